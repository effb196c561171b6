import type { Lang } from '@ancrage/base';
import type { Control, Criterion, Scheme } from '@ancrage/judge';
import { midnight } from './oscal-instant.ts';
import { OSCAL_VERSION } from './oscal-model.ts';
import type { Prop } from './oscal-model.ts';
import { propOf } from './oscal-prop.ts';
import { lineOf } from './oscal-text.ts';
import { uuidsOf } from './oscal-uuids.ts';

/** What our findings are about, for each control: the identifier of its objective. */
export function objectiveOf(control: string): string {
  return `${control}_obj`;
}

/** The scheme as an OSCAL catalogue in one language: criteria are groups, rules and grounds are properties. */
export function oscalCatalog(scheme: Scheme, lang: Lang): object {
  const uuids = uuidsOf('catalog', scheme.digest, lang);
  return {
    catalog: {
      uuid: uuids('catalog'),
      metadata: {
        title: lineOf(scheme.title[lang]),
        'last-modified': midnight(scheme.published, '2026-01-01'),
        version: scheme.version,
        'oscal-version': OSCAL_VERSION,
        props: [
          propOf('scheme', scheme.id),
          propOf('scheme-status', scheme.status),
          propOf('scheme-digest', scheme.digest),
          propOf('language', lang),
        ],
      },
      groups: scheme.criteria.map((criterion) => groupOf(criterion, lang)),
    },
  };
}

function groupOf({ id, title, asks, controls }: Criterion, lang: Lang): object {
  return {
    id,
    title: lineOf(title[lang]),
    parts: [{ id: `${id}_asks`, name: 'overview', prose: lineOf(asks[lang]) }],
    controls: controls.map((control) => ({
      id: control.id,
      title: lineOf(control.title[lang]),
      props: controlProps(control),
      parts: [
        { id: `${control.id}_smt`, name: 'statement', prose: lineOf(control.text[lang]) },
        { id: objectiveOf(control.id), name: 'assessment-objective', prose: lineOf(control.text[lang]) },
      ],
    })),
  };
}

function controlProps(control: Control): Prop[] {
  const { source, status, confidence } = control.ground;
  return [
    { name: 'label', value: control.id },
    propOf('binds', control.binds),
    propOf('judged', control.judged),
    ...control.rungs.map(({ rung, rule }) => propOf('rule', rule.source, { kind: `rung-${rung}` })),
    ...(control.condition === null ? [] : [propOf('rule', control.condition.source, { kind: 'condition' })]),
    ...control.alternatives.map((id) => propOf('alternative', id)),
    propOf('ground', source),
    propOf('ground-status', status),
    propOf('ground-confidence', confidence),
  ];
}
