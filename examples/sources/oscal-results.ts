import type { Seeded } from './seeded.ts';

/** One control of the catalogue that the assessment names, as its assessor found it. */
export interface AssessedControl {
  readonly control: string;
  readonly title: string;
  readonly satisfied: boolean;
  readonly remarks?: string;
}

/** Assessment results in OSCAL 1.1.3, as a governance tool writes them. */
export function oscalResults(
  controls: readonly AssessedControl[],
  {
    title,
    system,
    assessor,
    collected,
    expires,
    seeded,
  }: { title: string; system: string; assessor: string; collected: string; expires: string; seeded: Seeded },
): string {
  const organisation = seeded.uuid();
  const observations = controls.map(({ control, title: words }) => ({
    uuid: seeded.uuid(),
    title: `${control} – ${words}`,
    description: `${system}, ${control}.`,
    methods: ['EXAMINE', 'TEST'],
    collected,
    expires,
  }));
  const findings = controls.map(({ control, title: words, satisfied, remarks }, index) => ({
    uuid: seeded.uuid(),
    title: words,
    description: `${control}, ITSG-33.`,
    target: {
      type: 'objective-id',
      'target-id': `${control}_obj`,
      status: { state: satisfied ? 'satisfied' : 'not-satisfied' },
    },
    'related-observations': [{ 'observation-uuid': observations[index]!.uuid }],
    ...(remarks === undefined ? {} : { remarks }),
  }));
  const document = {
    'assessment-results': {
      uuid: seeded.uuid(),
      metadata: {
        title,
        'last-modified': collected,
        version: '1.0',
        'oscal-version': '1.1.3',
        roles: [{ id: 'assessor', title: 'Évaluateur' }],
        parties: [{ uuid: organisation, type: 'organization', name: assessor }],
        'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [organisation] }],
      },
      'import-ap': { href: './plan-evaluation.json' },
      results: [
        {
          uuid: seeded.uuid(),
          title,
          description: system,
          start: collected,
          end: collected,
          'reviewed-controls': { 'control-selections': [{ 'include-all': {} }] },
          observations,
          findings,
        },
      ],
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
