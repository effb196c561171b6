import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from '@ancrage/base';
import { emptyTrustList, judge, loadLaws, loadReference, loadScheme, ReadingBuilder } from '@ancrage/judge';
import type {
  FactValue,
  Format,
  KindName,
  LawRegister,
  Place,
  Reading,
  Report,
  Scheme,
} from '@ancrage/judge';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const ROOT = join(HERE, '../../../..');

/** The small scheme of the tests of this folder: five criteria, a dozen controls, every kind of rule and remedy. */
export function sampleScheme(folder: string = join(HERE, 'fixtures/scheme')): Scheme {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name));
  return loadScheme(
    new Map(files.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)])),
  );
}

/** The register that the repository ships. */
function sampleLaws(): LawRegister {
  const folder = join(ROOT, 'laws');
  return loadLaws(new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])));
}

/** A dossier that shows every outcome, both bases on the map, places abroad, and files that cannot be counted on. */
export function sampleReport(scheme: Scheme = sampleScheme(), demonstration = true): Report {
  const reference = loadReference(
    readFileSync(join(ROOT, 'reference/regions.json')),
    readFileSync(join(ROOT, 'reference/operators.yaml')),
  );
  return judge({
    scheme,
    laws: sampleLaws(),
    reference,
    trust: { ...emptyTrustList, demonstration },
    readings: sampleReadings(),
    at: '2026-11-23',
  });
}

const DATED = '2026-10-31T00:00:00Z';

function sampleReadings(): Reading[] {
  const readings = [
    manifest(),
    inventory(),
    bill(),
    contract(),
    ownership(),
    certificate(),
    visit(),
    flows(),
    ranges(),
  ];
  const paths = [
    'dossier.yaml',
    'inventaires/etat-production.tfstate',
    'factures/2026-10.csv',
    'contrats/entente-cadre.yaml',
    'propriete/registre.json',
    'audits/iso-27001.pdf',
    'audits/visite-des-sites.pdf',
    'flux/octobre.log',
    'flux/ip-ranges.json',
  ];
  const present = readings.map((reading, index) => one(reading.parts[0]!, paths[index]!, 'read'));
  const unread = [
    one(digestOf('refused'), 'journaux/passerelle.log', 'refused', 'READ_OPAQUE', '/header'),
    one(digestOf('unknown'), 'divers/logo.webp', 'unrecognised', 'READ_NOT_RECOGNISED'),
  ];
  const receipt: Reading = {
    format: 'ancrage-reading/1',
    parts: ['receipt'],
    evidence: [],
    facts: [...present, ...unread].map((reading) => reading.facts[0]!),
    notes: [],
  };
  return [...readings, receipt];
}

function one(
  id: string,
  path: string,
  state: 'read' | 'refused' | 'unrecognised',
  code?: string,
  place?: string,
): Reading {
  const reading = new ReadingBuilder({
    id: id as `sha256:${string}`,
    format: 'ancrage-receipt',
    version: '1',
  });
  reading.add('file', {
    path,
    bytes: '2048',
    state,
    ...(code === undefined ? {} : { code }),
    ...(place === undefined ? {} : { place }),
  });
  return reading.build();
}

type Add = <K extends KindName>(kind: K, value: FactValue<K>, place: Place) => void;

function build(name: string, format: Format, facts: (add: Add, reading: ReadingBuilder) => void): Reading {
  const reading = new ReadingBuilder({ id: digestOf(name), format, version: '1' });
  reading.observedAt(DATED);
  facts((kind, value, place) => reading.add(kind, value, place), reading);
  return reading.build();
}

const at = (pointer: string): Place => ({ pointer });

function manifest(): Reading {
  return build('manifest', 'ancrage-dossier', (add) => {
    add(
      'service',
      { service: 'Nordet Infonuagique', provider: 'Nordet Technologies inc.', entity: 'CA-1234567' },
      at('/service'),
    );
    add('scope-period', { from: '2026-08-01', to: '2026-10-31' }, at('/scope/period'));
    for (const [index, account] of ['prod-0001', 'prod-0002'].entries())
      add('scope-account', { platform: 'aws', account, holds: 'both' }, at(`/scope/accounts/${index}`));
    add(
      'scope-entity',
      { entity: 'CA-1234567', name: 'Nordet Technologies inc.', role: 'provider' },
      at('/scope/entities/0'),
    );
    addSites(add, '/scope/sites/');
    add(
      'prefix',
      { prefix: '192.0.2.0/24', country: 'CA', province: 'QC', use: 'administration' },
      at('/scope/prefixes/0'),
    );
    add(
      'prefix',
      { prefix: '10.0.16.0/24', country: 'CA', province: 'QC', plane: 'storage', use: 'service' },
      at('/scope/prefixes/1'),
    );
    add(
      'exclusion',
      { what: 'site Web public', reason: 'Ne traite aucune donnée de client.' },
      at('/scope/exclusions/0'),
    );
    const listed = [
      'inventaires/etat-production.tfstate',
      'factures/2026-10.csv',
      'contrats/entente-cadre.yaml',
      'propriete/registre.json',
    ];
    for (const [index, path] of listed.entries())
      add('listed-evidence', { path, received_at: '2026-11-20T12:00:00Z' }, at(`/evidence/${index}`));
  });
}

