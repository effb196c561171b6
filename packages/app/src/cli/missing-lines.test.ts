import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyFact, Format } from '@ancrage/judge';
import { missingEvidence } from './missing-evidence.ts';
import type { MissingInput } from './missing-evidence.ts';
import { missingLines } from './missing-lines.ts';

const sheet = (
  fr: string,
  en: string,
  ...ways: readonly [platform: string, how: string, command?: string][]
): { name: { fr: string; en: string }; ways: MissingWays } => ({
  name: { fr, en },
  ways: ways.map(([platform, how, command]) => ({ platform, command, how: { fr: how, en: how } })),
});

type MissingWays = { platform: string; command: string | undefined; how: { fr: string; en: string } }[];

const sheets: MissingInput['sheets'] = new Map<Format, ReturnType<typeof sheet>>([
  ['aws-config', sheet('Éléments d’AWS Config', 'Items of AWS Config', ['aws', 'A.', 'aws config SEAU'])],
  [
    'openstack',
    sheet('Listes d’OpenStack', 'Listings of OpenStack', ['openstack', 'O.', 'openstack server list']),
  ],
  [
    'proxmox',
    sheet('Inventaire de Proxmox', 'Inventory of Proxmox', [
      'proxmox',
      'P.',
      'for x in a\ndo pvesh get $x; done',
    ]),
  ],
  ['focus', sheet('Factures', 'Bills', ['aws', 'F.'], ['any', 'Du système de facturation.'])],
  ['sshd-log', sheet('Journal d’OpenSSH', 'OpenSSH log', ['linux', 'L.', 'journalctl'], ['debian', 'D.'])],
  ['cloudtrail', sheet('CloudTrail', 'CloudTrail', ['aws', 'C.', 'aws s3 cp'])],
  ['contract', sheet('Clauses', 'Clauses', ['any', 'Écrivez les clauses.'])],
  ['statement', sheet('Déclaration', 'Statement', ['any', 'S.'])],
]);

const families: MissingInput['scheme']['families'] = [
  {
    id: 'inventories',
    name: { fr: 'Inventaires', en: 'Inventories' },
    formats: ['aws-config', 'openstack', 'proxmox'],
  },
  {
    id: 'access-logs',
    name: { fr: 'Journaux d’accès', en: 'Access logs' },
    formats: ['sshd-log', 'cloudtrail'],
  },
];

const control = (id: string, ...formats: Format[]): { id: string; evidence: { formats: Format[] } } => ({
  id,
  evidence: { formats },
});

const scheme: MissingInput['scheme'] = {
  families,
  criteria: [
    {
      controls: [
        control('RES-01', 'aws-config', 'openstack', 'proxmox', 'focus', 'statement'),
        control('RES-06', 'sshd-log', 'cloudtrail', 'statement'),
        control('POR-02', 'contract', 'statement'),
        control('SEC-05', 'statement'),
        control('SEC-09', 'contract', 'statement'),
      ],
    },
  ],
};

const resource = (platform: string): AnyFact =>
  ({ kind: 'resource', value: { platform } }) as unknown as AnyFact;
const spend = (platform: string, provider: string): AnyFact =>
  ({ kind: 'spend', value: { platform, provider } }) as unknown as AnyFact;

const input = (
  files: readonly (readonly [format: Format, ...facts: AnyFact[]])[],
  { asked = [], met = [] }: { asked?: string[]; met?: string[] } = {},
): MissingInput => ({
  report: {
    findings: scheme.criteria[0]!.controls.map(({ id }) => ({
      control: id,
      outcome: met.includes(id) ? 'met' : 'not-proven',
    })),
    evidence: files.map(([format]) => ({ format })),
  },
  scheme,
  readings: files.map(([format, ...facts]) => ({ evidence: [{ format }], facts })),
  sheets,
  asked,
});

