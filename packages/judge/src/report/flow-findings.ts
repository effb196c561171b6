import { namedAmong } from '../analyses/described-services.ts';
import type { DeriveContext } from '../analyses/derived.ts';
import { flowCoverage } from '../analyses/flow-hours.ts';
import { operatorsOfPeers, seenPeers } from '../analyses/flows.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { ScopeFinding } from './report.ts';

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
  const { from, to, covered } = flowCoverage(dossier);
  if (covered.size < to - from) add('FLOW_HOURS_NOT_COVERED', { covered: covered.size, hours: to - from });
}
