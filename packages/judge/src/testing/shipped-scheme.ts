import { readdirSync, readFileSync } from 'node:fs';
import { loadScheme } from '../scheme/load-scheme.ts';
import type { Scheme } from '../scheme/scheme.ts';

const folder = new URL('../../../../schemes/qc-souverainete/2026.1/', import.meta.url);

/** The scheme that the command line uses, as the repository has it. */
export function shippedScheme(): Scheme {
  const criteria = readdirSync(new URL('criteria/', folder)).map((name) => `criteria/${name}`);
  const paths = ['scheme.yaml', 'parameters.yaml', 'grades.yaml', ...criteria];
  return loadScheme(
    new Map(paths.map((path) => [path, new Uint8Array(readFileSync(new URL(path, folder)))])),
  );
}
