/** Names that every file of the dossier shares. All of them are fictional. */
export const nordet = {
  service: 'Nordet Fonds de roche',
  provider: 'Nordet Infonuagique inc.',
  /** Shaped like a number of the Registraire des entreprises. */
  neq: '1179900017',
  projects: {
    platform: '6b1f0c2a9d7e4f53a8c41e5d70b92f36',
    copies: 'c94e7a1835d24b06b7fd02a96e13c85f',
  },
  regions: { levis: 'levis-1', sherbrooke: 'sherbrooke-1' },
  sites: { levis: 'LEV', sherbrooke: 'SHE' },
  customer: {
    name: 'Ville de Rivière-aux-Mélèzes',
    account: 'CLI-2041',
    project: 'e07d5b3c61f84a2d9c58b4f1a70e26d3',
  },
  /** Addresses kept for documentation (RFC 5737), so that they belong to nobody. */
  prefixes: {
    administration: '198.51.100.0/25',
    standby: '192.0.2.64/26',
    /** The other site, as the first one sees it: its copies, then its supervision. */
    otherCopies: '192.0.2.0/27',
    otherExploitation: '192.0.2.32/28',
    carrier: '198.51.100.224/28',
  },
  networks: { exploitation: '10.20.0.0/22', copies: '10.60.0.0/24', tenants: '10.200.0.0/16' },
  period: { from: '2026-08-01', to: '2026-10-31' },
  months: ['2026-08', '2026-09', '2026-10'],
} as const;

export const administrators = [
  { user: 'mgagnon', address: '198.51.100.17' },
  { user: 'sbelanger', address: '198.51.100.22' },
  { user: 'knguyen', address: '198.51.100.31' },
  { user: 'ptremblay', address: '198.51.100.40' },
  { user: 'lfontaine', address: '192.0.2.71' },
] as const;
