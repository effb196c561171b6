import { canonicalJson, digestOf } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Digest } from '@ancrage/base';
import type { Report, Scheme } from '@ancrage/judge';
import { objectiveOf, oscalCatalog } from './oscal-catalog.ts';
import { findingsOf, risksOf } from './oscal-findings.ts';
import { midnight } from './oscal-instant.ts';
import { OSCAL_VERSION } from './oscal-model.ts';
import type { Origin, Resource } from './oscal-model.ts';
import { observationsOf } from './oscal-observations.ts';
import { filled, propOf } from './oscal-prop.ts';
import { resultProps, scopeProps } from './oscal-result-props.ts';
import { hrefOfPath, lineOf, stringOf } from './oscal-text.ts';
import { uuidsOf } from './oscal-uuids.ts';
import type { Uuids } from './oscal-uuids.ts';
import type { OscalWords } from './oscal-words.ts';

/** Names under which the documents point at each other. */
export const OSCAL_NAMES = {
  /** The report itself, in canonical JSON and a line end. */
  report: 'report.json',
  results: 'report.oscal.json',
  catalog: 'scheme.oscal.json',
} as const;

/** The bytes of the two documents, each with its line end. */
export interface OscalFiles {
  readonly results: string;
  readonly catalog: string;
}

/**
 * A report as OSCAL assessment results, with its scheme as the catalogue that they speak of. Pure: the same report, scheme
 * and words give the same bytes; identifiers come from digests, instants from the report. What OSCAL cannot say is listed
 * in `docs/spec/oscal.md`.
 */
export function oscalFiles(report: Report, scheme: Scheme, words: OscalWords): OscalFiles {
  const catalog = written(oscalCatalog(scheme, words.lang));
  const bytes = `${canonicalJson(report)}\n`;
  const digests = { report: digestOf(bytes), catalog: digestOf(catalog) };
  return { results: written(assessmentResults(report, scheme, words, digests)), catalog };
}

/** In the order that OSCAL's own tools write, which its canonical form would lose. */
function written(document: object): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}

interface Digests {
  readonly report: Digest;
  readonly catalog: Digest;
}

function assessmentResults(report: Report, scheme: Scheme, words: OscalWords, digests: Digests): object {
  const { lang } = words;
  const uuids = uuidsOf('results', digests.report, lang);
  const [subject, tool] = [uuids('service'), uuids('tool')];
  const origins: readonly Origin[] = [{ actors: [{ type: 'tool', 'actor-uuid': tool }] }];
  const controls = new Map(scheme.criteria.flatMap((each) => each.controls).map((each) => [each.id, each]));
  const ids = [...report.findings, ...report.conditions].map(({ control }) => control);
  const made = { uuids, words, controls, origins };
  const title = lineOf(text('oscal.results-title', lang, { service: report.service.service }));
  const from = report.scope.period.from < report.at ? report.scope.period.from : report.at;
  return {
    'assessment-results': {
      uuid: uuids('assessment-results'),
      metadata: metadataOf(report, title, uuids, words),
      'import-ap': { href: `#${uuids('catalog')}`, remarks: text('oscal.no-plan', lang) },
      results: [
        {
          uuid: uuids('result'),
          title,
          description: levelWords(report, scheme, words),
          start: midnight(from, report.at),
          end: midnight(report.at, report.at),
          props: resultProps(report, words),
          'local-definitions': {
            components: [
              {
                uuid: subject,
                type: 'this-system',
                title: lineOf(report.service.service),
                description: lineOf(descriptionOf(report, words)),
                ...filled({ props: scopeProps(report) }),
                status: { state: 'operational' },
              },
            ],
            'assessment-assets': {
              components: [
                {
                  uuid: tool,
                  type: 'software',
                  title: 'Ancrage',
                  description: text('oscal.tool', lang),
                  props: [propOf('semantics', report.semantics)],
                  status: { state: 'operational' },
                },
              ],
              'assessment-platforms': [
                {
                  uuid: uuids('platform'),
                  title: 'Ancrage',
                  'uses-components': [{ 'component-uuid': tool }],
                },
              ],
            },
          },
          'reviewed-controls': {
            'control-selections': [{ 'include-controls': ids.map((id) => ({ 'control-id': id })) }],
            'control-objective-selections': [
              { 'include-objectives': ids.map((id) => ({ 'objective-id': objectiveOf(id) })) },
            ],
          },
          ...filled({
            observations: observationsOf(report, { uuids, lang, origins, subject }),
            risks: risksOf(report, made),
            findings: findingsOf(report, made),
          }),
        },
      ],
      'back-matter': { resources: resourcesOf(report, scheme, uuids, words, digests) },
    },
  };
}

