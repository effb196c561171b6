import { compareText } from '@ancrage/base';
import { stringify } from 'yaml';
import type { AnyFact, Fact, FactValue } from '../facts/fact.ts';
import { certificationKind } from '../facts/kinds/certification.ts';

type Field = FactValue<'certificate-reading'>['field'];
type Reading = Fact<'certificate-reading'>;

/** First member of a proposal: no reader knows it, so that a proposal is never taken for a statement. */
const PROPOSAL_FORMAT = 'statement-to-confirm/1';

/** What a proposal says besides values, in the language of whoever asked for it. */
export interface ProposalWords {
  /** What to do with the file, one line each. */
  readonly head: readonly string[];
  /** Put where only a person knows. */
  readonly toComplete: string;
  /** Several values were found, and a person chooses. */
  readonly several: string;
  /** Nothing was found. */
  readonly nothing: string;
  /** Named by the document, and no standard that a scheme of ours asks for. */
  readonly other: (standards: string) => string;
  /** A value as found. */
  readonly found: (reading: { value: string; page: number; quote: string }) => string;
}

export interface ProposalInput {
  /** Name of the service, as the manifest writes it. */
  readonly about: string;
  readonly words: ProposalWords;
  /** Path of each file by its SHA-256, `sha256:…`. */
  readonly paths: ReadonlyMap<string, string>;
  readonly facts: readonly AnyFact[];
}

const STARTS: readonly Field[] = ['valid-from', 'issued', 'first-issued'];

/** Fields of a certification that a person judges, with the readings that they look at. */
const JUDGED: readonly (readonly [string, readonly Field[]])[] = [
  ['accredited', ['accreditation']],
  ['covers_service', ['scope', 'holder']],
  ['covers_sites', ['site']],
];

/**
 * A statement to be confirmed by a person, from what was located in certificates and reports; undefined where nothing was.
 * A value that was found once is filled in with its words beside it; of several none is preferred; what only a person
 * can judge is left open. It is no statement until somebody says so in its first line.
 */
export function draftCertifications({ about, words, paths, facts }: ProposalInput): string | undefined {
  const byFile = Map.groupBy(
    facts.filter((fact) => fact.kind === 'certificate-reading' && fact.value.document === undefined),
    ({ at }) => at.evidence as string,
  ) as Map<string, Reading[]>;
  const files = [...byFile]
    .map(([id, readings]) => ({ path: paths.get(id) ?? id, id, readings }))
    .sort((a, b) => compareText(a.path, b.path));
  if (files.length === 0) return undefined;
  return [
    ...words.head.map((line) => comment('', line)),
    `ancrage: ${PROPOSAL_FORMAT}`,
    scalar('about', about),
    scalar('issued_at', words.toComplete),
    'facts:',
    ...files.flatMap(({ path, id, readings }) => [
      '',
      comment('  ', path),
      ...fileLines(id, readings, words),
    ]),
    '',
  ].join('\n');
}

function fileLines(id: string, readings: readonly Reading[], words: ProposalWords): string[] {
  const document = id.slice('sha256:'.length);
  const known: readonly string[] = certificationKind.fields.standard.codes;
  const standards = [...new Set(valuesOf(readings, ['standard']))].sort(compareText);
  const others = standards.filter((standard) => !known.includes(standard));
  return [
    ...(others.length === 0 ? [] : [comment('  ', words.other(others.join(', ')))]),
    ...standards
      .filter((standard) => known.includes(standard))
      .flatMap((standard) => certificationLines(standard, document, readings, words)),
    ...readings.flatMap(({ value: { field, value, page, quote } }) => [
      '  - kind: certificate-reading',
      '    method: documented',
      ...Object.entries({ document, field, value, page, quote }).map(
        ([name, held]) => `    ${scalar(name, held)}`,
      ),
    ]),
  ];
}

function certificationLines(
  standard: string,
  document: string,
  readings: readonly Reading[],
  words: ProposalWords,
): string[] {
  const isReport = standard.startsWith('soc-2');
  const starts: readonly Field[] = isReport
    ? ['period-from']
    : [STARTS.find((field) => readings.some(({ value }) => value.field === field)) ?? 'issued'];
  const filled = (name: string, fields: readonly Field[]): string[] => {
    const values = [...new Set(valuesOf(readings, fields))];
    const held = values.length === 1 ? values[0]! : words.toComplete;
    const remark = values.length > 1 ? [comment('    ', words.several)] : [];
    return [...comments(readings, fields, words), ...remark, `    ${scalar(name, held)}`];
  };
  return [
    '  - kind: certification',
    '    method: documented',
    `    ${scalar('document', document)}`,
    ...comments(
      readings.filter(({ value }) => value.value === standard),
      ['standard'],
      words,
    ),
    `    ${scalar('standard', standard)}`,
    ...filled('body', ['body']),
    ...JUDGED.flatMap(([name, fields]) => [
      ...comments(readings, fields, words),
      `    ${scalar(name, words.toComplete)}`,
    ]),
    ...filled('from', starts),
    ...filled('to', isReport ? ['period-to'] : ['valid-until']),
    ...(isReport ? [`    ${scalar('open_exceptions', words.toComplete)}`] : []),
  ];
}

function valuesOf(readings: readonly Reading[], fields: readonly Field[]): string[] {
  return readings.filter(({ value }) => fields.includes(value.field)).map(({ value }) => value.value);
}

function comments(readings: readonly Reading[], fields: readonly Field[], words: ProposalWords): string[] {
  const found = readings.filter(({ value }) => fields.includes(value.field));
  if (found.length === 0) return [comment('    ', words.nothing)];
  return found.map(({ value }) => comment('    ', words.found(value)));
}

/** One member on one line. */
function scalar(name: string, value: string | number): string {
  return stringify(
    { [name]: value },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  ).trimEnd();
}

/** A remark on one line, whatever the file or its name holds. */
function comment(indent: string, words: string): string {
  return `${indent}# ${words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
}
