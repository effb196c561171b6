// Writes the frozen schemas and the table of facts under docs/spec/.
//
//   node tools/make-spec.ts [--check]
//
// --check writes nothing and fails where a committed file differs. A difference is a change of a frozen format: it asks
// for a new version beside the old one, or for the words "not yet released" in the commit that makes it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factTables } from '../packages/judge/src/spec/fact-tables.ts';
import { jsonSchemas } from '../packages/judge/src/spec/json-schemas.ts';
import {
  bundleShape,
  changeShape,
  credentialShape,
  evaluationShape,
  grantShape,
  issuerShape,
  type JsonSchema,
  statusListShape,
} from '../packages/proof/src/index.ts';
import { policyShape } from '../packages/verify/src/index.ts';
import { readText, ROOT } from './tree.ts';

const FOLDER = 'docs/spec';
const MARK = '<!-- generated from here on by tools/make-spec.ts -->';

/** Documents of certificates, whose checks and schemas have one definition. */
const proofSchemas: readonly (readonly [name: string, title: string, schema: JsonSchema])[] = [
  ['bundle', 'Ancrage bundle, version 1', bundleShape.schema],
  ['credential', 'Ancrage certificate or attestation, version 1: the payload', credentialShape.schema],
  [
    'decision',
    'Ancrage decision, version 1: the payload',
    { oneOf: [grantShape.schema, changeShape.schema] },
  ],
  ['evaluation', 'Ancrage evaluation, version 1: the payload', evaluationShape.schema],
  ['issuer', 'Ancrage issuer document, version 1: the payload', issuerShape.schema],
  ['policy', 'Ancrage policy of a verifier, version 1', policyShape.schema],
  ['status-list', 'Ancrage status list (Bitstring Status List 1.0): the payload', statusListShape.schema],
];
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Every generated file by path, as it must be. */
export function specFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, schema] of jsonSchemas())
    files.set(`${FOLDER}/${name}`, `${JSON.stringify(schema, null, 1)}\n`);
  for (const [name, title, schema] of proofSchemas) {
    const text = JSON.stringify({ $schema: DIALECT, title, ...schema }, null, 1);
    files.set(`${FOLDER}/${name}.schema.json`, `${text}\n`);
  }
  const page = `${FOLDER}/facts.md`;
  const written = existsSync(join(ROOT, page)) ? readText(page).split(MARK)[0] : '# Facts\n\n';
  files.set(page, `${written}${MARK}\n\n${factTables()}`);
  return files;
}

/** Paths whose committed text differs from the generated one. */
export function differingSpecs(): string[] {
  return [...specFiles()]
    .filter(([path, text]) => !existsSync(join(ROOT, path)) || readText(path) !== text)
    .map(([path]) => path);
}

if (import.meta.main) {
  const differing = differingSpecs();
  if (process.argv.includes('--check')) {
    for (const path of differing) console.log(`${path}: differs from what the code says`);
    process.exitCode = differing.length === 0 ? 0 : 1;
  } else {
    mkdirSync(join(ROOT, FOLDER), { recursive: true });
    for (const [path, text] of specFiles()) writeFileSync(join(ROOT, path), text);
    console.log(`${differing.length} files changed`);
  }
}
