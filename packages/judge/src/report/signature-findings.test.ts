import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dossier, DossierFile } from '../dossier/dossier.ts';
import { sampleReference } from '../testing/sample-dossier.ts';
import { scopeFindings } from './scope-findings.ts';

const id = `sha256:${'a'.repeat(64)}` as const;
const dossierWith = (about: string, vouchedBy: readonly string[]): Dossier =>
  ({
    missing: [],
    files: new Map([
      [id, { path: 'x.jws', format: 'statement', listed: true, vouchedBy } as unknown as DossierFile],
    ]),
    evidence: new Map([[id, { id, about, envelopes: [{ keyId: 'k1' }] }]]),
    of: (kind: string) =>
      kind === 'service' ? [{ fact: { value: { service: 'Ours', provider: 'P' } } }] : [],
  }) as unknown as Dossier;

test('a signature by a listed key is nothing to report', () => {
  assert.deepEqual(scopeFindings(dossierWith('Ours', ['Vigie']), sampleReference), []);
});

test('a signature that nobody of the trust list made is named with its key', () => {
  assert.deepEqual(scopeFindings(dossierWith('Ours', []), sampleReference), [
    { code: 'SIGNER_NOT_LISTED', params: { path: 'x.jws', key: 'k1' } },
  ]);
});

test('a statement about another service is named with that service', () => {
  assert.deepEqual(scopeFindings(dossierWith('Theirs', ['Vigie']), sampleReference), [
    { code: 'STATEMENT_ABOUT_OTHER', params: { path: 'x.jws', about: 'Theirs' } },
  ]);
});
