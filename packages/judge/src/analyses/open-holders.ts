import { Decimal, Rational } from '@ancrage/base';
import { sortFacts } from './adequate.ts';
import type { DeriveContext, Reason } from './derived.ts';
import { holderName, isUnnamed, openHolder } from './holder-name.ts';
import { holderStatuses } from './holder-statuses.ts';
import type { Axis, Holding, HoldingsBehind } from './holdings-behind.ts';
import { unnamedIn } from './nominees.ts';
import type { ProvenShares } from './ownership-shares.ts';
import { greatest, HUNDRED, least } from './share-table.ts';

interface Known {
  readonly behind: HoldingsBehind;
  readonly proven: ProvenShares;
}

/** Holdings of an entity that do not all count as proven Canadians', and why, followed as far as anything is known. */
export function openHolders(
  axis: Axis,
  issuer: string,
  { behind, proven }: Known,
  context: DeriveContext,
): { readonly against: Holding[]; readonly reasons: Reason[] } {
  const { dossier } = context;
  const { foreign } = holderStatuses(context);
  const against: Holding[] = [];
  const reasons = new Map<string, Reason>();
  const because = (reason: Reason): void => {
    reasons.set(`${reason.code} ${JSON.stringify(reason.params)}`, reason);
  };
  const followed = new Set([behind.said.nodeOf(issuer)]);
  const explained = new Set(
    behind.said.ids.flatMap((ids) => ids.filter((id) => behind.directIn(axis, id).length > 0).map(nameOf)),
  );
  tellControl(issuer, true);
  // A stack of its own: chains of holders may be long.
  const path = [look(issuer, true)];
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const next = at.next();
    if (next.done === true) path.pop();
    else path.push(look(next.value, false));
  }
  return { against, reasons: [...reasons.values()] };

  /** Whether someone whom nothing proves Canadian is said to control an entity without a share. */
  function tellControl(held: string, atRoot: boolean): boolean {
    const others = behind.controlling(held).filter(({ fact }) => !proven.isSafe(fact.value.holder));
    for (const control of others) {
      const { holder } = control.fact.value;
      if (atRoot) against.push(control);
      because(
        isUnnamed(holder)
          ? { code: 'CONTROLLER_UNTOLD', params: { issuer: nameOf(held) } }
          : { code: 'CONTROLLED_IN_FACT', params: { holder: nameOf(holder), issuer: nameOf(held) } },
      );
    }
    return others.length > 0;
  }

  /** Looks at who holds an entity; gives each holder that is to be looked at in its turn. */
  function* look(held: string, atRoot: boolean): Generator<string, void, undefined> {
    const holdings = behind.directIn(axis, held);
    for (const table of Map.groupBy(
      holdings,
      ({ fact, file }) => `${fact.value.issuer} ${file.id}`,
    ).values()) {
      let known = Decimal.ZERO;
      for (const [holder, group] of Map.groupBy(table, behind.forWhom)) {
        known = known.add(least(group.reduce(addLeast, Decimal.ZERO), HUNDRED));
        if (proven.carried(axis, holder).equals(Rational.ONE)) continue;
        if (atRoot || foreign.has(holder)) for (const fact of group) against.push(fact);
        if (foreign.has(holder)) continue;
        const nominee = group[0]!.fact.value.holder;
        const { issuer: of } = group[0]!.fact.value;
        if (holder === unnamedIn(of)) because({ code: 'NOMINEE_UNTOLD', params: { issuer: nameOf(of) } });
        else if (nominee !== holder && isUnnamed(holder))
          because({ code: 'NOMINATOR_UNTOLD', params: { holder: nameOf(nominee) } });
        else if (follow(holder)) yield holder;
      }
      const undisclosed = greatest(HUNDRED.subtract(known), Decimal.ZERO);
      if (undisclosed.isZero()) continue;
      const rest = undisclosed.toString();
      because(
        atRoot
          ? { code: 'SHARES_NOT_WHOLE', params: { undisclosed: rest } }
          : { code: 'SHARES_NOT_WHOLE_BEHIND', params: { holder: nameOf(held), undisclosed: rest } },
      );
    }
  }

  /** Tells what is open of a holder; whether its own holders are to be looked at. */
  function follow(holder: string): boolean {
    const node = behind.said.nodeOf(holder);
    const holdings = behind.directIn(axis, holder);
    const told = tellControl(holder, false);
    if (holdings.length === 0) {
      // Another account gives it by another identifier, under which its holders are known: that one tells.
      if (!told && !explained.has(nameOf(holder))) because(openHolder(holder, dossier));
      return false;
    }
    if (followed.has(node)) {
      because({ code: 'HOLDER_LOOP', params: { holder: nameOf(holder) } });
      return false;
    }
    followed.add(node);
    if (behind.proven[axis].accounts[behind.proven.nodeOf(holder)!]!.length === 0) {
      const { reasons: why } = sortFacts(holdings, context);
      if (why.length === 0) because(openHolder(holder, dossier));
      for (const reason of why) because(reason);
    }
    if (proven.carried(axis, holder).numerator === 0n)
      because({ code: 'HOLDER_CONTROL_OPEN', params: { holder: nameOf(holder) } });
    for (const { fact } of behind.indirectIn(axis, holder))
      if (proven.carried(axis, fact.value.holder).numerator === 0n && !foreign.has(fact.value.holder))
        because(openHolder(fact.value.holder, dossier));
    return true;
  }

  function nameOf(id: string): string {
    return holderName(id, dossier);
  }
}

function addLeast(sum: Decimal, { fact }: Holding): Decimal {
  return sum.add(Decimal.parse(fact.value.minimum ?? '0'));
}
