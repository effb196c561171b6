import type { Statement } from '../dossier-folder.ts';
import { grandeNuee } from './company.ts';

const { service: about, entity, provider, regions, sites, prefix, otherRegion, networks } = grandeNuee;

const place = { country: 'CA', province: 'QC' } as const;

export const siteVisit: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-09-29T20:00:00Z',
  facts: [
    ...sites.map((site, index) => ({
      kind: 'site',
      method: 'observed' as const,
      site,
      name: `Montréal ${index + 1}`,
      country: 'CA',
      province: 'QC',
      address: [
        '4400, rue du Quai-Modèle, Montréal (Québec)',
        '90, montée de l’Exemple, Vaudreuil-Dorion (Québec)',
      ][index],
      latitude: ['45.48', '45.40'][index],
      longitude: ['-73.58', '-74.03'][index],
      storage: true,
      processing: true,
      backup: true,
    })),
    ...sites.map((site, index) => ({
      kind: 'region-site',
      method: 'observed' as const,
      platform: 'openstack',
      region: regions[index],
      site,
    })),
    { kind: 'prefix', method: 'documented', prefix, ...place, use: 'administration' },
    { kind: 'prefix', method: 'documented', prefix: otherRegion, ...place, site: sites[1], use: 'service' },
    {
      kind: 'prefix',
      method: 'documented',
      prefix: networks.tenants,
      ...place,
      plane: 'tenants',
      use: 'service',
    },
    {
      kind: 'site-link',
      method: 'documented',
      from_site: sites[0],
      to_site: sites[1],
      leaves_canada: false,
      customer_encrypted: false,
    },
    ...sites.map((site) => ({
      kind: 'key',
      method: 'observed' as const,
      key: `hsm-${site.toLowerCase()}`,
      platform: 'openstack',
      site,
      protection: 'hardware',
      custodian: 'provider',
    })),
  ],
};

export const securityReview: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-13T18:00:00Z',
  facts: [
    {
      kind: 'encryption-review',
      method: 'observed',
      on: '2026-10-12',
      unencrypted_paths: 0,
      unencrypted_stores: 0,
      unvalidated_modules: 0,
      customer_keys_available: true,
    },
    {
      kind: 'log-retention',
      method: 'observed',
      on: '2026-10-12',
      immutable: true,
      synchronised: true,
      customer_readable: true,
      days: 730,
    },
    { kind: 'telemetry-review', method: 'observed', on: '2026-10-12', outside_with_customer_data: 0 },
    { kind: 'control-mapping', method: 'documented', on: '2026-10-09', unmapped: 0 },
    {
      kind: 'supply-chain-review',
      method: 'documented',
      on: '2026-10-09',
      releases_without_sbom: 0,
      critical_overdue: 0,
      hardware_listed: true,
    },
    { kind: 'recovery-drill', method: 'observed', on: '2026-08-19', rpo_met: true, rto_met: true },
    { kind: 'subprocessor-register', method: 'documented', on: '2026-10-09', entries: 1 },
    {
      kind: 'subprocessor',
      method: 'documented',
      name: 'Froid et Fibre Montréal inc.',
      identifier: '1179900041',
      country: 'CA',
      access: 'encrypted',
    },
  ],
};

export const certificates: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-08-11T15:00:00Z',
  facts: [
    ...(['iso-27001', 'iso-27017', 'iso-27018'] as const).map((standard) => ({
      kind: 'certification',
      method: 'documented' as const,
      standard,
      body: 'Bureau boréal de certification',
      accredited: true,
      covers_service: true,
      covers_sites: true,
      from: '2024-11-20',
      to: '2027-11-19',
    })),
    {
      kind: 'auditor-independence',
      method: 'documented',
      on: '2026-08-11',
      accredited: true,
      stake: false,
      years: 3,
    },
  ],
};

export const auditReport: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-08-20T14:00:00Z',
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
  issued_at: '2026-10-05T21:00:00Z',
  facts: [{ kind: 'penetration-test', method: 'observed', on: '2026-10-02', open_critical: 0, open_high: 0 }],
};

/** A full export was rehearsed; the bill for it came the month after. */
export const exitRehearsal: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-20T18:00:00Z',
  facts: [
    {
      kind: 'export-drill',
      method: 'observed',
      on: '2026-10-15',
      complete: true,
      mismatches: 0,
      gigabytes: '2210.4',
      hours: '5.1',
    },
    { kind: 'format-register', method: 'documented', on: '2026-10-15', proprietary_only: 1 },
  ],
};

/** Who holds and commands the provider, and which foreign laws reach it, as the assessor found. */
export const controlReview: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-22T20:00:00Z',
  facts: [
    {
      kind: 'entity',
      method: 'documented',
      entity,
      name: provider,
      type: 'registeredEntity',
      jurisdiction: 'CA',
      registered_country: 'CA',
      business_country: 'CA',
      head_office_country: 'CA',
      identifier: entity,
      registered: true,
      on: '2026-10-19',
    },
    { kind: 'board', method: 'documented', on: '2026-10-19', seats: 3, canadian: 1 },
    { kind: 'rights-review', method: 'documented', on: '2026-10-20', foreign_blocking: 3 },
    { kind: 'control-contracts-review', method: 'documented', on: '2026-10-20', unmitigated: 2 },
    { kind: 'core-rights-review', method: 'documented', on: '2026-10-20', revocable_by_foreign: 1 },
    { kind: 'foreign-reach-review', method: 'documented', on: '2026-10-21', entities: 2, undisclosed: 1 },
    { kind: 'foreign-presence-review', method: 'documented', on: '2026-10-21', presences: 5 },
    { kind: 'foreign-customers-review', method: 'documented', on: '2026-10-21', not_isolated: 0 },
    { kind: 'operational-access-review', method: 'observed', on: '2026-10-20', plaintext: 1 },
    {
      kind: 'privileged-staff',
      method: 'documented',
      on: '2026-10-19',
      outside_canada: 0,
      not_screened: 0,
      foreign_employer: 3,
    },
    { kind: 'decryption-review', method: 'observed', on: '2026-10-20', provider_can_decrypt: true },
  ],
};
