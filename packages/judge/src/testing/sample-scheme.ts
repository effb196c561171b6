import { loadScheme } from '../scheme/load-scheme.ts';
import type { Scheme } from '../scheme/scheme.ts';

const GROUND = 'ground: { source: test, status: proposed, confidence: low }';

interface SampleControl {
  readonly id: string;
  readonly rungs: Readonly<Record<number, string>>;
  /** Least method and source. */
  readonly least: readonly [string, string];
  readonly formats?: readonly string[];
  readonly facts: readonly string[];
  readonly complete?: readonly string[];
  readonly freshness?: string;
  readonly judged?: 'machine' | 'person';
  /** Remedies as YAML flow mappings. */
  readonly remedies?: readonly string[];
}

const LEAST_OBSERVED = ['observed', 'provider'] as const;
const LEAST_DECLARED = ['declared', 'provider'] as const;
const LEAST_ASSESSED = ['documented', 'assessor'] as const;

/** One control for each family of analysis, with rules whose worse side is that of the real scheme. */
const CONTROLS: readonly SampleControl[] = [
  {
    id: 'RES-01',
    rungs: { 1: 'storage.outside == 0' },
    least: LEAST_OBSERVED,
    formats: ['opentofu-state', 'focus'],
    facts: ['resource', 'replication', 'site'],
    complete: ['inventory'],
    remedies: [
      'cost: 2, patch: [{ op: remove, kind: resource }, { op: remove, kind: replication }, { op: remove, kind: site }]',
      'cost: 3, patch: [{ op: remove, kind: resource }, { op: remove, kind: replication }, { op: remove, kind: site }, { op: complete, source: inventory }]',
    ],
  },
  {
    id: 'RES-02',
    rungs: { 1: 'key.outside == 0', 2: 'backup.outside == 0 && backup.places >= 1' },
    least: LEAST_OBSERVED,
    formats: ['opentofu-state', 'focus'],
    facts: ['resource', 'key'],
    complete: ['inventory'],
    remedies: ['cost: 1, patch: [{ op: remove, kind: key }]'],
  },
  {
    id: 'OWN-01',
    rungs: { 1: 'ownership.largest_foreign_votes <= 30', 2: 'ownership.canadian_votes >= 66.7' },
    least: LEAST_ASSESSED,
    facts: ['holding', 'person', 'holder-status'],
    remedies: ['cost: 9, patch: [{ op: remove, kind: holding }]'],
  },
  {
    id: 'OWN-02',
    rungs: { 1: 'board.two_thirds_canadian' },
    least: LEAST_DECLARED,
    facts: ['board'],
    remedies: ["cost: 4, patch: [{ op: replace, kind: board, set: { canadian: 9, seats: 9, on: '{at}' } }]"],
  },
  {
    id: 'OWN-03',
    rungs: { 2: 'exposure.chain_reached == 0 && exposure.presences == 0 && exposure.third_parties == 0' },
    least: LEAST_ASSESSED,
    formats: ['opentofu-state', 'statement'],
    facts: ['entity', 'holding', 'resource'],
  },
  {
    id: 'POR-01',
    rungs: { 1: 'notice_to_leave.days <= parameters.notice_days' },
    least: LEAST_DECLARED,
    facts: ['notice-to-leave'],
    remedies: [
      'cost: 1, patch: [{ op: replace, kind: notice-to-leave, set: { days: 30 } }]',
      'cost: 0.5, patch: [{ op: add, kind: notice-to-leave, value: { days: 30 } }]',
    ],
  },
  {
    id: 'POR-02',
    rungs: { 2: 'egress.charged == 0 && egress.months_billed >= 1' },
    least: ['documented', 'provider'],
    formats: ['focus'],
    facts: ['spend'],
    complete: ['own-bills'],
    remedies: ['cost: 5, patch: [{ op: remove, kind: spend }]'],
  },
  {
    id: 'SEC-01',
    rungs: { 1: 'iso_27001.valid >= 1' },
    least: LEAST_ASSESSED,
    facts: ['certification'],
  },
  {
    id: 'SEC-02',
    rungs: { 2: 'penetration_test.open_critical == 0 || assessor.met' },
    least: LEAST_DECLARED,
    facts: ['penetration-test'],
  },
  {
    id: 'SEC-03',
    rungs: { 1: 'assessor.met' },
    least: LEAST_ASSESSED,
    facts: ['assessor-finding'],
    judged: 'person',
  },
];

function controlYaml(control: SampleControl): string {
  const { id, rungs, least, formats = ['statement'], facts, complete = [], judged = 'machine' } = control;
  const rules = Object.entries(rungs).map(([rung, rule]) => `'${rung}': '${rule}'`);
  const remedies = (control.remedies ?? []).map(
    (remedy, index) => `{ id: r${index}, text: { fr: r, en: r }, ${remedy} }`,
  );
  return `  - id: ${id}
    title: { fr: t, en: t }
    text: { fr: t, en: t }
    judged: ${judged}
    evidence:
      formats: [${formats.join(', ')}]
      facts: [${facts.join(', ')}]
      least: { method: ${least[0]}, source: ${least[1]} }
      complete: [${complete.join(', ')}]
      freshness: ${control.freshness ?? 'P1Y'}
      cadence: P1M
    rungs: { ${rules.join(', ')} }
    remedies: [${remedies.join(', ')}]
    ${GROUND}
`;
}

/** Files of a small scheme that exercises every family of analysis. For tests. */
export function sampleSchemeFiles(): Map<string, Uint8Array> {
  const criteria = [...Map.groupBy(CONTROLS, ({ id }) => id.slice(0, 3))];
  const all = 'provider, assessor, third-party';
  const grades = [
    `- { formats: [opentofu-state], collectors: [${all}], method: observed }`,
    `- { formats: [focus], collectors: [${all}], method: documented }`,
    `- { formats: [ancrage-dossier], collectors: [${all}], method: declared }`,
    '- { formats: [statement], collectors: [provider], method: declared }',
    '- { formats: [statement], collectors: [assessor, third-party], method: observed }',
  ];
  const levels = [0, 1, 2].map((level) => {
    const text = `{ fr: n${level}, en: n${level} }`;
    return `{ level: ${level}, name: ${text}, says: ${text}, does_not_say: ${text} }`;
  });
  const texts: [string, string][] = [
    [
      'scheme.yaml',
      `ancrage: scheme/1\nid: sample\nversion: '1'\ntitle: { fr: s, en: s }\nstatus: draft\npublished: 2026-01-01
criteria: [${criteria.map(([id]) => id).join(', ')}]\nlevels: [${levels.join(', ')}]\n`,
    ],
    ['grades.yaml', `${grades.join('\n')}\n`],
    [
      'parameters.yaml',
      `- { id: notice_days, value: 60, unit: days, meaning: { fr: n, en: n }, ${GROUND}, valid_from: 2026-01-01 }\n`,
    ],
    ...criteria.map(([id, controls]): [string, string] => [
      `criteria/${id}.yaml`,
      `criterion: ${id}\ntitle: { fr: t, en: t }\nasks: { fr: a, en: a }\ncontrols:\n${controls.map(controlYaml).join('')}`,
    ]),
  ];
  return new Map(texts.map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

export function sampleScheme(): Scheme {
  return loadScheme(sampleSchemeFiles());
}
