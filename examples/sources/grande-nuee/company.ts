/** Names that every file of the dossier shares. All of them are fictional. */
export const grandeNuee = {
  service: 'Grande Nuée Cloud – Région Montréal',
  provider: 'Grande Nuée Canada ULC',
  /** Shaped like a number of the British Columbia registry. */
  entity: 'BC9990017',
  parent: { entity: 'US-DE-9990042', name: 'Grande Nuée Inc.' },
  project: '3d7e91b0c5a84f62b19e40d87c6f2a15',
  regions: ['gn-montreal-1', 'gn-montreal-2'],
  sites: ['YUL1', 'YUL2'],
  customer: {
    name: 'Assurances Belle-Rive inc.',
    account: 'A-77120',
    project: 'a4c2e6f8091b4d3e8f7a6b5c4d3e2f10',
  },
  prefix: '198.51.100.128/25',
  /** The second region, as the first one sees it. */
  otherRegion: '192.0.2.16/28',
  networks: { control: '10.0.1.0/24', objects: '10.0.2.0/24', telemetry: '10.0.3.0/24', tenants: '10.64.0.0/12' },
  period: { from: '2026-08-01', to: '2026-10-31' },
  months: ['2026-08', '2026-09', '2026-10'],
} as const;

export const administrators = [
  { user: 'a.roy', address: '198.51.100.140' },
  { user: 'j.singh', address: '198.51.100.151' },
  { user: 'm.lavoie', address: '198.51.100.163' },
  { user: 'd.chen', address: '198.51.100.177' },
] as const;
