import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, parseUtcDate } from '@ancrage/base';
import { recogniseReader } from '../readers/registry.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import type { Reading } from '../reading/reading.ts';
import type { GradeRow } from '../scheme/scheme.ts';
import { entryOf, testSigner, trustIn } from '../testing/signing.ts';
import type { TrustEntry, TrustList } from '../trust/trust-list.ts';
import { emptyTrustList } from '../trust/trust-list.ts';
import { buildDossier } from './build-dossier.ts';
import type { Dossier } from './dossier.ts';

const AT = parseUtcDate('2026-11-01');
const MANIFEST = `ancrage: dossier/1
service: { name: Nordet, provider: Nordet inc. }
scope: { period: { from: 2026-01-01, to: 2026-10-31 } }
`;
const STATE = JSON.stringify({
  version: 4,
  terraform_version: '1.9.0',
  lineage: 'x',
  resources: [],
});
const GRADES: readonly GradeRow[] = [
  { format: 'statement', collector: 'provider', method: 'declared', confirmed: false },
  { format: 'statement', collector: 'assessor', method: 'observed', confirmed: false },
  { format: 'statement', collector: 'third-party', method: 'observed', confirmed: false },
  { format: 'opentofu-state', collector: 'provider', method: 'observed', confirmed: false },
  { format: 'opentofu-state', collector: 'assessor', method: 'observed', confirmed: false },
  { format: 'ancrage-dossier', collector: 'provider', method: 'declared', confirmed: false },
  { format: 'ancrage-dossier', collector: 'assessor', method: 'declared', confirmed: false },
  { format: 'contract', collector: 'provider', method: 'declared', confirmed: false },
  { format: 'contract', collector: 'assessor', method: 'documented', confirmed: true },
];

const assessor = testSigner('assessor');
const body = testSigner('body');

const PENTEST = {
  kind: 'penetration-test',
  method: 'observed',
  on: '2026-06-01',
  open_critical: 0,
  open_high: 0,
};
const FINDING = {
  kind: 'assessor-finding',
  method: 'documented',
  control: 'OWN-01',
  outcome: 'met',
  reason: 'r',
  on: '2026-06-01',
};
const statement = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ancrage: 'statement/1',
  about: 'Nordet',
  issued_at: '2026-10-01T00:00:00Z',
  facts: [PENTEST],
  ...change,
});

function read(text: string): Reading {
  const bytes = new TextEncoder().encode(text);
  return recogniseReader(bytes, 'x')!.read(bytes, { evidence: digestOf(bytes), name: 'x' });
}

function dossierOf(trust: TrustList, ...files: string[]): Dossier {
  return buildDossier(mergeReadings([MANIFEST, ...files].map(read)), trust, GRADES, AT);
}

/** Grade of the first fact of a kind, as `method/source`. */
function gradeIn(
  dossier: Dossier,
  kind: 'penetration-test' | 'assessor-finding' = 'penetration-test',
): string {
  const { method, source } = dossier.of(kind)[0]!.grade;
  return `${method}/${source}`;
}

function gradeUnder(entry: Partial<TrustEntry>, change: Record<string, unknown> = {}): string {
  return gradeIn(dossierOf(trustIn(entryOf(assessor, entry)), assessor.jws(statement(change))));
}

test('a listed assessor raises a statement about this service; no list, or another key, raises nothing', () => {
  const jws = assessor.jws(statement());
  assert.equal(gradeUnder({}), 'observed/assessor');
  assert.equal(gradeUnder({ role: 'third-party' }), 'observed/third-party');
  assert.equal(gradeUnder({ role: 'provider' }), 'declared/provider');
  assert.equal(gradeIn(dossierOf(emptyTrustList, jws)), 'declared/provider');
  assert.equal(gradeIn(dossierOf(trustIn(entryOf(body)), jws)), 'declared/provider');
  const impostor = testSigner('impostor').jws(statement(), { kid: 'assessor' });
  assert.equal(gradeIn(dossierOf(trustIn(entryOf(assessor)), impostor)), 'declared/provider');
});

test('unsigned, it is the provider’s word', () => {
  assert.equal(
    gradeIn(dossierOf(trustIn(entryOf(assessor)), JSON.stringify(statement()))),
    'declared/provider',
  );
});

test('what the signer says of the method lowers the grade and never raises it', () => {
  assert.equal(gradeUnder({}, { facts: [{ ...PENTEST, method: 'documented' }] }), 'documented/assessor');
  assert.equal(gradeUnder({}, { facts: [{ ...PENTEST, method: 'declared' }] }), 'declared/assessor');
});

test('expired, revoked, not yet valid and future signatures raise nothing', () => {
  assert.equal(gradeUnder({ valid: { from: '2026-10-01', to: '2026-10-01' } }), 'observed/assessor');
  assert.equal(gradeUnder({ valid: { from: '2020-01-01', to: '2026-09-30' } }), 'declared/provider');
  assert.equal(gradeUnder({ valid: { from: '2026-10-02', to: '2030-01-01' } }), 'declared/provider');
  assert.equal(gradeUnder({ revoked: '2026-11-01' }), 'declared/provider');
  assert.equal(gradeUnder({ revoked: '2026-11-02' }), 'observed/assessor');
  assert.equal(gradeUnder({}, { issued_at: '2026-11-02T00:00:00Z' }), 'declared/provider');
});

