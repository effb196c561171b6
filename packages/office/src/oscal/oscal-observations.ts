import { text } from '@ancrage/base/texts';
import type { Digest, Lang } from '@ancrage/base';
import type { FactRef, Finding, Report, ReportEvidence } from '@ancrage/judge';
import { kinds } from '@ancrage/judge';
import { midnight } from './oscal-instant.ts';
import type { Observation, OscalFinding, Origin } from './oscal-model.ts';
import { filled, propOf } from './oscal-prop.ts';
import { lineOf, proseOf } from './oscal-text.ts';
import type { Uuids } from './oscal-uuids.ts';

interface Made {
  readonly uuids: Uuids;
  readonly lang: Lang;
  readonly origins: readonly Origin[];
  /** Identifier of the service as a component. */
  readonly subject: string;
}

/** One observation for each file that a finding cites, by digest: two copies of one file say the same thing. */
export function observationsOf(report: Report, made: Made): Observation[] {
  const cited = new Set(
    [...report.findings, ...report.conditions].flatMap((finding) =>
      citationsOf(finding, made.lang).map(({ evidence }) => evidence),
    ),
  );
  const files = Map.groupBy(report.evidence, ({ id }) => id);
  const others = [...cited].filter((id) => !files.has(id)).sort();
  return [
    ...[...files]
      .filter(([id]) => cited.has(id))
      .map(([id, copies]) => observationOf(id, copies, report, made)),
    ...others.map((id) => observationOf(id, [], report, made)),
  ];
}

function observationOf(
  id: Digest,
  copies: readonly ReportEvidence[],
  report: Report,
  { uuids, lang, origins, subject }: Made,
): Observation {
  const [file] = copies;
  const title =
    file === undefined
      ? text('oscal.observation-other', lang)
      : text('oscal.observation', lang, { path: file.path });
  const means = file === undefined ? title : text('oscal.observation-means', lang, { format: file.format });
  return {
    uuid: uuids('observation', id),
    title: lineOf(title),
    description: lineOf(means),
    props: [
      propOf('evidence', id),
      ...copies.flatMap(({ method, source, date_from }) => [
        propOf('method', method),
        propOf('source', source),
        propOf('date-from', date_from),
      ]),
    ].filter(
      (prop, index, all) =>
        all.findIndex((other) => JSON.stringify(other) === JSON.stringify(prop)) === index,
    ),
    methods: copies.some(({ method }) => method === 'observed') ? ['TEST'] : ['EXAMINE'],
    types: ['control-objective'],
    origins,
    subjects: [{ 'subject-uuid': subject, type: 'component' }],
    ...filled({
      'relevant-evidence': copies.map(({ path }) => ({
        href: `#${uuids('resource', path)}`,
        description: lineOf(path),
      })),
    }),
    collected: midnight(file?.date ?? report.at, report.at),
  };
}

interface Citation {
  readonly evidence: Digest;
  readonly words: string;
}

/** The observations that a finding rests on, each with the places of the facts that it cites there. */
export function relatedObservations(
  finding: Finding,
  { uuids, lang }: Pick<Made, 'uuids' | 'lang'>,
): Pick<OscalFinding, 'related-observations'> {
  const byFile = Map.groupBy(citationsOf(finding, lang), ({ evidence }) => evidence);
  return filled({
    'related-observations': [...byFile].map(([evidence, citations]) => ({
      'observation-uuid': uuids('observation', evidence),
      remarks: proseOf([...new Set(citations.map(({ words }) => words))]),
    })),
  });
}

function citationsOf({ values }: Finding, lang: Lang): Citation[] {
  return values.flatMap(({ name, support, against }) => [
    ...support.map((ref) => citationOf(text('oscal.supports', lang, { name }), ref, lang)),
    ...against.map((ref) => citationOf(text('oscal.speaks-against', lang, { name }), ref, lang)),
  ]);
}

function citationOf(side: string, { kind, evidence, place }: FactRef, lang: Lang): Citation {
  const known = kinds as Readonly<Record<string, { readonly meaning: Readonly<Record<Lang, string>> }>>;
  const words = { side, kind: known[kind]?.meaning[lang] ?? kind, place: placeOf(place, lang) };
  return { evidence, words: text('oscal.cited', lang, words) };
}

function placeOf(place: FactRef['place'], lang: Lang): string {
  if ('line' in place) return text('cli.place-line', lang, { line: place.line });
  if ('page' in place) return text('cli.place-page', lang, { page: place.page });
  return place.pointer === '' ? text('cli.place-whole', lang) : place.pointer;
}

/** Facts that the report counts and does not show one by one, side by side with the value they bear on. */
export function uncitedWords({ values }: Finding, lang: Lang): string[] {
  return values.flatMap(({ name, support, support_total, against, against_total }) => {
    const more = (side: string, count: number): string[] =>
      count > 0 ? [text('oscal.uncited', lang, { side, count })] : [];
    return [
      ...more(text('oscal.supports', lang, { name }), support_total - support.length),
      ...more(text('oscal.speaks-against', lang, { name }), against_total - against.length),
    ];
  });
}