const lines = (lang: 'fr' | 'en', width: number, of: MissingInput): string =>
  missingLines(missingEvidence(of), { lang, width, folder: 'f' }).join('\n').replaceAll('\u00a0', ' ');

test('where nothing is known, the ways that do not depend on a platform are shown, the others named', () => {
  assert.equal(
    lines('en', 80, input([])),
    `What the controls that are still open ask for, by kind of evidence:

Inventories – RES-01
  ✗ Nothing yet.
    Others: aws, openstack, proxmox

Bills – RES-01
  ✗ Nothing yet.
      Du système de facturation.
    Others: aws

Access logs – RES-06
  ✗ Nothing yet.
    • OpenSSH log (linux)
      L.
      $ journalctl
    Others: aws, debian

Clauses – POR-02 SEC-09
  ✗ Nothing yet.
      Écrivez les clauses.

What only a person can establish – SEC-05
  An assessor, a body or a laboratory examines it, writes it in a statement and
  signs it (docs/spec/statement.md). Without a trusted signature, it is the
  provider’s word only. For other controls, a statement completes the files.

To see the commands of other platforms, leaving the manifest as it is: ancrage
init f --platform NAME, where NAME is one of the names above, several separated
by commas, or “all”.`,
  );
});

test('a bill shows the platforms whose commands come first, and one that no inventory tells of is lacking', () => {
  const bill = ['focus', spend('aws', 'AWS'), spend('nordet', 'Nordet')] as const;
  assert.equal(
    lines('fr', 80, input([bill, ['openstack', resource('openstack')], ['statement']], { met: ['SEC-09'] })),
    `Ce que demandent les exigences encore ouvertes, par genre de preuve :

Inventaires – RES-01
  ✓ 1 fichier : Listes d’OpenStack
  ✗ Rien encore pour aws, que d’autres fichiers montrent :
    • Éléments d’AWS Config (aws)
      A.
      $ aws config SEAU

Factures – RES-01
  ✓ 1 fichier

Journaux d’accès – RES-06
  ✗ Rien encore.
    • CloudTrail (aws)
      C.
      $ aws s3 cp
    Autres : debian, linux

Clauses – POR-02
  ✗ Rien encore.
      Écrivez les clauses.

Ce que seule une personne peut établir – SEC-05
  ✓ Déjà là : 1 fichier
  Un évaluateur, un organisme ou un laboratoire l’examine, l’écrit dans une
  déclaration et la signe (docs/spec/statement.md). Sans signature de confiance,
  ce n’est que la parole du fournisseur. Pour d’autres exigences, une
  déclaration complète les fichiers.

Pour voir les commandes d’autres plateformes, sans toucher au manifeste :
ancrage init f --platform NOM, où NOM est l’un des noms ci-dessus, plusieurs
séparés par des virgules, ou « all ».`,
  );
});

test('platforms asked for are shown even where files are there; words in capitals are in the language', () => {
  const asked = lines('en', 80, input([['openstack', resource('openstack')]], { asked: ['aws', 'proxmox'] }));
  assert.match(asked, /\$ aws config BUCKET\n/);
  assert.match(asked, / {6}\$ for x in a\n {8}do pvesh get \$x; done\n/);
  assert.doesNotMatch(asked, /journalctl|openstack server list/);
  const all = lines('en', 80, input([], { asked: ['all'] }));
  assert.match(all, /openstack server list[^]*journalctl[^]*debian/);
  assert.doesNotMatch(all, /Others|To see the commands/);
});

test('a narrow terminal breaks words and never commands; nothing open is said so', () => {
  for (const lang of ['fr', 'en'] as const)
    for (const line of lines(lang, 40, input([['focus', spend('aws', 'AWS')]])).split('\n'))
      assert.ok(line.length <= 40 || line.startsWith('      $ '), line);
  const met = scheme.criteria[0]!.controls.map(({ id }) => id);
  assert.equal(lines('fr', 80, input([], { met })), 'Aucune exigence n’est encore ouverte.');
});
