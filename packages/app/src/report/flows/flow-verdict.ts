import type { FlowReport } from '@ancrage/judge/flows';

/**
 * What the flows of the planes that are judged say: 0 all within and covered, 1 some beyond, 2 nothing read, 3 not proven. What is in a file that was
 * not read, or not to its end, could be anything.
 */
export function verdictOf({
  planes,
  period,
  counts,
  files,
}: Pick<FlowReport, 'planes' | 'period' | 'counts' | 'files'>): 0 | 1 | 2 | 3 {
  if (counts.records === 0) return 2;
  const judged = planes.filter(({ plane }) => plane !== 'tenants');
  if (judged.some(({ gate, outside }) => gate && outside.flows > 0)) return 1;
  const open = judged.some(
    ({ gate, outside, undetermined, undeclared_inside: relay }) =>
      undetermined.flows > 0 || (gate ? relay.flows > 0 : outside.flows > 0),
  );
  const unread = files.some(({ problem }) => problem !== null);
  return open || unread || period.covered < period.hours || !judged.some(({ gate }) => gate) ? 3 : 0;
}
