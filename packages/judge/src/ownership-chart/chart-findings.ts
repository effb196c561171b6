import { canonicalJson, compareText, Decimal } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import { isUnnamed } from '../analyses/holder-name.ts';
import { HUNDRED } from '../analyses/share-table.ts';
import type { Note } from '../reading/reading.ts';
import type { DrawnHoldings } from './chart-edges.ts';
import { chartFindingCodes } from '../report/ownership-chart.ts';
import type { ChartEdge, ChartFinding, ChartNode } from '../report/ownership-chart.ts';

const CODES: ReadonlySet<string> = new Set(chartFindingCodes);

/** What is not as it should be in the files that speak of a chart’s nodes, each with its statement and place. */
export function chartFindings(
  nodes: readonly ChartNode[],
  { edges, several }: DrawnHoldings,
  context: DeriveContext,
): ChartFinding[] {
  const { dossier } = context;
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) || id;
  const files = new Set(edges.flatMap(({ places }) => places.map(({ evidence }) => evidence)));
  const ids = new Set(nodes.flatMap((node) => node.ids));
  const findings: ChartFinding[] = dossier.notes
    // What adds up to more than the whole is told of each entity, whatever the format.
    .filter(({ code, at }) => code !== 'SHARES_OVER_WHOLE' && CODES.has(code) && files.has(at.evidence))
    .map(ofNote);
  for (const { fact } of dossier.of('person')) {
    const { person, identity } = fact.value;
    if (!ids.has(person) || identity === 'known') continue;
    findings.push({ code: 'PERSON_WITHHELD', params: { holder: person }, statement: person, at: fact.at });
  }
  const described = new Set([
    ...dossier
      .of('entity')
      .flatMap(({ fact: { value } }) => [value.entity, value.identifier ?? value.entity]),
    ...dossier.of('person').map(({ fact }) => fact.value.person),
    ...dossier.of('holder-status').map(({ fact }) => fact.value.holder),
  ]);
  for (const { fact } of dossier.of('holding')) {
    const { holder, holding } = fact.value;
    if (!ids.has(fact.value.issuer)) continue;
    if (!described.has(holder) && !isUnnamed(holder))
      findings.push({ code: 'PERSON_UNDESCRIBED', params: { holder }, statement: holding, at: fact.at });
  }
  const diluted = dossier.of('diluted-holding').find(({ fact }) => ids.has(fact.value.issuer));
  if (diluted !== undefined)
    findings.push({
      code: 'DILUTED',
      params: { issuer: nameOf(diluted.fact.value.issuer), path: diluted.file.path },
      statement: null,
      at: diluted.fact.at,
    });
  for (const [concert, members] of Map.groupBy(
    dossier.of('holder-status').filter(({ fact }) => ids.has(fact.value.holder)),
    ({ fact }) => fact.value.concert,
  ))
    if (concert !== undefined)
      findings.push({
        code: 'CONCERT',
        params: {
          holders: [...new Set(members.map(({ fact }) => nameOf(fact.value.holder)))].join(', '),
          concert,
        },
        statement: null,
        at: members[0]!.fact.at,
      });
  const twins = Map.groupBy(
    dossier.of('holding').filter(({ fact }) => ids.has(fact.value.issuer) && fact.value.direct === 'direct'),
    ({ fact: { value, at } }) =>
      JSON.stringify([at.evidence, value.holder, value.issuer, value.interest, value.minimum, value.since]),
  );
  for (const [first, ...others] of twins.values())
    for (const { fact } of others)
      if (fact.value.minimum !== undefined && fact.value.holding !== first!.fact.value.holding)
        findings.push({ code: 'DUPLICATE_HOLDING', params: {}, statement: fact.value.holding, at: fact.at });
  for (const [issuer, paths] of several)
    findings.push({
      code: 'SEVERAL_ACCOUNTS',
      params: { issuer: nameOf(issuer), drawn: paths[0]!, others: paths.slice(1).join(', ') },
      statement: null,
      at: null,
    });
  for (const [issuer, into] of Map.groupBy(
    edges.filter((edge) => edge.direct && edge.drawn),
    (edge) => edge.issuer,
  ))
    for (const axis of ['votes', 'capital'] as const) {
      const total = into.reduce((sum, edge) => sum.add(Decimal.parse(edge[axis]?.lo ?? '0')), Decimal.ZERO);
      if (total.compare(HUNDRED) <= 0) continue;
      const params = { issuer: nameOf(issuer), axis, total: total.toString() };
      findings.push({ code: 'SHARES_OVER_WHOLE', params, statement: null, at: into[0]!.places[0] ?? null });
    }
  const loop = closedLoop(edges);
  if (loop.length > 0)
    findings.push({
      code: 'CLOSED_LOOP',
      params: { holders: loop.map(nameOf).join(', ') },
      statement: null,
      at: edges.find(({ holder }) => holder === loop[0])?.places[0] ?? null,
    });
  const distinct = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, finding]) => finding);
}

function ofNote({ code, params, at }: Note): ChartFinding {
  const { statement, ...others } = params;
  return {
    code: code as ChartFinding['code'],
    params: others,
    statement: statement === undefined ? null : String(statement),
    at: { evidence: at.evidence, place: at.place },
  };
}

/** Entities from which no share leads out, to anyone at the top nor to something undisclosed: nobody is behind them. */
function closedLoop(edges: readonly ChartEdge[]): string[] {
  const direct = edges.filter((edge) => edge.direct && edge.drawn);
  const into = Map.groupBy(direct, ({ issuer }) => issuer);
  const whole = (axis: 'votes' | 'capital', held: readonly ChartEdge[]): boolean =>
    held
      .reduce((sum, edge) => sum.add(Decimal.parse(edge[axis]?.lo ?? '0')), Decimal.ZERO)
      .compare(HUNDRED) >= 0;
  const closed = new Set(
    [...into].flatMap(([issuer, held]) => (whole('votes', held) || whole('capital', held) ? [issuer] : [])),
  );
  const held = Map.groupBy(direct, ({ holder }) => holder);
  const open = new Set(direct.map(({ holder }) => holder).filter((holder) => !closed.has(holder)));
  // A set visits what is added to it while it is walked.
  for (const holder of open)
    for (const { issuer } of held.get(holder) ?? []) {
      closed.delete(issuer);
      open.add(issuer);
    }
  return [...closed].sort(compareText);
}

function keyOf({ code, params, statement, at }: ChartFinding): string {
  return `${code} ${canonicalJson({ params, statement, at })}`;
}
