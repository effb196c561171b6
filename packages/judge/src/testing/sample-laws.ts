import { readdirSync, readFileSync } from 'node:fs';
import { loadLaws } from '../laws/load-laws.ts';

const folder = new URL('../../../../laws/', import.meta.url);

/** The register that the repository ships. */
export const sampleLaws = loadLaws(
  new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))])),
);
