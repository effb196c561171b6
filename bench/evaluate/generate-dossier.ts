/** A made-up dossier: path → text of its native files. */
export type GeneratedDossier = ReadonlyMap<string, string>;

/**
 * Dossier number `index` with about `files` files: a manifest, OpenTofu states, FOCUS bills and an unsigned statement.
 * Deterministic; every tenth has a bucket abroad, every seventh an undeclared account, so that verdicts differ.
 */
export function generateDossier(index: number, files: number): GeneratedDossier {
  const dossier = new Map<string, string>();
  const states = Math.max(1, Math.floor((files - 2) * 0.6));
  const bills = Math.max(1, files - 2 - states);
  const accounts = Array.from({ length: states }, (_, n) => String(100_000_000_000 + index * 97 + n));
  for (const [n, account] of accounts.entries()) {
    dossier.set(
      `inventory/state-${n}.json`,
      state(account, index % 10 === 0 && n === 0 ? 'us-east-1' : 'ca-central-1', index + n),
    );
  }
  for (let n = 0; n < bills; n += 1) {
    const billed = index % 7 === 0 && n === 0 ? '999999999999' : accounts[n % states]!;
    dossier.set(`bills/bill-${n}.csv`, bill(billed, n));
  }
  dossier.set('statement.yaml', statement(`Service ${index}`, index));
  dossier.set('dossier.yaml', manifest(index, accounts, [...dossier.keys()]));
  return dossier;
}

function state(account: string, region: string, salt: number): string {
  const resource = (type: string, name: string, attributes: object): object => ({
    mode: 'managed',
    type,
    name,
    provider: 'provider["hashicorp/aws"]',
    instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
  });
  const at = (service: string, name: string): string => `arn:aws:${service}:${region}:${account}:${name}`;
  const resources = Array.from({ length: 12 }, (_, n) => [
    resource('aws_s3_bucket', `bucket_${n}`, {
      bucket: `b-${salt}-${n}`,
      region,
      arn: `arn:aws:s3:::b-${salt}-${n}`,
    }),
    resource('aws_db_instance', `db_${n}`, { arn: at('rds', `db:d${n}`), region, storage_encrypted: true }),
    resource('aws_instance', `vm_${n}`, {
      arn: at('ec2', `instance/i-${n}`),
      region,
      availability_zone: `${region}a`,
    }),
  ]).flat();
  resources.push(resource('aws_kms_key', 'key', { arn: at('kms', 'key/1'), region, multi_region: false }));
  return JSON.stringify({
    version: 4,
    terraform_version: '1.10.3',
    serial: salt,
    lineage: `l-${salt}`,
    outputs: {},
    resources,
  });
}

function bill(account: string, n: number): string {
  const header =
    'BilledCost,BillingAccountId,BillingCurrency,ChargePeriodStart,ChargePeriodEnd,ChargeDescription,InvoiceIssuerName,ProviderName,RegionId,ServiceCategory,SubAccountId';
  const month = String((n % 9) + 1).padStart(2, '0');
  const lines = Array.from(
    { length: 200 },
    (_, line) =>
      `${(line * 17) % 101}.${line % 10},111,CAD,2026-${month}-01T00:00:00Z,2026-${month}-02T00:00:00Z,"$0.02 per GB-Mo, storage",Amazon Web Services Canada Inc.,AWS,ca-central-1,Storage,${account}`,
  );
  return `${header}\n${lines.join('\n')}\n`;
}

function statement(service: string, index: number): string {
  return `ancrage: statement/1
about: ${service}
issued_at: '2026-10-01T00:00:00Z'
facts:
  - { kind: penetration-test, method: documented, on: '2026-06-01', open_critical: ${index % 2}, open_high: 0 }
  - { kind: recovery-drill, method: documented, on: '2026-05-01', rpo_met: true, rto_met: true }
`;
}

function manifest(index: number, accounts: readonly string[], paths: readonly string[]): string {
  const list = accounts.map((account) => `    - { platform: aws, account: '${account}' }`).join('\n');
  const evidence = paths
    .map((path) => `  - { path: ${path}, received_at: '2026-10-02T00:00:00Z' }`)
    .join('\n');
  return `ancrage: dossier/1
judge_at: '2026-11-01'
service: { name: Service ${index}, provider: Fournisseur ${index} inc., entity: NEQ-${index} }
scope:
  period: { from: '2026-07-01', to: '2026-09-30' }
  accounts:
${list}
evidence:
${evidence}
declarations:
  - { kind: notice-to-leave, days: ${30 + (index % 60)} }
`;
}
