import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPolicy } from './policy.ts';

const VECTORS = fileURLToPath(new URL('../../../vectors/', import.meta.url));

export const target = {
  name: 'policy',
  run(bytes: Uint8Array): string {
    const { issuers, log, timestamps } = readPolicy(bytes);
    return `${issuers.length} ${log?.witnesses.length ?? 0} ${timestamps?.least ?? 0}`;
  },
  seeds: (): Uint8Array[] =>
    readdirSync(VECTORS).map((form) => readFileSync(`${VECTORS}${form}/policy.json`)),
  dictionary: ['"issuers":[', '"log":"', '"trust":["', '"timestamps":', '\\nquorum none\\n', 'group '],
};
