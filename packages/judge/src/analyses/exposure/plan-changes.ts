import { compareText } from '@ancrage/base';
import type { ChangeKind, ExposureAsset } from '../../laws/law-register.ts';
import { cheapestCut } from './cheapest-cut.ts';
import type { ExposureGraph, PartyGroup } from './exposure-graph.ts';
import type { ExposurePath } from './find-paths.ts';

/** A change of the service, its suppliers or its owners that cuts some paths. */
export interface Change {
  readonly kind: ChangeKind;
  /** Number of the party that it is about; null where it is about the service as a whole. */
  readonly target: number | null;
  /** Person-days. */
  readonly cost: number;
}

/** The cheapest changes that cut every path to the assets of a level, in this model, at these costs. */
export interface ChangePlan {
  readonly changes: readonly (Change & { /** Paths of the plan that it cuts. */ readonly cuts: number })[];
  readonly cost: number;
  /** Paths, found and possible, with nothing in their way, to the assets in question. */
  readonly paths: number;
  /** Those that no change of the model cuts. */
  readonly uncut: number;
  readonly proven: boolean;
}

/** Plans over the paths with nothing in their way; possible ones are cut too, since what is not known never passes. */
export function planChanges(
  graph: ExposureGraph,
  paths: readonly ExposurePath[],
  assets: ReadonlySet<ExposureAsset>,
  costs: Readonly<Record<ChangeKind, number>>,
): ChangePlan {
  const open = paths.filter(({ access }) => access.cutBy.length === 0 && assets.has(access.asset));
  const numbers = new Map<string, number>();
  const changes: Change[] = [];
  const cutters = open.map((path) =>
    changesThatCut(path, graph).map(({ kind, target }) => {
      const key = `${kind} ${target ?? ''}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, changes.length);
      changes.push({ kind, target, cost: costs[kind] });
      return changes.length - 1;
    }),
  );
  const cut = cheapestCut(
    cutters,
    changes.map(({ cost }) => cost),
  );
  const idOf = ({ target }: Change): string => (target === null ? '' : graph.parties[target]!.id);
  return {
    changes: cut.changes
      .map((at) => ({ ...changes[at]!, cuts: cutters.filter((need) => need.includes(at)).length }))
      .sort((a, b) => b.cuts - a.cuts || compareText(`${a.kind} ${idOf(a)}`, `${b.kind} ${idOf(b)}`)),
    cost: cut.cost,
    paths: open.length,
    uncut: cut.uncut,
    proven: cut.proven,
  };
}

/** Every change of the model that cuts a path, each alone. */
export function changesThatCut(
  { way, role, access }: ExposurePath,
  { parties }: ExposureGraph,
): readonly { readonly kind: ChangeKind; readonly target: number | null }[] {
  const found: { kind: ChangeKind; target: number | null }[] = [];
  const add = (kind: ChangeKind, target: number | null = null): void => {
    found.push({ kind, target });
  };
  const group = (at: number): PartyGroup => parties[at]!.group;
  const [first] = way.through;
  const holder = way.through.at(-1)!;
  if (way.direction === 'down') {
    // The step by which someone else's decision enters the provider's own chain.
    const into = way.through.findIndex((at, index) => index > 0 && group(at) === 'provider');
    if (into > 0) add('leave-control', way.through[into - 1]);
  }
  if (way.direction === 'own' && group(holder) === 'provider') add('move-seat');
  if (group(first!) === 'subsidiary') add('close-presence', first);
  else if (group(holder) === 'subsidiary') add('close-presence', holder);
  if (group(holder) === 'supplier') add('replace-supplier', holder);
  const { asset } = access;
  if (asset === 'at-rest' || asset === 'in-transit' || asset === 'in-use' || asset === 'keys')
    add('client-side-encryption');
  if (asset === 'in-use' && (role.role === 'host' || role.role === 'operator')) add('confidential-computing');
  if (asset === 'keys' || (asset === 'at-rest' && role.role !== 'privileged-access')) add('customer-keys');
  if (asset === 'in-transit') add('encrypt-transit');
  if (asset !== 'continuity' && (role.role === 'privileged-access' || role.role === 'subprocessor'))
    add('withdraw-access', holder);
  if (asset === 'continuity' && role.role === 'update-channel') add('mirror-updates');
  if (asset === 'continuity' && group(holder) === 'supplier') add('continuity-plan');
  return found;
}
