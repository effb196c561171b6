import type { Statement } from '../dossier-folder.ts';
import { revente } from './company.ts';

const { service: about } = revente;

/** Nobody signed it: the reseller's own register, where the host and a tool of the night shift appear. */
export const subprocessors: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-20T14:00:00Z',
  facts: [
    { kind: 'subprocessor-register', method: 'declared', on: '2026-10-20', entries: 3 },
    {
      kind: 'subprocessor',
      method: 'declared',
      name: 'Amazon Web Services Canada, Inc. (AWS)',
      country: 'CA',
      access: 'encrypted',
    },
    {
      kind: 'subprocessor',
      method: 'declared',
      name: revente.copies.provider,
      country: 'CA',
      access: 'encrypted',
    },
    { kind: 'subprocessor', method: 'declared', name: 'NightDesk LLC', country: 'US', access: 'plaintext' },
  ],
};

/** The only visit of an assessor so far: who holds the keys, what telemetry carries, how a recovery went. */
export const keyReview: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-09-30T18:00:00Z',
  facts: [
    {
      kind: 'site',
      method: 'observed',
      site: 'CLINIQUE',
      name: 'Clinique du Ruisseau, salle des serveurs',
      country: 'CA',
      province: 'QC',
      address: '310, rue du Ruisseau, Trois-Rivières (Québec)',
      storage: false,
      processing: false,
      backup: false,
    },
    {
      kind: 'key',
      method: 'observed',
      key: 'cle-clinique-2026',
      platform: 'hsm',
      site: 'CLINIQUE',
      protection: 'external',
      custodian: 'customer',
    },
    { kind: 'telemetry-review', method: 'observed', on: '2026-09-29', outside_with_customer_data: 1 },
    { kind: 'recovery-drill', method: 'observed', on: '2026-09-29', rpo_met: true, rto_met: true },
    {
      kind: 'log-retention',
      method: 'observed',
      on: '2026-09-29',
      immutable: true,
      synchronised: true,
      customer_readable: false,
      days: 90,
    },
  ],
};

/** The assessor saw, signed in at the second host with its owner, that the project of the copies lies there. */
export const copiesVisit: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-11-05T18:00:00Z',
  facts: [
    {
      kind: 'hosted-account',
      method: 'observed',
      platform: 'openstack',
      account: revente.copies.project,
      service: revente.copies.service,
      provider: revente.copies.provider,
    },
  ],
};

/** The assessor read the terms and confirms the summary of them; what the summary invents is found anyway. */
export const confirmation = (digest: string): Statement => ({
  ancrage: 'statement/1',
  about,
  issued_at: '2026-09-30T18:30:00Z',
  facts: [{ kind: 'confirmation', method: 'documented', digest }],
});

/** Last year's test: what it found may have changed since. */
export const oldPenetrationTest: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2025-06-18T18:00:00Z',
  facts: [{ kind: 'penetration-test', method: 'observed', on: '2025-06-16', open_critical: 0, open_high: 1 }],
};

/** The host's certificate, handed on by the reseller: its scope names the host's regions, not this service. */
export const hostCertificate: Statement = {
  ancrage: 'statement/1',
  about,
  issued_at: '2026-10-20T14:30:00Z',
  facts: [
    {
      kind: 'certification',
      method: 'documented',
      standard: 'iso-27001',
      body: 'organisme de l’hébergeur',
      accredited: true,
      covers_service: false,
      covers_sites: true,
      from: '2024-12-01',
      to: '2027-11-30',
    },
  ],
};