function inventory(): Reading {
  return build('inventory', 'opentofu-state', (add, reading) => {
    const resources = [
      ['aws_s3_bucket.dossiers', 'aws_s3_bucket', 'storage', 'ca-central-1'],
      ['aws_db_instance.registre', 'aws_db_instance', 'storage', 'ca-central-1'],
      ['aws_s3_bucket.archives', 'aws_s3_bucket', 'storage', 'us-east-1'],
      ['aws_backup_vault.copies', 'aws_backup_vault', 'backup', 'ca-central-1'],
      ['aws_backup_vault.ouest', 'aws_backup_vault', 'backup', 'ca-west-1'],
      ['aws_instance.calcul', 'aws_instance', 'processing', 'ca-central-1'],
      ['aws_cloudwatch_log_group.journal', 'aws_cloudwatch_log_group', 'telemetry', 'eu-west-3'],
    ] as const;
    for (const [index, [resource, type, role, region]] of resources.entries())
      add(
        'resource',
        { resource, type, role, platform: 'aws', account: 'prod-0001', region, encrypted: true },
        at(`/resources/${index}`),
      );
    add(
      'inventory',
      { platform: 'aws', account: 'prod-0001', resources: resources.length, opaque: false },
      at(''),
    );
    reading.note('UNKNOWN_TYPE', at('/resources/9'), { type: 'aws_iot_thing' });
  });
}

function bill(): Reading {
  return build('bill', 'focus', (add) => {
    const line = {
      platform: 'nordet',
      provider: 'Nordet Technologies inc.',
      host: '',
      issuer: 'Nordet Technologies inc.',
      billing_account: 'client-7',
      account: '',
      region: '',
      currency: 'CAD',
      month: '2026-10',
      lines: 12,
    };
    add(
      'spend',
      { ...line, category: 'Compute', transfer: 'none', billed: '1840.25', first_line: 2 },
      { line: 2 },
    );
    add(
      'spend',
      { ...line, category: 'Networking', transfer: 'egress', billed: '0', first_line: 14 },
      { line: 14 },
    );
    add(
      'spend',
      {
        ...line,
        platform: 'aws',
        provider: 'Amazon Web Services',
        account: 'prod-0009',
        region: 'us-west-2',
        category: 'Storage',
        transfer: 'none',
        billed: '12.10',
        first_line: 31,
      },
      { line: 31 },
    );
  });
}

function contract(): Reading {
  return build('contract', 'contract', (add) => {
    add('governing-law', { canadian_law: true, canadian_courts: true }, { page: 7 });
    add('audit-right', { notice_days: 45, register_may_audit: true }, { page: 12 });
    add(
      'log-retention',
      { on: '2026-10-01', days: 400, immutable: true, synchronised: true, customer_readable: true },
      { page: 15 },
    );
  });
}

function ownership(): Reading {
  return build('ownership', 'bods', (add) => {
    const share = { issuer: 'CA-1234567', interest: 'votingRights', direct: 'direct' } as const;
    add(
      'holding',
      { ...share, holding: 'h1', holder: 'Famille Tremblay', minimum: '70', maximum: '70' },
      { line: 4 },
    );
    add(
      'holding',
      { ...share, holding: 'h2', holder: 'Boréal Capital', minimum: '30', maximum: '30' },
      { line: 9 },
    );
  });
}

function certificate(): Reading {
  return build('certificate', 'pdf', (add) => {
    add(
      'certification',
      {
        standard: 'iso-27001',
        body: 'Bureau de normalisation',
        accredited: true,
        covers_service: true,
        covers_sites: true,
        from: '2025-03-01',
        to: '2028-02-29',
      },
      { page: 1 },
    );
  });
}

function visit(): Reading {
  return build('visit', 'pdf', (add) => addSites(add, ''));
}

function flows(): Reading {
  return build('flows', 'flow-log', (add) => {
    const out = { own: '10.0.16.0/24', direction: 'out' } as const;
    const days = ['2026-10-05', '2026-10-06'] as const;
    for (const [index, day] of days.entries()) {
      add('flow', { ...out, peer: '203.0.113.9', day, bytes: '8204000000', flows: 12 }, { line: 1 });
      add('flow', { ...out, peer: '192.0.2.77', day, bytes: `${index + 1}100000000`, flows: 3 }, { line: 1 });
      for (let hour = 0; hour < 24; hour += 1) {
        const at_ = `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
        add('flow-hour', { hour: at_, records: 9, bad: 0, skipped: 0 }, { line: 1 });
      }
    }
    add(
      'flow-interface',
      { interface: 'eni-0a1b2c3d4e5f60718', first: `${days[0]}T00:00:00Z`, last: `${days[1]}T23:00:00Z` },
      { line: 1 },
    );
  });
}

function ranges(): Reading {
  return build('ranges', 'address-ranges', (add) => {
    add(
      'address-range',
      { prefix: '203.0.113.0/28', platform: 'aws', region: 'us-east-1' },
      at('/prefixes/0'),
    );
  });
}

function addSites(add: Add, pointer: string): void {
  const site = { country: 'CA', province: 'QC', storage: true, processing: true, backup: false };
  const lev = {
    site: 'lev',
    name: 'Lévis',
    address: '1, rue du Fleuve',
    latitude: '46.80',
    longitude: '-71.18',
  };
  const mtl = {
    site: 'mtl',
    name: 'Montréal',
    address: '2, rue du Canal',
    latitude: '45.50',
    longitude: '-73.57',
  };
  const sites = [
    { ...site, ...lev, backup: true },
    { ...site, ...mtl },
    { ...site, site: 'sag', name: 'Saguenay' },
  ];
  for (const [index, value] of sites.entries())
    add('site', value, pointer === '' ? { page: index + 2 } : at(`${pointer}${index}`));
}
