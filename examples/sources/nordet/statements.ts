import type { Statement } from '../dossier-folder.ts';
import { holders } from './ownership.ts';
import { nordet } from './company.ts';

const { service: about, regions, sites, prefixes, networks, neq, provider } = nordet;

/** Visit of both sites by the assessor, with what ties the names of regions and addresses to them. */
export const siteVisit: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-09-18T20:00:00Z',
  facts: [
    {
      kind: 'site',
      method: 'observed',
      site: sites.levis,
      name: 'Centre de données de Lévis',
      country: 'CA',
      province: 'QC',
      address: '2100, chemin du Fleuve-Gelé, Lévis (Québec)',
      latitude: '46.74',
      longitude: '-71.25',
      storage: true,
      processing: true,
      backup: true,
    },
    {
      kind: 'site',
      method: 'observed',
      site: sites.sherbrooke,
      name: 'Centre de données de Sherbrooke',
      country: 'CA',
      province: 'QC',
      address: '55, rue de l’Ardoise, Sherbrooke (Québec)',
      latitude: '45.40',
      longitude: '-71.89',
      storage: true,
      processing: true,
      backup: true,
    },
    {
      kind: 'region-site',
      method: 'observed',
      platform: 'openstack',
      region: regions.levis,
      site: sites.levis,
    },
    {
      kind: 'region-site',
      method: 'observed',
      platform: 'openstack',
      region: regions.sherbrooke,
      site: sites.sherbrooke,
    },
    {
      kind: 'prefix',
      method: 'documented',
      prefix: prefixes.administration,
      country: 'CA',
      province: 'QC',
      use: 'administration',
    },
    {
      kind: 'prefix',
      method: 'documented',
      prefix: prefixes.standby,
      country: 'CA',
      province: 'QC',
      use: 'administration',
    },
    ...[prefixes.otherCopies, prefixes.otherExploitation].map((prefix) => ({
      kind: 'prefix',
      method: 'documented' as const,
      prefix,
      country: 'CA',
      province: 'QC',
      site: sites.sherbrooke,
      use: 'service',
    })),
    {
      kind: 'prefix',
      method: 'documented',
      prefix: prefixes.carrier,
      country: 'CA',
      province: 'QC',
      use: 'service',
    },
    {
      kind: 'prefix',
      method: 'documented',
      prefix: networks.tenants,
      country: 'CA',
      province: 'QC',
      plane: 'tenants',
      use: 'service',
    },
    {
      kind: 'site-link',
      method: 'documented',
      from_site: sites.levis,
      to_site: sites.sherbrooke,
      leaves_canada: false,
      customer_encrypted: false,
    },
    hardwareModule('hsm-lev-1', sites.levis),
    hardwareModule('hsm-she-1', sites.sherbrooke),
  ],
};

function hardwareModule(key: string, site: string): Statement['facts'][number] {
  return {
    kind: 'key',
    method: 'observed',
    key,
    platform: 'openstack',
    site,
    protection: 'hardware',
    custodian: 'provider',
  };
}

/** What the assessor checked of security on the systems and in the papers. */
export const securityReview: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-09T19:30:00Z',
  facts: [
    {
      kind: 'encryption-review',
      method: 'observed',
      on: '2026-10-07',
      unencrypted_paths: 0,
      unencrypted_stores: 0,
      unvalidated_modules: 0,
      customer_keys_available: true,
    },
    {
      kind: 'log-retention',
      method: 'observed',
      on: '2026-10-07',
      immutable: true,
      synchronised: true,
      customer_readable: true,
      days: 400,
    },
    { kind: 'telemetry-review', method: 'observed', on: '2026-10-06', outside_with_customer_data: 0 },
    { kind: 'control-mapping', method: 'documented', on: '2026-10-08', unmapped: 0 },
    {
      kind: 'supply-chain-review',
      method: 'documented',
      on: '2026-10-08',
      releases_without_sbom: 0,
      critical_overdue: 0,
      hardware_listed: true,
    },
    { kind: 'recovery-drill', method: 'observed', on: '2026-09-24', rpo_met: true, rto_met: true },
    { kind: 'subprocessor-register', method: 'documented', on: '2026-10-08', entries: 2 },
    {
      kind: 'subprocessor',
      method: 'documented',
      name: 'Transport optique Saguenay inc.',
      identifier: '1179900025',
      country: 'CA',
      access: 'encrypted',
    },
    {
      kind: 'subprocessor',
      method: 'documented',
      name: 'Destruction sécurisée Chaudière inc.',
      identifier: '1179900033',
      country: 'CA',
      access: 'none',
    },
  ],
};

/** Exit rehearsed by the assessor on a sample that it chose. */
export const exitRehearsal: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-02T18:00:00Z',
  facts: [
    {
      kind: 'export-drill',
      method: 'observed',
      on: '2026-09-30',
      complete: true,
      mismatches: 0,
      gigabytes: '1840.5',
      hours: '3.2',
    },
    { kind: 'reimport-test', method: 'observed', on: '2026-10-01', runs: true },
    { kind: 'format-register', method: 'documented', on: '2026-09-29', proprietary_only: 0 },
  ],
};

