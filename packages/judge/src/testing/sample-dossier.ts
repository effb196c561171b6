import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { digestOf, sha256Hex } from '@ancrage/base';
import { judge } from '../judge.ts';
import { recogniseReader } from '../readers/registry.ts';
import { emptyReading } from '../reading/reading.ts';
import type { Reading } from '../reading/reading.ts';
import { loadReference, type Reference } from '../reference/reference.ts';
import type { Report } from '../report/report.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { loadTrustList } from '../trust/trust-list.ts';
import type { TrustList } from '../trust/trust-list.ts';
import { sampleLaws } from './sample-laws.ts';
import { sampleScheme } from './sample-scheme.ts';

/** Files by path, as a folder would hold them. */
export type Folder = ReadonlyMap<string, string>;

export type SignerName = 'assessor' | 'body' | 'provider' | 'stranger';
const SIGNERS: readonly SignerName[] = ['assessor', 'body', 'provider', 'stranger'];

/** Ed25519 keys from fixed seeds, so that the same dossier has the same bytes everywhere. Throw-away, for tests. */
const keys = new Map<SignerName, KeyObject>(
  SIGNERS.map((name) => {
    const seed = Buffer.from(sha256Hex(`sample key of ${name}`), 'hex');
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    return [name, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })];
  }),
);

const ROLES = { assessor: 'assessor', body: 'third-party', provider: 'provider' } as const;

/** Everyone but the stranger is listed. */
export const sampleTrust: TrustList = loadTrustList(
  new TextEncoder().encode(`ancrage: trust/1
id: sample
issued: 2026-01-01
title: { fr: t, en: t }
demonstration: true
entries:
${(['assessor', 'body', 'provider'] as const)
  .map((name) => {
    const { x } = createPublicKey(keys.get(name)!).export({ format: 'jwk' });
    return `  - { organisation: ${name}, role: ${ROLES[name]}, key: { id: ${name}, algorithm: EdDSA, public: '${x}' }, valid: { from: 2026-01-01, to: 2027-12-31 } }`;
  })
  .join('\n')}
`),
);

export const sampleReference = loadReference(
  new TextEncoder().encode(`ancrage: regions/1
as_of: 2026-01-01
licence: none
platforms:
  - platform: aws
    source: test
    regions:
      - { region: ca-central-1, country: CA, province: QC, place: Montréal }
      - { region: ca-west-1, country: CA, province: AB, place: Calgary }
      - { region: us-east-1, country: US, place: Virginie }
      - { region: eu-west-1, country: IE, place: Irlande }
    global: [global, multi-region]
  - platform: azure
    source: test
    regions:
      - { region: canadacentral, country: CA, province: 'ON', place: Toronto, pair: canadaeast }
      - { region: canadaeast, country: CA, province: QC, place: Québec }
      - { region: brazilsouth, country: BR, place: São Paulo, pair: eastus }
      - { region: eastus, country: US, place: Virginie }
    global: [global, multi-region]
`),
);

export const SAMPLE_SERVICE = 'Nordet';
export const SAMPLE_DATE = '2026-09-01';

/** A fact as a statement writes it. */
export type StatedFact = Readonly<Record<string, unknown>> & { readonly kind: string };

/** A statement as a file: unsigned (YAML is a superset of the JSON written here), or a compact JWS. */
export function statementFile(
  facts: readonly StatedFact[],
  signer?: SignerName,
  issued = '2026-08-01T00:00:00Z',
): string {
  const payload = JSON.stringify({
    ancrage: 'statement/1',
    about: SAMPLE_SERVICE,
    issued_at: issued,
    facts: facts.map((fact) => ({ method: 'observed', ...fact })),
  });
  if (signer === undefined) return payload;
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  const header = encode(JSON.stringify({ alg: 'EdDSA', kid: signer, typ: 'ancrage-statement+jwt' }));
  const input = `${header}.${encode(payload)}`;
  return `${input}.${sign(null, Buffer.from(input), keys.get(signer)!).toString('base64url')}`;
}

export interface Bucket {
  readonly type?: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An OpenTofu state whose resources belong to account 111. */
export function stateFile(resources: readonly Bucket[]): string {
  return JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    lineage: 'x',
    resources: resources.map(({ type = 'aws_s3_bucket', name, attributes }) => ({
      mode: 'managed',
      type,
      name,
      instances: [{ attributes: { owner_id: '111', bucket: name, ...attributes } }],
    })),
  });
}

/** A bill: seller, account, region, month `MM` of 2026, amount, description. */
export function billFile(
  rows: readonly (readonly [string, string, string, string, string, string])[],
): string {
  const header =
    'ProviderName,BillingAccountId,SubAccountId,RegionId,ServiceCategory,BillingCurrency,ChargePeriodStart,ChargePeriodEnd,BilledCost,ChargeDescription';
  const lines = rows.map(
    ([provider, account, region, month, amount, words]) =>
      `${provider},payer,${account},${region},Storage,CAD,2026-${month}-01T00:00:00Z,2026-${month}-02T00:00:00Z,${amount},${words}`,
  );
  return `${[header, ...lines].join('\n')}\n`;
}

/** The manifest of the sample service: every other file of the folder is listed, with its digest. */
export function manifestFile(files: Folder, more = '', declarations: readonly StatedFact[] = []): string {
  const listed = [...files].map(
    ([path, text]) =>
      `  - { path: ${path}, sha256: '${sha256Hex(text)}', received_at: '2026-08-15T00:00:00Z' }`,
  );
  return `ancrage: dossier/1
service: { name: ${SAMPLE_SERVICE}, provider: Nordet inc., entity: nordet }
scope:
  period: { from: 2026-07-01, to: 2026-08-31 }
  accounts: [{ platform: aws, account: '111' }]
  entities:
    - { entity: nordet, name: Nordet inc., role: provider }
    - { entity: aws, name: AWS, role: subprocessor }
${more}evidence:${listed.length === 0 ? ' []' : ''}
${listed.join('\n')}
declarations: ${JSON.stringify(declarations)}
`;
}

/** What a folder reads as, without touching a disk: one reading per distinct file, and the receipt. */
export function readFolder(folder: Folder): Reading[] {
  const readings = new Map<string, Reading>();
  const receipt: Reading['facts'][number][] = [];
  for (const [path, text] of folder) {
    const bytes = new TextEncoder().encode(text);
    const evidence = digestOf(bytes);
    let state: 'read' | 'refused' | 'unrecognised' = 'unrecognised';
    let code: string | undefined;
    try {
      const reader = recogniseReader(bytes, path);
      if (reader !== undefined) {
        readings.set(evidence, reader.read(bytes, { evidence, name: path }));
        state = 'read';
      }
    } catch (error) {
      state = 'refused';
      ({ code } = error as { code?: string });
    }
    const value = { path, bytes: String(bytes.length), state, ...(code === undefined ? {} : { code }) };
    receipt.push({ kind: 'file', value, at: { evidence, place: { pointer: '' } } });
  }
  return [...readings.values(), { ...emptyReading, parts: ['receipt'], facts: receipt }];
}

const scheme = sampleScheme();

/** Judges a folder under the sample scheme, trust list and tables. */
export function judgeFolder(
  folder: Folder,
  trust: TrustList = sampleTrust,
  by: Scheme = scheme,
  reference: Reference = sampleReference,
): Report {
  return judge({
    scheme: by,
    laws: sampleLaws,
    reference,
    trust,
    readings: readFolder(folder),
    at: SAMPLE_DATE,
  });
}
