import { parseInstant } from '@ancrage/base';
import { namedAmong } from '../analyses/described-services.ts';
import type { DeriveContext } from '../analyses/derived.ts';
import { elapsedPeriod } from '../analyses/elapsed-period.ts';
import { operatorsOfPeers, seenPeers } from '../analyses/flows.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { ScopeFinding } from './report.ts';

/** Share of bad records, of a thousand, above which an hour of flow logs does not count. */
const BAD_PER_MILLE = 10;
const MS_PER_HOUR = 3_600_000;

/** What flow logs show that nobody listed, and the hours of the scope of which they say nothing. */
export function addFlowFindings(
  dossier: Dossier,
  reference: Reference,
  add: (code: ScopeFinding['code'], params: ScopeFinding['params']) => void,
): void {
  const flows = dossier.of('flow');
  if (flows.length === 0 && dossier.of('flow-hour').length === 0) return;
  addHours(dossier, add);
  const contract: DeriveContext['contract'] = {
    formats: [],
    facts: [],
    least: { method: 'declared', source: 'provider' },
    complete: [],
    freshness: { months: 12_000, days: 0 },
    cadence: 'P1M',
  };
  const known = [...dossier.of('scope-entity'), ...dossier.of('subprocessor')].map(
    ({ fact }) => fact.value.name,
  );
  const seen = seenPeers(flows, { dossier, reference, contract });
  for (const [operator, peers] of operatorsOfPeers(seen, { dossier, reference })) {
    const params = {
      peers: peers.length,
      peer: peers.map(({ peer }) => peer).reduce((a, b) => (a < b ? a : b)),
    };
    if (operator === undefined) {
      // A peer that a prefix of the dossier holds is listed by that.
      const unlisted = peers.filter(({ country }) => country === undefined);
      if (unlisted.length > 0)
        add('FLOW_PEERS_NOT_LISTED', { ...params, peers: unlisted.length, peer: unlisted[0]!.peer });
    } else if (!namedAmong(known, operator)) add('FLOW_OPERATOR_NOT_LISTED', { ...params, party: operator });
  }
}

function addHours(
  dossier: Dossier,
  add: (code: ScopeFinding['code'], params: ScopeFinding['params']) => void,
): void {
  const { from, to } = elapsedPeriod(dossier);
  const [first, last] = [from * 24, (to + 1) * 24];
  const sums = new Map<number, { records: number; bad: number; skipped: number }>();
  for (const { fact } of dossier.of('flow-hour')) {
    const { hour, records, bad, skipped } = fact.value;
    const at = Math.floor(parseInstant(hour) / MS_PER_HOUR);
    const sum = sums.get(at) ?? { records: 0, bad: 0, skipped: 0 };
    sums.set(at, { records: sum.records + records, bad: sum.bad + bad, skipped: sum.skipped + skipped });
  }
  const covered = [...sums].filter(
    ([hour, { records, bad, skipped }]) =>
      hour >= first && hour < last && records > bad && skipped === 0 && bad * 1000 <= records * BAD_PER_MILLE,
  ).length;
  const hours = last - first;
  if (covered < hours) add('FLOW_HOURS_NOT_COVERED', { covered, hours });
}
