import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openCompact, readBundle } from '@ancrage/proof';
import { credentialProblems } from './data-model.ts';
import { type JsonDocument, readDocument } from './json-document.ts';
import { hasJsonLd, WatchedJsonLd } from './json-ld.ts';

const VECTORS = fileURLToPath(new URL('../../../../../vectors/', import.meta.url));
const jsonLd = new WatchedJsonLd();
after(() => jsonLd.close());

/** What is signed in every bundle ever issued. */
const credentials = readdirSync(VECTORS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bundle.json'))
  .toSorted()
  .map((name) => {
    const { credential } = readBundle(readFileSync(`${VECTORS}${name}`));
    return [name, readDocument(openCompact(credential).payload) as JsonDocument] as const;
  });

test('every certificate ever issued keeps the data model of W3C', () => {
  assert.ok(credentials.length > 2);
  for (const [name, credential] of credentials) assert.deepEqual(credentialProblems(credential), [], name);
});

test('nothing in them is without a meaning in JSON-LD', {
  skip: hasJsonLd() ? false : 'packages/app/vc-api is not installed',
}, async () => {
  for (const [name, credential] of credentials) {
    const [quads] = await jsonLd.canonize([credential]);
    assert.match(quads!, /urn:ancrage:credential:1#/, name);
  }
});
