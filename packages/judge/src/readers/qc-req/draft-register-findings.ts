import { compareText } from '@ancrage/base';
import { stringify } from 'yaml';
import type { AnyFact, Fact, Place } from '../../facts/fact.ts';

type Named = Fact<'registered-party'>;

/** What a proposal says besides values, in the language of whoever asked for it. */
export interface RegisterWords {
  /** What to do with the file, one line each. */
  readonly head: readonly string[];
  /** Put where only a person knows. */
  readonly toComplete: string;
  readonly director: (party: PartyWords) => string;
  readonly beneficiary: (party: PartyWords) => string;
  readonly noBeneficiary: string;
}

/** A party as it is told to who confirms: its name is in the file, at its place. */
export interface PartyWords {
  readonly rank: number;
  readonly place: Place;
  readonly words: string;
  readonly since: string;
}

export interface RegisterProposal {
  /** Name of the service, as the manifest writes it. */
  readonly about: string;
  readonly words: RegisterWords;
  /** Path of each file by its SHA-256, `sha256:…`. */
  readonly paths: ReadonlyMap<string, string>;
  readonly facts: readonly AnyFact[];
}

/**
 * A board and a match of beneficial owners, to be confirmed by a person, from whom the statements of the Québec register name; undefined
 * where none is there. Directors are counted; who of them is Canadian, and whether the owners are all declared, only a person can say. It is
 * no statement until somebody says so in its first line.
 */
export function draftRegisterFindings({ about, words, paths, facts }: RegisterProposal): string | undefined {
  const named = facts.filter((fact): fact is Named => fact.kind === 'registered-party');
  const byFile = [
    ...Map.groupBy(
      named,
      ({ at, value }) => `${paths.get(at.evidence) ?? at.evidence} — NEQ ${value.entity}`,
    ),
  ];
  const files = byFile
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([title, parties]) => fileLines(title, parties, words));
  if (files.length === 0) return undefined;
  return [
    ...words.head.map((line) => comment('', line)),
    'ancrage: statement-to-confirm/1',
    scalar('about', about),
    scalar('issued_at', words.toComplete),
    'facts:',
    ...files,
    '',
  ].join('\n');
}

function fileLines(title: string, parties: readonly Named[], words: RegisterWords): string[] {
  const inForce = (role: Named['value']['role']): Named[] =>
    parties
      .filter(({ value }) => value.role === role && !isOver(value))
      .sort((a, b) => a.value.rank - b.value.rank);
  const [directors, beneficiaries] = [inForce('director'), inForce('ultimate-beneficiary')];
  if (directors.length === 0 && beneficiaries.length === 0) return [];
  const on = parties[0]!.value.on ?? words.toComplete;
  const told = ({ at, value }: Named): PartyWords => ({
    rank: value.rank,
    place: at.place,
    words: value.words ?? '',
    since: value.since ?? '',
  });
  const ofKind = (kind: string, members: Readonly<Record<string, string | number>>): string[] => [
    `  - kind: ${kind}`,
    '    method: documented',
    `    ${scalar('on', on)}`,
    ...Object.entries(members).map(([name, value]) => `    ${scalar(name, value)}`),
  ];
  return [
    '',
    comment('  ', title),
    ...(directors.length === 0
      ? []
      : [
          ...directors.map((party) => comment('  ', words.director(told(party)))),
          ...ofKind('board', {
            seats: new Set(directors.map(({ value }) => value.rank)).size,
            canadian: words.toComplete,
          }),
        ]),
    ...(beneficiaries.length === 0
      ? [comment('  ', words.noBeneficiary)]
      : beneficiaries.map((party) => comment('  ', words.beneficiary(told(party))))),
    ...ofKind('beneficial-owner-match', {
      undeclared: words.toComplete,
      unknown_residence: words.toComplete,
    }),
  ];
}

/** An end that is still to come on the day of the extract ends nothing yet; of an extract without a day any end counts. */
function isOver({ until, on }: Named['value']): boolean {
  return until !== undefined && (on === undefined || until <= on);
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
