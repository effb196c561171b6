import { compareText, parseDuration } from '@ancrage/base';
import type { ExposureGraph } from '../analyses/exposure/exposure-graph.ts';
import { exposureOf } from '../analyses/exposure/exposure-of.ts';
import type { Exposure } from '../analyses/exposure/exposure-of.ts';
import { factorOf } from '../analyses/exposure/find-paths.ts';
import type { ExposurePath } from '../analyses/exposure/find-paths.ts';
import { planChanges } from '../analyses/exposure/plan-changes.ts';
import type { Reason } from '../analyses/derived.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { isConfirmed } from '../laws/law-register.ts';
import type { ExposureAsset, LawRegister } from '../laws/law-register.ts';
import type { Reference } from '../reference/reference.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
import { MAX_PATHS } from './report.ts';
import type { ReportExposure, ReportPath } from './report.ts';

/** What the page of exposure asks of evidence that speaks for the service; what speaks against it always counts. */
const CONTRACT: EvidenceContract = {
  formats: [],
  facts: [],
  least: { method: 'documented', source: 'assessor' },
  complete: [],
  freshness: parseDuration('P12M'),
  cadence: 'P6M',
};

/** The graph of exposure as a report tells it; undefined where no register of laws was given. */
export function reportExposure(dossier: Dossier, reference: Reference): ReportExposure | undefined {
  const { laws: register } = reference;
  if (register === undefined || register.laws.length === 0) return undefined;
  const exposure = exposureOf({ dossier, contract: CONTRACT, reference });
  const open = exposure.paths.filter(({ access }) => access.cutBy.length === 0);
  const cut = exposure.paths.filter(({ access }) => access.cutBy.length > 0);
  const shown = [...open.slice(0, MAX_PATHS), ...cut.slice(0, MAX_PATHS)];
  const found = open.filter(({ strength }) => strength === 'sure').length;
  return {
    as_of: register.asOf,
    considered: exposure.laws.length,
    laws: lawsOf(shown),
    parties: partiesOf(exposure),
    paths: shown.map((path) => reportPath(path, exposure)),
    found,
    possible: open.length - found,
    cut: cut.length,
    open: openReasons(exposure),
    plans: plansOf(exposure, register),
  };
}

function lawsOf(paths: readonly ExposurePath[]): ReportExposure['laws'] {
  const laws = new Map(paths.map(({ law }) => [law.law, law]));
  return [...laws.values()]
    .sort((a, b) => compareText(a.law, b.law))
    .map((law) => ({
      law: law.law,
      state: law.state,
      title: law.title,
      cite: law.cite,
      confirmed: isConfirmed(law),
      secrecy: law.secrecy,
    }));
}

function partiesOf({ graph }: Exposure): ReportExposure['parties'] {
  const over = statesOver(graph);
  return graph.parties
    .map(({ id, name, group }, at) => ({
      id,
      name,
      group,
      states: graph.connections
        .filter(({ party }) => party === at)
        .map(({ state, factor, strength }) => ({ state, factor, sure: strength === 'sure' }))
        .sort((a, b) => compareText(`${a.state} ${a.factor}`, `${b.state} ${b.factor}`)),
      under: over[at]!,
      roles: graph.roles
        .filter(({ party }) => party === at)
        .map(({ role }) => role)
        .sort(compareText),
    }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** For each party, the States of it and of all that control it for sure. */
function statesOver({ parties, connections, controls }: ExposureGraph): readonly string[][] {
  const below = Map.groupBy(
    controls.filter(({ strength }) => strength === 'sure'),
    ({ controller }) => controller,
  );
  const over = parties.map((): string[] => []);
  const sure = connections.filter(({ strength }) => strength === 'sure');
  // A State at a time, down from those that it catches: States are few, and chains may be long.
  for (const state of [...new Set(sure.map((one) => one.state))].sort(compareText)) {
    const under = new Set(sure.filter((one) => one.state === state).map(({ party }) => party));
    for (const at of under) for (const { controlled } of below.get(at) ?? []) under.add(controlled);
    for (const at of under) over[at]!.push(state);
  }
  return over;
}

/** Who stands at the end of the paths with nothing in their way to some assets. */
function endsOf(
  { parties }: ExposureGraph,
  paths: readonly ExposurePath[],
  assets: ReadonlySet<ExposureAsset>,
): { readonly suppliers: readonly string[]; readonly own: number } {
  const open = paths.filter(({ access }) => access.cutBy.length === 0 && assets.has(access.asset));
  const [theirs, own] = [
    open.filter(({ role }) => parties[role.party]!.group === 'supplier'),
    open.filter(({ role }) => parties[role.party]!.group !== 'supplier'),
  ];
  const suppliers = new Set(theirs.map(({ role }) => parties[role.party]!.id));
  return { suppliers: [...suppliers].sort(compareText), own: own.length };
}

function reportPath(path: ExposurePath, { graph }: Exposure): ReportPath {
  const { law, way, role, access, keyWay, strength, effort } = path;
  const id = (at: number): string => graph.parties[at]!.id;
  return {
    law: law.law,
    factor: factorOf(path),
    state: way.connection.state,
    through: way.through.map(id),
    role: role.role,
    asset: access.asset,
    key: keyWay === null ? null : id(keyWay.through.at(-1)!),
    sure: strength === 'sure',
    effort,
    cut_by: access.cutBy,
  };
}

function openReasons({ open }: Exposure): Reason[] {
  const all = [...open.chain, ...open.content, ...open.continuity];
  const keyed = new Map(all.map((reason) => [`${reason.code} ${JSON.stringify(reason.params)}`, reason]));
  return [...keyed].sort(([a], [b]) => compareText(a, b)).map(([, reason]) => reason);
}

function plansOf({ graph, paths }: Exposure, { targets, costs }: LawRegister): ReportExposure['plans'] {
  return [...targets]
    .sort(([a], [b]) => a - b)
    .map(([level, assets]) => {
      const plan = planChanges(graph, paths, new Set(assets), costs);
      return {
        level,
        assets,
        cost: plan.cost,
        proven: plan.proven,
        paths: plan.paths,
        uncut: plan.uncut,
        ...endsOf(graph, paths, new Set(assets)),
        changes: plan.changes.map(({ kind, target, cost, cuts }) => ({
          change: kind,
          target: target === null ? null : graph.parties[target]!.id,
          cost,
          cuts,
        })),
      };
    });
}
