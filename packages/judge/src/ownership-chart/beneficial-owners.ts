import { Decimal } from '@ancrage/base';
import type { ChartHolder, ChartNode, ChartOwner } from '../report/ownership-chart.ts';

/**
 * Persons who have the threshold or more of votes or capital, or control by votes. Someone of unknown kind could be a
 * person; entities never are beneficial owners. Source: c. P-44.1, s. 0.4; control in fact otherwise than by votes is left
 * to those who know it.
 */
export function beneficialOwners(
  holders: readonly ChartHolder[],
  nodes: readonly ChartNode[],
  threshold: Decimal | undefined,
): ChartOwner[] {
  if (threshold === undefined) return [];
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const reaches = (share: string): boolean => Decimal.parse(share).compare(threshold) >= 0;
  return holders.flatMap(({ id, votes, capital, controls }): ChartOwner[] => {
    const kind = kinds.get(id);
    if (kind !== 'person' && kind !== 'unknown') return [];
    const grounds = (end: 'lo' | 'hi'): ChartOwner['by'] => [
      ...(reaches(votes.attributed[end]) ? (['votes'] as const) : []),
      ...(reaches(capital.attributed[end]) ? (['capital'] as const) : []),
      ...(controls === 'yes' || (end === 'hi' && controls === 'possible') ? (['control'] as const) : []),
    ];
    const [sure, possible] = [grounds('lo'), grounds('hi')];
    if (sure.length > 0) return [{ id, by: sure, certain: true }];
    return possible.length > 0 ? [{ id, by: possible, certain: false }] : [];
  });
}
