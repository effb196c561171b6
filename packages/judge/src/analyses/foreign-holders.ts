import type { Decimal } from '@ancrage/base';
import type { DeriveContext, Reason } from './derived.ts';
import { holderName } from './holder-name.ts';
import type { Axis, HoldingsBehind } from './holdings-behind.ts';
import type { Ownership } from './ownership-of.ts';
import { percentOf } from './share-table.ts';
import { MOST_TOLD } from './violations.ts';

/** Holders known to be foreign, the largest first, each once, with the entities through which they hold. */
export function foreignHolders(
  axis: Axis,
  { issuers, behind, said }: Ownership,
  { dossier }: DeriveContext,
): Reason[] {
  const told = new Map<
    string,
    { readonly share: Decimal; readonly holder: string; readonly issuer: string }
  >();
  for (const { proven } of issuers) {
    const issuer = [...proven][0]!;
    for (const [holder, part] of said.byHolder(axis, issuer)) {
      const name = holderName(holder, dossier);
      const share = percentOf(part);
      const known = told.get(name);
      if (known !== undefined && known.share.compare(share) >= 0) continue;
      told.set(name, { share, holder, issuer });
    }
  }
  return [...told]
    .sort(([, a], [, b]) => b.share.compare(a.share))
    .slice(0, MOST_TOLD)
    .map(([name, { share, holder, issuer }]) => {
      const through = chain(behind, holder, issuer, axis).map((id) => holderName(id, dossier));
      return through.length === 0
        ? { code: 'HOLDER_FOREIGN', params: { holder: name, share: share.toString() } }
        : {
            code: 'HOLDER_FOREIGN_BEHIND',
            params: { holder: name, share: share.toString(), through: through.join(' → ') },
          };
    });
}

/** Entities between a holder and an issuer, from the holder down, along the shortest chain of holdings and of control in fact. */
function chain({ said }: HoldingsBehind, holder: string, issuer: string, axis: Axis): string[] {
  const [from, to] = [said.nodeOf(holder)!, said.nodeOf(issuer)!];
  const towards = new Map<number, number | undefined>([[to, undefined]]);
  const controllers = Map.groupBy(said.inFact, ([, node]) => node);
  // A map visits what is added to it while it is walked: nearest first.
  for (const node of towards.keys()) {
    for (const [by] of controllers.get(node) ?? []) if (!towards.has(by)) towards.set(by, node);
    for (const graph of [said[axis], said.votes])
      for (const { least } of graph.accounts[node]!)
        for (const [owner, share] of least)
          if (share.numerator > 0n && !towards.has(owner)) towards.set(owner, node);
  }
  const path: string[] = [];
  for (let node = towards.get(from); node !== undefined && node !== to; node = towards.get(node))
    path.push(said.ids[node]![0]!);
  return path;
}
