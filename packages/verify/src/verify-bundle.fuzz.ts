import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { verifySignature } from '@ancrage/proof';
import { readPolicy } from './policy.ts';
import { verifyBundle } from './verify-bundle.ts';

const VECTORS = fileURLToPath(new URL('../../../vectors/', import.meta.url));
const files = readdirSync(VECTORS).flatMap((form) =>
  readdirSync(`${VECTORS}${form}`).map((name) => `${VECTORS}${form}/${name}`),
);
const policy = readPolicy(readFileSync(`${VECTORS}1/policy.json`));

/** A bundle may be anything: there is always an answer, and never a fault. */
export const target = {
  name: 'bundle',
  run(bytes: Uint8Array): string {
    const { verdict, steps } = verifyBundle(bytes, {
      policy,
      at: '2026-12-01T00:00:00Z',
      verify: verifySignature,
    });
    return `${verdict} ${steps.map(({ code }) => code).join(' ')}`;
  },
  seeds: (): Uint8Array[] =>
    files.filter((name) => name.includes('bundle')).map((name) => readFileSync(name)),
  dictionary: [
    '"ancrage":"ancrage-bundle/1"',
    '"proof":"',
    '"timestamps":[',
    '"signatures":[',
    '"payload":"',
    '.',
    '-',
    '_',
  ],
};
