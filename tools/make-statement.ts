// Signs a statement with one of the demonstration keys, which anyone can make: for examples and golden cases only.
//
//   node tools/make-statement.ts <statement.yaml> --as <role> --out <file.jws>
//
// With an Ed25519 role the output is the same on every machine; ES256 (audit-firm) draws a number for each signature.
// The statement is read by the judge before and after it is signed: what it would refuse is never written.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { digestOf } from '../packages/base/src/index.ts';
import { openStatement, recogniseReader } from '../packages/judge/src/readers/index.ts';
import {
  demonstrationKey,
  demonstrationRoles,
  type DemonstrationRole,
  isDemonstrationRole,
  signStatement,
} from '../packages/keys/src/index.ts';

/** The signed statement, as the bytes of a file. */
export function makeStatement(source: Uint8Array, role: DemonstrationRole): string {
  const { statement } = openStatement(source);
  const signed = `${signStatement(statement, demonstrationKey(role))}\n`;
  for (const bytes of [source, new TextEncoder().encode(signed)]) {
    recogniseReader(bytes, '')?.read(bytes, { evidence: digestOf(bytes), name: '' });
  }
  return signed;
}

function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string' }, out: { type: 'string' } },
  });
  const [input] = positionals;
  const role = values.as ?? '';
  if (input === undefined || values.out === undefined || !isDemonstrationRole(role)) {
    console.error('usage: node tools/make-statement.ts <statement.yaml> --as <role> --out <file.jws>');
    console.error(`roles: ${Object.keys(demonstrationRoles).join(', ')}`);
    return 2;
  }
  writeFileSync(values.out, makeStatement(readFileSync(input), role));
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