test('a certifier’s key vouches for no evidence', () => {
  const dossier = dossierOf(trustIn(entryOf(assessor, { role: 'certifier' })), assessor.jws(statement()));
  assert.equal(gradeIn(dossier), 'declared/provider');
  assert.deepEqual(
    [...dossier.files.values()].flatMap(({ vouchedBy }) => vouchedBy),
    [],
  );
});

test('a statement about another service counts for nothing', () => {
  assert.equal(gradeUnder({}, { about: 'Suroît' }), 'declared/provider');
  assert.equal(gradeUnder({}, { about: 'nordet' }), 'declared/provider');
});

test('a statement holds until its last day, included; the day that a manifest gives is kept apart', () => {
  assert.equal(gradeUnder({}, { valid_until: '2026-11-01' }), 'observed/assessor');
  assert.equal(gradeUnder({}, { valid_until: '2026-10-31' }), 'declared/provider');
  const jws = assessor.jws(statement({ valid_until: '2027-01-01' }));
  const file = (until?: string): readonly (number | undefined)[] => {
    const manifest = `${MANIFEST}evidence: [{ path: s.jws${until === undefined ? '' : `, valid_until: ${until}`} }]\n`;
    const reading = mergeReadings([manifest, jws].map(read));
    const id = digestOf(jws);
    const receipt = {
      kind: 'file',
      value: { path: 's.jws', bytes: '1', state: 'read' },
      at: { evidence: id, place: { pointer: '' } },
    } as const;
    const facts = [...reading.facts, receipt];
    const { validUntil, listedUntil } = buildDossier({ ...reading, facts }, trustIn(), GRADES, AT).files.get(
      id,
    )!;
    return [validUntil, listedUntil];
  };
  assert.deepEqual(file(), [parseUtcDate('2027-01-01'), undefined]);
  assert.deepEqual(file('2026-12-01'), [parseUtcDate('2027-01-01'), parseUtcDate('2026-12-01')]);
});

test('a key vouches only within its kinds and controls, fact by fact', () => {
  const jws = assessor.jws(statement({ facts: [PENTEST, FINDING] }));
  const grades = (entry: Partial<TrustEntry>): string[] => {
    const dossier = dossierOf(trustIn(entryOf(assessor, entry)), jws);
    return [gradeIn(dossier), gradeIn(dossier, 'assessor-finding')];
  };
  assert.deepEqual(grades({}), ['observed/assessor', 'documented/assessor']);
  assert.deepEqual(grades({ kinds: ['penetration-test'] }), ['observed/assessor', 'declared/provider']);
  assert.deepEqual(grades({ kinds: ['assessor-finding'] }), ['declared/provider', 'documented/assessor']);
  assert.deepEqual(grades({ controls: ['OWN-01'] }), ['observed/assessor', 'documented/assessor']);
  assert.deepEqual(grades({ controls: ['OWN-02'] }), ['observed/assessor', 'declared/provider']);
});

test('a stronger signer lends nothing beyond its own kinds', () => {
  const a = assessor.jws(statement({ facts: [PENTEST, FINDING] }));
  const b = body.jws(statement({ facts: [PENTEST, FINDING] }));
  const both = JSON.stringify({
    payload: a.split('.')[1],
    signatures: [a, b].map((jws) => ({ protected: jws.split('.')[0], signature: jws.split('.')[2] })),
  });
  const limited = entryOf(body, { role: 'third-party', kinds: ['penetration-test'] });
  const dossier = dossierOf(trustIn(entryOf(assessor), limited), both);
  assert.equal(gradeIn(dossier), 'observed/third-party');
  assert.equal(gradeIn(dossier, 'assessor-finding'), 'documented/assessor');
});

function collection(...contents: string[]): string {
  return collectionAbout('Nordet', ...contents);
}

function collectionAbout(about: string | undefined, ...contents: string[]): string {
  return JSON.stringify(
    assessor.dsse({
      _type: 'https://in-toto.io/Statement/v1',
      subject: contents.map((text, index) => ({
        name: `f${index}`,
        digest: { sha256: digestOf(text).slice(7) },
      })),
      predicateType: 'urn:ancrage:collection:1',
      predicate: { about, tool: 't', collected_at: '2026-10-01T00:00:00Z' },
    }),
  );
}

