import { billFile, stateFile, statementFile } from './sample-dossier.ts';

/** A complete and wholly good set of files, so that generated dossiers reach *met* and the top level. */
export function goodFiles(): [string, string][] {
  const issued = '2026-08-01T00:00:00Z';
  return [
    [
      'good-state.json',
      stateFile([
        { name: 'a', attributes: { region: 'ca-central-1' } },
        { type: 'aws_db_snapshot', name: 's', attributes: { region: 'ca-west-1' } },
        { type: 'aws_kms_key', name: 'k', attributes: { region: 'ca-central-1' } },
      ]),
    ],
    [
      'good-bill.csv',
      billFile([
        ['Nordet inc.', 'client', '', '07', '10', 'storage'],
        ['Nordet inc.', 'client', '', '08', '10', 'storage'],
        ['AWS', '111', 'ca-central-1', '08', '4', 'storage'],
      ]),
    ],
    [
      'good-assessor.jws',
      statementFile(
        [
          {
            kind: 'holding',
            holding: 'h',
            holder: 'ana',
            issuer: 'nordet',
            interest: 'votingRights',
            direct: 'direct',
            minimum: '100',
            maximum: '100',
          },
          { kind: 'holder-status', holder: 'ana', status: 'canadian', natural: true },
          { kind: 'assessor-finding', control: 'SEC-03', outcome: 'met', reason: 'vu', on: '2026-07-15' },
          { kind: 'board', seats: 9, canadian: 7, on: '2026-07-01' },
          { kind: 'notice-to-leave', days: 30 },
          { kind: 'foreign-presence-review', on: '2026-07-01', presences: 0 },
          {
            kind: 'entity',
            entity: 'nordet',
            name: 'Nordet inc.',
            type: 'registeredEntity',
            jurisdiction: 'CA',
          },
          { kind: 'penetration-test', on: '2026-07-01', open_critical: 0, open_high: 0 },
          {
            kind: 'certification',
            standard: 'iso-27001',
            body: 'B',
            accredited: true,
            covers_service: true,
            covers_sites: true,
            from: '2026-01-01',
            to: '2027-01-01',
          },
        ],
        'assessor',
        issued,
      ),
    ],
  ];
}
