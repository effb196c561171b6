/** Names that every file of the dossier shares. All but the host's are fictional; account numbers are for documentation. */
export const revente = {
  service: 'Revente Nuage – Environnement géré',
  provider: 'Revente Nuage inc.',
  neq: '1179900058',
  accounts: { clients: '111122223333', logs: '444455556666', trials: '777788889999' },
  home: 'ca-central-1',
  second: 'ca-west-1',
  /** Where a bucket was forgotten in 2023. */
  forgotten: 'us-east-1',
  customer: 'Clinique du Ruisseau inc.',
  period: { from: '2026-08-01', to: '2026-10-31' },
  months: ['2026-08', '2026-09', '2026-10'],
} as const;