test('who collects a machine’s file is its source, within the limits of the key', () => {
  const fileGrade = (entry: Partial<TrustEntry>): string => {
    const dossier = dossierOf(trustIn(entryOf(assessor, entry)), STATE, collection(STATE));
    const { grade, vouchedBy } = dossier.files.get(digestOf(STATE))!;
    return `${grade.method}/${grade.source} ${vouchedBy.join()}`;
  };
  assert.equal(fileGrade({}), 'observed/assessor Organisation assessor');
  assert.equal(fileGrade({ kinds: ['penetration-test'] }), 'observed/provider ');
  assert.equal(fileGrade({ role: 'certifier' }), 'observed/provider ');
  assert.equal(fileGrade({ revoked: '2026-01-01' }), 'observed/provider ');
});

test('who collects somebody’s word does not make it his own', () => {
  const unsigned = JSON.stringify(statement({ facts: [PENTEST, FINDING] }));
  const all = collection(MANIFEST, unsigned);
  const dossier = dossierOf(trustIn(entryOf(assessor)), unsigned, all);
  assert.equal(gradeIn(dossier), 'declared/provider');
  assert.equal(gradeIn(dossier, 'assessor-finding'), 'declared/provider');
  assert.equal(dossier.files.get(digestOf(MANIFEST))!.grade.source, 'provider');
});

test('a contract summary counts once someone trusted confirms its reading', () => {
  const contract = `ancrage: contract/1
document: { path: c.pdf, sha256: ${'c'.repeat(64)} }
signed_on: 2026-02-01
clauses: [{ clause: audit-right, page: 1, quote: q, values: { notice_days: 5, register_may_audit: true } }]
`;
  const fact = { kind: 'confirmation', method: 'documented', digest: digestOf(contract).slice(7) };
  const confirmed = (entry: Partial<TrustEntry>, change: Record<string, unknown> = {}): string => {
    const jws = assessor.jws(statement({ facts: [fact], ...change }));
    const { grade } = dossierOf(trustIn(entryOf(assessor, entry)), contract, jws).files.get(
      digestOf(contract),
    )!;
    return `${grade.method}/${grade.source}`;
  };
  assert.equal(confirmed({}), 'documented/assessor');
  assert.equal(confirmed({ role: 'provider' }), 'declared/provider');
  assert.equal(confirmed({ kinds: ['penetration-test'] }), 'declared/provider');
  assert.equal(confirmed({ kinds: ['confirmation', 'audit-right'] }), 'documented/assessor');
  assert.equal(confirmed({}, { about: 'Suroît' }), 'declared/provider');
  assert.equal(confirmed({}, { valid_until: '2026-10-15' }), 'declared/provider');
});

test('a flipped bit never keeps the signature', () => {
  const trust = trustIn(entryOf(assessor));
  const text = assessor.jws(statement());
  const files = [
    text,
    JSON.stringify({
      payload: text.split('.')[1],
      protected: text.split('.')[0],
      signature: text.split('.')[2],
    }),
  ];
  for (const file of files) {
    const whole = dossierOf(trust, file);
    assert.deepEqual(whole.files.get(digestOf(file))!.vouchedBy, ['Organisation assessor']);
    const bytes = new TextEncoder().encode(file);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      let vouched: readonly string[] = [];
      try {
        const id = digestOf(flipped);
        const reading = recogniseReader(flipped, 'x')?.read(flipped, { evidence: id, name: 'x' });
        if (reading !== undefined) {
          const dossier = buildDossier(mergeReadings([read(MANIFEST), reading]), trust, GRADES, AT);
          vouched = dossier.files.get(id)!.vouchedBy;
        }
      } catch (error) {
        assert.equal(typeof (error as { code?: unknown }).code, 'string', String(error));
      }
      assert.deepEqual(vouched, [], `bit ${bit}`);
    }
  }
});

test('a revocation that the list knows counts, even on a day of judgement set before it', () => {
  const jws = assessor.jws(statement({}));
  const list = (issued: string): ReturnType<typeof trustIn> => ({
    ...trustIn(entryOf(assessor, { revoked: '2026-11-20' })),
    issued,
  });
  assert.equal(gradeIn(dossierOf(list('2026-10-01'), jws)), 'observed/assessor');
  assert.equal(gradeIn(dossierOf(list('2026-11-21'), jws)), 'declared/provider');
});

test('a collection for another service, or for none, vouches for nothing here', () => {
  const vouched = (about: string | undefined): readonly string[] =>
    dossierOf(trustIn(entryOf(assessor)), STATE, collectionAbout(about, STATE)).files.get(digestOf(STATE))!
      .vouchedBy;
  assert.deepEqual(vouched('Nordet'), ['Organisation assessor']);
  assert.deepEqual(vouched('Another'), []);
  assert.deepEqual(vouched(undefined), []);
});

test('a file that a trusted collection names is missed even where folder and manifest drop it', () => {
  const missing = (entry: Partial<TrustEntry>): readonly string[] =>
    dossierOf(trustIn(entryOf(assessor, entry)), collection(STATE)).missing.map(
      ({ path, why }) => `${path} ${why}`,
    );
  assert.deepEqual(missing({}), ['f0 absent']);
  assert.deepEqual(missing({ revoked: '2026-01-01' }), []);
  assert.deepEqual(missing({ kinds: ['certification'] }), []);
});