function metadataOf(report: Report, title: string, uuids: Uuids, { lang }: OscalWords): object {
  const { inputs } = report;
  const provider = uuids('provider');
  return {
    title,
    'last-modified': midnight(report.at, report.at),
    version: report.at,
    'oscal-version': OSCAL_VERSION,
    props: [
      propOf('language', lang),
      propOf('demonstration', inputs.trust.demonstration),
      propOf('input-scheme', `${inputs.scheme.id}@${inputs.scheme.version} ${inputs.scheme.digest}`),
      propOf('input-trust', `${inputs.trust.id} ${inputs.trust.digest}`),
      propOf('input-reference', `${inputs.reference.as_of} ${inputs.reference.digest}`),
      propOf('input-laws', inputs.laws.digest),
      propOf('input-readings', inputs.readings),
    ],
    roles: [{ id: 'provider', title: text('word.provider', lang) }],
    parties: [{ uuid: provider, type: 'organization', name: stringOf(report.service.provider) }],
    'responsible-parties': [{ 'role-id': 'provider', 'party-uuids': [provider] }],
    remarks: [
      text('report.legal-standing', lang),
      ...(inputs.trust.demonstration ? [text('report.demonstration-means', lang)] : []),
    ].join('\n\n'),
  };
}

function levelWords(report: Report, scheme: Scheme, { lang }: OscalWords): string {
  const level = scheme.levels.find((each) => each.level === report.level);
  const { level: reached, top_level: top } = report;
  const name = level?.name[lang] ?? String(reached);
  const lines = [text('oscal.level', lang, { level: reached, top, name })];
  if (level !== undefined) lines.push(level.says[lang], level.doesNotSay[lang]);
  return lines.map(lineOf).join('\n\n');
}

function descriptionOf({ service }: Report, { lang }: OscalWords): string {
  const told = lang === 'fr' ? service.description_fr : service.description_en;
  return told ?? service.service;
}

function resourcesOf(
  report: Report,
  scheme: Scheme,
  uuids: Uuids,
  { lang }: OscalWords,
  digests: Digests,
): Resource[] {
  return [
    {
      uuid: uuids('catalog'),
      title: lineOf(scheme.title[lang]),
      description: text('oscal.catalog', lang),
      rlinks: [linkOf(OSCAL_NAMES.catalog, digests.catalog, 'application/json')],
    },
    {
      uuid: uuids('report'),
      title: text('oscal.report', lang),
      description: text('oscal.report-means', lang),
      rlinks: [linkOf(OSCAL_NAMES.report, digests.report, 'application/json')],
    },
    ...report.evidence.map(
      (file): Resource => ({
        uuid: uuids('resource', file.path),
        title: lineOf(file.path),
        description: text('oscal.evidence', lang),
        props: [
          propOf('format', file.format),
          propOf('format-version', file.version),
          propOf('method', file.method),
          propOf('source', file.source),
          ...(file.date === null ? [] : [propOf('date', file.date)]),
          propOf('date-from', file.date_from),
          propOf('listed', file.listed),
          propOf('facts', file.facts),
          ...file.vouched_by.map((by) => propOf('vouched-by', by)),
        ],
        rlinks: [linkOf(hrefOfPath(file.path), file.id)],
      }),
    ),
  ];
}

function linkOf(href: string, digest: Digest, mediaType?: string): Resource['rlinks'][number] {
  const hashes = [{ algorithm: 'SHA-256' as const, value: digest.slice('sha256:'.length) }];
  return { href, ...(mediaType === undefined ? {} : { 'media-type': mediaType }), hashes };
}
