import { formatInstant, isBaseError, parseInstant } from '@ancrage/base';
import type { RecordType } from './dns-answer.ts';

/** One record of an answer. */
export interface AnsweredRecord {
  /** Owner, lower case, without the last dot. */
  readonly name: string;
  readonly type: RecordType;
  /** As in {@link DnsAnswer}. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** What one question brought, kept by whoever asked it. */
export interface RecordedAnswer {
  readonly question: { readonly name: string; readonly type: string };
  /** The name server said that there is no such record, or no such name. */
  readonly absent: boolean;
  /** Records of the answer itself, aliases included; none where nothing usable came back. */
  readonly records: readonly AnsweredRecord[];
  /** RFC 3339, where the file tells when it was asked. */
  readonly at: string | undefined;
  /** Where it starts, from 1. */
  readonly line: number;
}

/** Answers kept in a file, and what of it was not used. */
export interface RecordedAnswers {
  readonly form: 'dig' | 'RFC 8427' | 'DNS JSON' | 'ancrage-dns/1';
  readonly answers: readonly RecordedAnswer[];
  readonly skipped: number;
  readonly firstSkipped: number | undefined;
}

/** An instant of RFC 3339 in the one form that sorts as text; undefined where it is none. */
export function instantOf(text: string): string | undefined {
  try {
    return formatInstant(parseInstant(text));
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