/** Certificates, by the body that issued them. */
export const certificates: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-08-25T15:00:00Z',
  facts: [
    ...(['iso-27001', 'iso-27017', 'iso-27018'] as const).map((standard) => ({
      kind: 'certification',
      method: 'documented' as const,
      standard,
      body: 'Bureau boréal de certification',
      accredited: true,
      covers_service: true,
      covers_sites: true,
      from: '2025-06-01',
      to: '2028-05-31',
    })),
    {
      kind: 'auditor-independence',
      method: 'documented',
      on: '2026-08-25',
      accredited: true,
      stake: false,
      years: 2,
    },
  ],
};

/** SOC 2 report, by the firm of auditors. */
export const auditReport: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-08-14T14:00:00Z',
  facts: [
    {
      kind: 'certification',
      method: 'documented',
      standard: 'soc-2-type-2',
      body: 'Cabinet Rivage',
      accredited: true,
      covers_service: true,
      covers_sites: true,
      from: '2025-07-01',
      to: '2026-06-30',
      open_exceptions: 0,
    },
  ],
};

export const penetrationTest: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-09-11T21:00:00Z',
  facts: [{ kind: 'penetration-test', method: 'observed', on: '2026-09-10', open_critical: 0, open_high: 0 }],
};

/** Register extracts, agreements and identity papers that the assessor saw; the graph of holders is not resolved here. */
export const ownershipReview: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-09-25T20:15:00Z',
  facts: [
    {
      kind: 'entity',
      method: 'documented',
      entity: neq,
      name: provider,
      type: 'registeredEntity',
      jurisdiction: 'CA',
      registered_country: 'CA',
      business_country: 'CA',
      head_office_country: 'CA',
      identifier: neq,
      registered: true,
      on: '2026-09-21',
    },
    ...[holders.ouellet, holders.awashish, holders.beaulieu].map((person) => ({
      kind: 'person',
      method: 'documented' as const,
      person,
      identity: 'known',
      canadian: true,
    })),
    { kind: 'board', method: 'documented', on: '2026-09-21', seats: 7, canadian: 7 },
    { kind: 'rights-review', method: 'documented', on: '2026-09-23', foreign_blocking: 0 },
    { kind: 'control-contracts-review', method: 'documented', on: '2026-09-23', unmitigated: 0 },
    { kind: 'core-rights-review', method: 'documented', on: '2026-09-23', revocable_by_foreign: 0 },
    {
      kind: 'beneficial-owner-match',
      method: 'documented',
      on: '2026-09-21',
      undeclared: 0,
      unknown_residence: 0,
    },
  ],
};

/** Reach of foreign law, as the assessor judged it from the papers and the systems. */
export const jurisdictionReview: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-16T19:00:00Z',
  facts: [
    { kind: 'foreign-presence-review', method: 'documented', on: '2026-10-14', presences: 0 },
    { kind: 'foreign-customers-review', method: 'documented', on: '2026-10-14', not_isolated: 0 },
    { kind: 'operational-access-review', method: 'observed', on: '2026-10-15', plaintext: 0 },
    {
      kind: 'privileged-staff',
      method: 'documented',
      on: '2026-10-14',
      outside_canada: 0,
      not_screened: 0,
      foreign_employer: 0,
    },
    { kind: 'decryption-review', method: 'observed', on: '2026-10-15', provider_can_decrypt: false },
    { kind: 'continuity-test', method: 'observed', on: '2026-06-12', months: 14 },
    { kind: 'residual-risk-statement', method: 'documented', on: '2026-10-15', public: true },
  ],
};

/** What only a person can judge: the assessor's own conclusions, control by control. */
export const findings: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-23T17:00:00Z',
  facts: [
    finding('OWN-06', 'Statuts et convention unanime lus en entier ; aucun droit de blocage hors du Canada.'),
    finding(
      'OWN-08',
      'Deux emprunts auprès de prêteurs du Québec, sans clause de contrôle ; aucun mandat de gestion.',
    ),
    finding(
      'OWN-10',
      'Marque détenue en propre ; logiciel libre, ou licence que nul ne peut révoquer à son gré.',
    ),
    finding(
      'JUR-07',
      'Modules matériels au Québec, cérémonie des clés observée ; les classes protégées restent closes.',
    ),
    finding(
      'JUR-10',
      'Document publié le 15 octobre 2026 ; il nomme le matériel et les mises à jour venus d’ailleurs.',
    ),
  ],
};

function finding(control: string, reason: string): Statement['facts'][number] {
  return {
    kind: 'assessor-finding',
    method: 'documented',
    control,
    outcome: 'met',
    reason,
    on: '2026-10-22',
  };
}
