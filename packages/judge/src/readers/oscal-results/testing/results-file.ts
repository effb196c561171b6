/** An identifier as OSCAL wants it, told apart by its number. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export interface SampleFinding {
  readonly target: string;
  readonly state?: string;
  readonly reason?: string;
  /** Numbers of the observations that it cites. */
  readonly observed?: readonly number[];
}

export interface SampleObservation {
  readonly number: number;
  readonly collected?: string;
  readonly expires?: string;
}

export interface SampleResults {
  readonly findings?: readonly SampleFinding[];
  readonly observations?: readonly SampleObservation[];
  readonly version?: string;
  readonly more?: object;
}

/** One finding as OSCAL writes it. */
export function findingOf({ target, state = 'satisfied', reason, observed = [] }: SampleFinding): object {
  return {
    uuid: uuid(1000 + target.length),
    title: target,
    description: 'In sentences.',
    target: {
      type: 'objective-id',
      'target-id': target,
      status: { state, ...(reason === undefined ? {} : { reason }) },
    },
    ...(observed.length === 0
      ? {}
      : { 'related-observations': observed.map((number) => ({ 'observation-uuid': uuid(number) })) }),
  };
}

/** Assessment results of a continuous monitoring, as an object to be written. */
export function resultsOf({
  findings = [],
  observations = [],
  version = '1.1.2',
  more = {},
}: SampleResults): object {
  return {
    'assessment-results': {
      uuid: uuid(1),
      metadata: {
        title: 'Suivi continu',
        'last-modified': '2026-09-02T00:00:00Z',
        version: '2',
        'oscal-version': version,
        parties: [
          { uuid: uuid(2), type: 'person', name: 'Alix Roy', 'member-of-organizations': [uuid(3)] },
          { uuid: uuid(3), type: 'organization', name: 'Vérifications Boréal' },
        ],
        'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [uuid(2)] }],
      },
      'import-ap': { href: './plan.json' },
      results: [
        {
          uuid: uuid(4),
          title: 'Août',
          description: 'Suivi mensuel.',
          start: '2026-08-01T08:00:00-04:00',
          end: '2026-08-01T09:00:00-04:00',
          'reviewed-controls': { 'control-selections': [{ 'include-all': {} }] },
          observations: observations.map(({ number, collected = '2026-07-31T12:00:00Z', expires }) => ({
            uuid: uuid(number),
            description: 'Ce qui a été vu.',
            methods: ['TEST'],
            collected,
            ...(expires === undefined ? {} : { expires }),
          })),
          findings: findings.map(findingOf),
          ...more,
        },
      ],
    },
  };
}

/** The same document as `oscal-cli` writes it in YAML. */
export const YAML_RESULTS = `---
assessment-results:
  uuid: ${uuid(1)}
  metadata:
    title: Suivi continu
    last-modified: 2026-09-02T00:00:00Z
    version: 2
    oscal-version: 1.1.2
  import-ap:
    href: ./plan.yaml
  results:
  - uuid: ${uuid(4)}
    title: Août
    description: Suivi mensuel.
    start: 2026-08-01T08:00:00-04:00
    reviewed-controls:
      control-selections:
      - include-all: {}
    findings:
    - uuid: ${uuid(5)}
      title: SC-28(1)
      description: En phrases.
      target:
        type: objective-id
        target-id: sc-28.1_obj
        status:
          state: not-satisfied
`;
