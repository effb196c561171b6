import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { FlowPeer, FlowReport, PlaneSummary } from '@ancrage/judge/flows';
import type { FlowNames } from '@ancrage/judge/names';
import { cleanText } from '../report/clean-text.ts';
import {
  bytesWords,
  layerWords,
  operatorWords,
  periodWords,
  placeOf,
  estimateWords,
  recordWords,
  samplingWords,
  shareWords,
  sourceWords,
  sumWords,
  uncoveredWords,
} from '../report/flow-chart/flow-words.ts';
import { countryName, formatNumber, wordsOf } from '../report/words.ts';
import { flowNameLines } from '../report/name-words.ts';
import { verdictOf } from '../report/flows/flow-verdict.ts';

const MOST_GROUPS = 12;
const MOST_PEERS = 8;

/** The report on flows in lines for a terminal: the verdict, how far it goes, then what it rests on. */
export function flowLines(report: FlowReport & { readonly names?: FlowNames }, lang: Lang): string[] {
  const uncovered = uncoveredWords(report, lang);
  return [
    text('flows.head', lang, { country: countryName(report.boundary, lang) }),
    wordsOf(`flows.verdict.${verdictOf(report)}`, lang, ''),
    '',
    periodWords(report, lang),
    ...(uncovered === undefined ? [] : [uncovered]),
    ...samplingWords(report, lang),
    recordWords(report, lang),
    ...(report.folded ? [text('flows.folded', lang)] : []),
    ...report.planes.flatMap((plane) => ['', ...planeLines(plane, report, lang)]),
    ...section(text('flows.groups', lang), groupLines(report, lang), lang),
    ...section(text('flows.peers-outside', lang), peerLines(report.outside, lang), lang),
    ...section(text('flows.peers-undeclared', lang), peerLines(report.undeclared_inside, lang), lang),
    ...(report.names === undefined
      ? []
      : section(text('names.flow-section', lang), flowNameLines(report.names, lang), lang)),
    ...(report.oddities.length === 0
      ? []
      : section(text('flows.oddities', lang), oddityLines(report, lang), lang)),
    ...unreadLines(report, lang),
    ...section(
      text('flows.sources', lang),
      report.sources.length === 0
        ? [text('flows.no-sources', lang)]
        : report.sources.map((source) => sourceWords(source, lang)),
      lang,
    ),
    '',
    text('flows.says-not', lang),
  ];
}

function section(title: string, lines: readonly string[], lang: Lang): string[] {
  const shown = lines.length === 0 ? [text('flows.none', lang)] : lines;
  return ['', title, ...shown.map((line) => `  ${line}`)];
}

function planeLines(summary: PlaneSummary, report: FlowReport, lang: Lang): string[] {
  const { plane, gate, explained, unexplained, undeclared_inside: undeclared } = summary;
  const [one, rest] = [BigInt(explained), BigInt(unexplained)];
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  return [
    `${text('flows.plane', lang)}${colon}${text(`flows.plane.${plane}`, lang)} [${text(gate ? 'flows.gate' : 'flows.described', lang)}]`,
    ...(['outside', 'undetermined', 'inside', 'own'] as const)
      .filter((side) => side === 'outside' || summary[side].flows > 0)
      .map(
        (side) =>
          `  ${text(`flows.side.${side}`, lang)}${colon}${estimateWords(summary[side], report, lang)}`,
      ),
    ...(one + rest === 0n
      ? []
      : [
          `  ${text('flows.explained', lang, {
            share: shareWords(one, one + rest, lang),
            rest: bytesWords(unexplained, lang),
          })}`,
        ]),
    ...(undeclared.flows === 0
      ? []
      : [`  ${text('flows.undeclared', lang, { sum: sumWords(undeclared, lang) })}`]),
  ];
}

function groupLines({ groups }: FlowReport, lang: Lang): string[] {
  const lines = groups
    .slice(0, MOST_GROUPS)
    .map((group) =>
      [
        bytesWords(group.bytes, lang),
        text(`flows.direction.${group.direction}`, lang),
        text(`flows.plane.${group.plane}`, lang),
        placeOf(group, lang),
        operatorWords(group.operator, group.jurisdiction, lang),
        layerWords(group.layer, lang),
        group.declared === null
          ? text('flows.undeclared-mark', lang)
          : text('flows.declared', lang, { name: cleanText(group.declared) }),
      ].join(' · '),
    );
  return more(lines, groups.length - MOST_GROUPS, lang);
}

function peerLines(peers: readonly FlowPeer[], lang: Lang): string[] {
  const lines = peers
    .slice(0, MOST_PEERS)
    .map((peer) =>
      [
        peer.address,
        bytesWords(peer.bytes, lang),
        text(`flows.direction.${peer.direction}`, lang),
        text(`flows.plane.${peer.plane}`, lang),
        placeOf(peer, lang),
        operatorWords(peer.operator, null, lang),
        layerWords(peer.layer, lang),
      ].join(' · '),
    );
  return more(lines, peers.length - MOST_PEERS, lang);
}

function more(lines: readonly string[], left: number, lang: Lang): string[] {
  return left > 0 ? [...lines, text('flows.more', lang, { count: left })] : [...lines];
}

function oddityLines({ oddities }: FlowReport, lang: Lang): string[] {
  return oddities.map(({ kind, count, file, line }) =>
    text('flows.oddity', lang, {
      count: formatNumber(String(count), lang),
      what: text(`flows.oddity.${kind}`, lang),
      file: cleanText(file),
      line: formatNumber(String(line), lang),
    }),
  );
}

function unreadLines({ files }: FlowReport, lang: Lang): string[] {
  const unread = files.filter(({ problem }) => problem !== null);
  if (unread.length === 0) return [];
  const lines = unread.map(
    ({ file, problem }) =>
      `${cleanText(file)}${lang === 'fr' ? '\u00a0: ' : ': '}${wordsOf(`flows.problem.${problem!}`, lang, problem!)}`,
  );
  return section(
    text('flows.files-unread', lang),
    more(lines.slice(0, MOST_PEERS), lines.length - MOST_PEERS, lang),
    lang,
  );
}
