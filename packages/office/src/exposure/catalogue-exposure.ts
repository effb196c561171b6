import { compareText } from '@ancrage/base';
import { exposureRoles } from '@ancrage/judge';
import type { ExposureRole, ReportExposure } from '@ancrage/judge';

/** One service of a catalogue, as its report tells its exposure. */
export interface CatalogueEntry {
  readonly service: string;
  readonly exposure: ReportExposure;
}

/** The exposure of a whole catalogue, for one level. */
export interface CatalogueExposure {
  readonly level: number;
  /** In the order given. */
  readonly services: readonly {
    readonly service: string;
    readonly found: number;
    readonly possible: number;
    /** What nothing proves. */
    readonly unknown: number;
    /** Suppliers that all have to be replaced for no path to be left. */
    readonly suppliers: readonly string[];
    /** Paths that replacing suppliers leaves. */
    readonly own: number;
  }[];
  /** By services freed alone, then touched, then name. */
  readonly suppliers: readonly {
    readonly id: string;
    readonly name: string;
    /** Services left without a path when this one alone is replaced: exact. */
    readonly frees: number;
    /** Services with a path that ends at it. */
    readonly touches: number;
  }[];
  /** One more supplier each time, where that could free something. */
  readonly steps: readonly ReplacementStep[];
  /** Concentration of each role among suppliers, in the order of the roles. */
  readonly roles: readonly RoleConcentration[];
}

/** The suppliers chosen so far, one after the other, and how far that is from the best choice of as many. */
export interface ReplacementStep {
  readonly chosen: readonly string[];
  readonly freed: number;
  /** No choice of as many suppliers frees more than this. */
  readonly bound: number;
}

export interface RoleConcentration {
  readonly role: ExposureRole;
  /** Pairs of a service and a supplier that plays the role for it. */
  readonly ties: number;
  /** Herfindahl index of the ties by supplier, 0 to 10 000. */
  readonly bySupplier: number;
  /** The same by States that the supplier comes under: each unknown on its own, and all of them with the largest. */
  readonly byJurisdiction: { readonly lo: number; readonly hi: number };
}

const MOST_STEPS = 5;

/** Which supplier, replaced once, frees the most services of a catalogue, and how concentrated each role is. */
export function catalogueExposure(entries: readonly CatalogueEntry[], level: number): CatalogueExposure {
  const services = entries.map(({ service, exposure }) => {
    const plan = exposure.plans.find((one) => one.level === level);
    return {
      service,
      found: exposure.found,
      possible: exposure.possible,
      unknown: exposure.open.length,
      suppliers: plan?.suppliers ?? [],
      own: plan?.own ?? 0,
    };
  });
  const names = new Map(
    entries.flatMap(({ exposure }) => exposure.parties.map(({ id, name }) => [id, name] as const)),
  );
  // Only these can be freed by replacing suppliers.
  const needs = services
    .filter(({ own, suppliers }) => own === 0 && suppliers.length > 0)
    .map(({ suppliers }) => new Set(suppliers));
  const ids = [...new Set(services.flatMap(({ suppliers }) => suppliers))];
  const suppliers = ids
    .map((id) => ({
      id,
      name: names.get(id) ?? id,
      frees: freedBy(new Set([id]), needs),
      touches: services.filter((service) => service.suppliers.includes(id)).length,
    }))
    .sort((a, b) => b.frees - a.frees || b.touches - a.touches || compareText(a.id, b.id));
  return { level, services, suppliers, steps: replacements(ids, needs), roles: concentrations(entries) };
}

function freedBy(chosen: ReadonlySet<string>, needs: readonly ReadonlySet<string>[]): number {
  return needs.filter((need) => need.isSubsetOf(chosen)).length;
}

/**
 * Suppliers chosen one after the other: each time the one that frees most, then the one that the services nearest to being
 * freed wait for. Freeing takes all suppliers of a service, so a greedy choice has no fixed ratio: the bound says how far
 * it can be from the best.
 */
function replacements(ids: readonly string[], needs: readonly ReadonlySet<string>[]): ReplacementStep[] {
  const steps: ReplacementStep[] = [];
  const chosen = new Set<string>();
  while (steps.length < MOST_STEPS && freedBy(chosen, needs) < needs.length) {
    const ranked = ids
      .filter((id) => !chosen.has(id))
      .map((id) => {
        const waiting = needs
          .filter((need) => need.has(id) && !need.isSubsetOf(chosen))
          .map((need) => need.difference(chosen).size);
        return {
          id,
          freed: freedBy(new Set([...chosen, id]), needs),
          nearest: Math.min(...waiting, Infinity),
          waiting: waiting.length,
        };
      })
      .sort(
        (a, b) =>
          b.freed - a.freed || a.nearest - b.nearest || b.waiting - a.waiting || compareText(a.id, b.id),
      );
    const [next] = ranked;
    if (next === undefined) break;
    chosen.add(next.id);
    steps.push({ chosen: [...chosen], freed: next.freed, bound: bestOf(chosen.size, ids, needs) });
  }
  return steps;
}

/**
 * More than any choice of so many suppliers frees: services that need no more than as many; and, since a freed service has
 * one of them, as many as the busiest of these touch.
 */
function bestOf(count: number, ids: readonly string[], needs: readonly ReadonlySet<string>[]): number {
  const small = needs.filter((need) => need.size <= count);
  const touched = ids
    .map((id) => small.filter((need) => need.has(id)).length)
    .sort((a, b) => b - a)
    .slice(0, count);
  return Math.min(
    small.length,
    touched.reduce((sum, one) => sum + one, 0),
  );
}

function concentrations(entries: readonly CatalogueEntry[]): RoleConcentration[] {
  return exposureRoles.flatMap((role) => {
    const ties = entries.flatMap(({ exposure }) =>
      exposure.parties.filter(({ group, roles }) => group === 'supplier' && roles.includes(role)),
    );
    if (ties.length === 0) return [];
    const count = (keys: readonly string[]): number[] =>
      Map.groupBy(keys, (key) => key)
        .values()
        .map((same) => same.length)
        .toArray();
    const known = count(ties.filter(({ under }) => under.length > 0).map(({ under }) => under.join('+')));
    const unknown = ties.length - known.reduce((sum, one) => sum + one, 0);
    const largest = known.toSorted((a, b) => b - a);
    const merged = [(largest[0] ?? 0) + unknown, ...largest.slice(1)];
    return [
      {
        role,
        ties: ties.length,
        bySupplier: herfindahl(count(ties.map(({ id }) => id))),
        byJurisdiction: {
          lo: herfindahl([...known, ...Array.from({ length: unknown }, () => 1)]),
          hi: herfindahl(merged),
        },
      },
    ];
  });
}

/** Sum of the squares of the shares, of 10 000, rounded half up; counts are whole numbers, so no share is rounded before. */
function herfindahl(counts: readonly number[]): number {
  const total = counts.reduce((sum, one) => sum + one, 0);
  if (total === 0) return 0;
  const squares = counts.reduce((sum, one) => sum + one * one, 0);
  return Math.floor((20_000 * squares + total * total) / (2 * total * total));
}
