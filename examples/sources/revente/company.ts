/** Names that every file of the dossier shares. All but the host's are fictional; account numbers are for documentation. */
export const revente = {
  service: 'Revente Nuage – Environnement géré',
  provider: 'Revente Nuage inc.',
  neq: '1179900058',
  domain: 'revente-nuage.example',
  accounts: { clients: '111122223333', logs: '444455556666', trials: '777788889999' },
  /** A second host, certified, for copies that must survive the first: its project there, and the region that it is given. */
  copies: {
    project: '9e2d41c07ab84f6db3518c60f7a2e94b',
    region: 'levis-1',
    service: 'Nordet Fonds de roche',
    provider: 'Nordet Infonuagique inc.',
  },
  home: 'ca-central-1',
  second: 'ca-west-1',
  /** Where a bucket was forgotten in 2023. */
  forgotten: 'us-east-1',
  customer: 'Clinique du Ruisseau inc.',
  period: { from: '2026-08-01', to: '2026-10-31' },
  months: ['2026-08', '2026-09', '2026-10'],
} as const;
