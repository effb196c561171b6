import { text } from '@ancrage/base/texts';
import type { Control, Finding, Outcome, Reason, Report } from '@ancrage/judge';
import { objectiveOf } from './oscal-catalog.ts';
import type { OscalFinding, Origin, Prop, Risk } from './oscal-model.ts';
import { relatedObservations, uncitedWords } from './oscal-observations.ts';
import { filled, propOf } from './oscal-prop.ts';
import { lineOf, proseOf } from './oscal-text.ts';
import type { Uuids } from './oscal-uuids.ts';
import type { OscalWords } from './oscal-words.ts';

interface Made {
  readonly uuids: Uuids;
  readonly words: OscalWords;
  readonly controls: ReadonlyMap<string, Control>;
  readonly origins: readonly Origin[];
}

type Status = OscalFinding['target']['status'];

/**
 * OSCAL has two states only. What is neither a pass nor a fail has the reason `other`, and our own outcome stands beside
 * it; `satisfied` is said of what holds in a level, and of nothing else.
 */
const STATUS: Readonly<Record<Outcome, Pick<Status, 'state' | 'reason'>>> = {
  met: { state: 'satisfied', reason: 'pass' },
  'not-met': { state: 'not-satisfied', reason: 'fail' },
  'not-proven': { state: 'not-satisfied', reason: 'other' },
  'not-verifiable': { state: 'not-satisfied', reason: 'other' },
  'not-applicable': { state: 'satisfied', reason: 'other' },
};

/** Each finding and each condition of the report, once. */
export function findingsOf(report: Report, made: Made): OscalFinding[] {
  return [
    ...report.findings.map((finding) => findingOf(finding, false, made)),
    ...report.conditions.map((finding) => findingOf(finding, true, made)),
  ];
}

function findingOf(finding: Finding, condition: boolean, made: Made): OscalFinding {
  const { uuids, words, controls, origins } = made;
  const { lang } = words;
  const { control: id, outcome } = finding;
  const control = controls.get(id);
  const remarks = [
    ...(condition ? [text('oscal.condition', lang)] : []),
    ...finding.reasons.map((reason) => words.reason(reason)),
    ...uncitedWords(finding, lang),
  ];
  const why = outcome === 'met' || outcome === 'not-met' ? undefined : text(`oscal.status.${outcome}`, lang);
  return {
    uuid: uuids('finding', id),
    title: lineOf(control === undefined ? id : `${id} ${control.title[lang]}`),
    description: lineOf(control?.text[lang] ?? id),
    props: findingProps(finding, condition, words),
    origins,
    target: {
      type: 'objective-id',
      'target-id': objectiveOf(id),
      status: { ...STATUS[outcome], ...(why === undefined ? {} : { remarks: lineOf(why) }) },
      ...(outcome === 'not-applicable' ? { 'implementation-status': { state: 'not-applicable' } } : {}),
    },
    ...relatedObservations(finding, { uuids, lang }),
    ...(hasRisk(finding) ? { 'related-risks': [{ 'risk-uuid': uuids('risk', id) }] } : {}),
    ...(remarks.length > 0 ? { remarks: proseOf(remarks) } : {}),
  };
}

function findingProps(finding: Finding, condition: boolean, words: OscalWords): Prop[] {
  const { criterion, judged, outcome, method, source, rungs, values, reasons, plan } = finding;
  return [
    propOf('outcome', outcome),
    propOf('criterion', criterion),
    propOf('judged', judged),
    ...(condition ? [propOf('condition', true)] : []),
    ...(method === null ? [] : [propOf('method', method)]),
    ...(source === null ? [] : [propOf('source', source)]),
    ...rungs.map((rung) => propOf('rung-outcome', rung.outcome, { kind: `rung-${rung.rung}` })),
    ...values.map(({ name, value }) => propOf('value', `${name} = ${valueText(value)}`)),
    ...reasons.map((reason: Reason) => propOf('reason', reason.code, { remarks: words.reason(reason) })),
    ...(plan === null ? [] : [propOf('plan', plan.remedies.join(' ')), propOf('plan-cost', plan.cost)]),
  ];
}

/** Bounds as the report writes them, an open end as `-`; a truth, or `unknown`. */
function valueText(value: Finding['values'][number]['value']): string {
  if (value === null) return 'unknown';
  return typeof value === 'boolean' ? String(value) : `${value.lo ?? '-'}..${value.hi ?? '-'}`;
}

function hasRisk({ outcome, remedies }: Finding): boolean {
  return outcome === 'not-met' || remedies.length > 0;
}

/** What is open for each finding that is not met, or not proven and can be: its reasons, and the remedies offered. */
export function risksOf(report: Report, { uuids, words, controls }: Made): Risk[] {
  const { lang } = words;
  return [...report.findings, ...report.conditions].filter(hasRisk).map((finding): Risk => {
    const { control: id, outcome, reasons, remedies, plan } = finding;
    const control = controls.get(id);
    const title = control === undefined ? id : `${id} ${control.title[lang]}`;
    const told = reasons.map((reason) => words.reason(reason));
    return {
      uuid: uuids('risk', id),
      title: lineOf(title),
      description: lineOf(control?.text[lang] ?? id),
      statement: proseOf(told.length > 0 ? told : [text(`word.${outcome}`, lang)]),
      status: outcome === 'not-met' ? 'open' : 'investigating',
      ...filled({
        remediations: remedies.map((remedy) => ({
          uuid: uuids('remedy', `${id} ${remedy.id}`),
          lifecycle: 'recommendation' as const,
          title: lineOf(remedy.id),
          description: lineOf(
            control?.remedies.find((rule) => rule.id === remedy.id)?.text[lang] ?? remedy.id,
          ),
          props: [
            propOf('cost', remedy.cost),
            propOf('turns', remedy.turns),
            propOf('in-plan', plan?.remedies.includes(remedy.id) ?? false),
          ],
        })),
      }),
    };
  });
}
