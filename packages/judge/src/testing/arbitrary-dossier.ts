import fc from 'fast-check';
import { goodFiles } from './good-files.ts';
import type { Bucket, Folder, SignerName, StatedFact } from './sample-dossier.ts';
import { billFile, manifestFile, stateFile, statementFile } from './sample-dossier.ts';

const regions = ['ca-central-1', 'ca-west-1', 'us-east-1', 'eu-west-1', 'mtl-1', 'multi-region'];
const region = fc.constantFrom(...regions);
const country = fc.constantFrom('CA', 'CA', 'US', 'FR');
const day = fc.constantFrom('2024-01-01', '2026-02-01', '2026-06-01', '2026-08-01', '2026-12-01');
const share = fc.constantFrom('0', '10', '30', '33.3', '40', '60', '66.7', '100');
const holder = fc.constantFrom('ana', 'bob', 'fonds');
const certificationDates = fc.constantFrom(
  { from: '2026-01-01', to: '2027-01-01' },
  { from: '2024-01-01', to: '2025-01-01' },
);

const bucket: fc.Arbitrary<Bucket> = fc.record({
  type: fc.constantFrom('aws_s3_bucket', 'aws_s3_bucket', 'aws_db_snapshot', 'aws_kms_key', 'aws_instance'),
  name: fc.constantFrom('a', 'b', 'c'),
  attributes: fc.oneof(
    region.map((name) => ({ region: name })),
    fc.record({ region, multi_region: fc.boolean() }),
    fc.constant({}),
  ),
});

const copy: fc.Arbitrary<Bucket> = fc.constantFrom('a', 'b', 'z').map((target) => ({
  type: 'aws_s3_bucket_replication_configuration',
  name: 'copy',
  attributes: { region: 'ca-central-1', rule: [{ destination: [{ bucket: `arn:aws:s3:::${target}` }] }] },
}));

const billRow = fc.tuple(
  fc.constantFrom('AWS', 'AWS', 'Nordet inc.'),
  fc.constantFrom('111', '111', '999'),
  fc.constantFrom('ca-central-1', 'us-east-1', ''),
  fc.constantFrom('07', '08'),
  fc.constantFrom('0', '12.5', '-3'),
  fc.constantFrom('storage', 'data transfer out to internet', 'inter-region transfer'),
);

/** One stated fact of a kind that the sample scheme looks at, for or against the service. */
export const statedFact: fc.Arbitrary<StatedFact> = fc.oneof(
  fc.record({
    kind: fc.constant('site'),
    site: fc.constantFrom('s1', 's2'),
    name: fc.constant('Site'),
    country,
    storage: fc.boolean(),
    processing: fc.constant(false),
    backup: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('region-site'),
    platform: fc.constant('aws'),
    region,
    site: fc.constantFrom('s1', 's2'),
  }),
  fc.record({
    kind: fc.constant('resource'),
    resource: fc.constantFrom('aws_s3_bucket.a', 'aws_s3_bucket.b', 'z'),
    native: fc.constantFrom('a', 'b', 'z'),
    type: fc.constant('x'),
    role: fc.constantFrom('storage', 'backup', 'other'),
    platform: fc.constant('aws'),
    account: fc.constant('111'),
    region,
  }),
  fc.record({
    kind: fc.constant('key'),
    key: fc.constantFrom('k'),
    platform: fc.constant('aws'),
    region,
    site: fc.constantFrom('s1', 's2'),
    protection: fc.constant('hardware'),
    custodian: fc.constant('platform'),
  }),
  fc.record({
    kind: fc.constant('inventory'),
    platform: fc.constant('aws'),
    account: fc.constant('111'),
    resources: fc.constant(1),
    opaque: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('holding'),
    holding: fc.constantFrom('h1', 'h2'),
    holder,
    issuer: fc.constantFrom('nordet', 'nordet', 'shell', 'fonds'),
    interest: fc.constant('votingRights'),
    direct: fc.constantFrom('direct', 'direct', 'direct', 'indirect'),
    minimum: share,
    maximum: fc.constant('100'),
  }),
  fc.record({
    kind: fc.constant('holding'),
    holding: fc.constantFrom('h3', 'h4'),
    holder,
    issuer: fc.constant('nordet'),
    interest: fc.constant('votingRights'),
    direct: fc.constant('direct'),
    minimum: fc.constant('70'),
    maximum: fc.constant('70'),
  }),
  fc.record({
    kind: fc.constant('holder-status'),
    holder,
    status: fc.constantFrom('canadian', 'foreign', 'unknown'),
    natural: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('entity'),
    entity: fc.constant('shell'),
    name: fc.constant('Shell'),
    type: fc.constant('registeredEntity'),
    identifier: fc.constant('nordet'),
  }),
  fc.record({
    kind: fc.constant('board'),
    seats: fc.constant(9),
    canadian: fc.constantFrom(5, 6, 9),
    on: day,
  }),
  fc.record({ kind: fc.constant('notice-to-leave'), days: fc.constantFrom(30, 60, 90) }),
  fc.record({
    kind: fc.constant('penetration-test'),
    on: day,
    open_critical: fc.constantFrom(0, 0, 2),
    open_high: fc.constant(0),
  }),
  fc
    .record({
      kind: fc.constant('certification'),
      standard: fc.constant('iso-27001'),
      body: fc.constant('Body'),
      accredited: fc.boolean(),
      covers_service: fc.constant(true),
      covers_sites: fc.constant(true),
      withdrawn: fc.constantFrom(false, false, false, true),
      dates: certificationDates,
    })
    .map(({ dates, ...rest }) => ({ ...rest, ...dates })),
  fc.record({
    kind: fc.constant('assessor-finding'),
    control: fc.constantFrom('SEC-03', 'SEC-02', 'RES-01'),
    outcome: fc.constantFrom('met', 'met', 'not-met', 'not-applicable'),
    reason: fc.constant('r'),
    on: fc.constant('2026-07-01'),
  }),
);

const method = fc.constantFrom('declared', 'documented', 'observed');
export const statement = (signers: fc.Arbitrary<SignerName | undefined>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.tuple(statedFact, method), { minLength: 1, maxLength: 4 }),
      signers,
      fc.constantFrom('2024-08-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-08-01T00:00:00Z'),
    )
    .map(([facts, signer, issued]) =>
      statementFile(
        facts.map(([fact, how]) => ({ ...fact, method: how })),
        signer,
        issued,
      ),
    );

/** Files of a dossier besides its manifest: often the good ones, with others for and against. */
export const evidenceFiles: fc.Arbitrary<[string, string][]> = fc
  .tuple(
    fc.subarray(goodFiles(), { minLength: 1 }),
    fc.array(
      fc.oneof(
        fc.array(fc.oneof(bucket, copy), { minLength: 1, maxLength: 3 }).map((list) => stateFile(list)),
        fc.array(billRow, { minLength: 1, maxLength: 3 }).map((rows) => billFile(rows)),
        statement(fc.constantFrom('assessor', 'body', 'provider', 'stranger', undefined)),
        fc.constant('not a format that anyone knows'),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([good, others]) => [
    ...good,
    ...others.map((text, index): [string, string] => [`other-${index}`, text]),
  ]);

/** The folder of a list of files under a manifest that lists them all. */
export function folderOf(
  files: readonly [string, string][],
  more = '',
  declarations: readonly StatedFact[] = [],
): Folder {
  const evidence = new Map(files);
  return new Map([['dossier.yaml', manifestFile(evidence, more, declarations)], ...evidence]);
}
