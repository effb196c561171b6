import { JudgeError } from '../../errors/judge-error.ts';

/** Bytes that all streams of one document may inflate to; a page of text is some ten kilobytes. */
const MAX_DECODED = 64 * 1024 * 1024;

/**
 * Bytes lexed, values made, operators run and glyphs shown, each at about its share of the time. A book of 350 dense pages
 * takes 25 million; the whole, some seconds.
 */
const MAX_WORK = 100_000_000;

/** What reading one document may still cost. A file of a few kilobytes can ask for gigabytes and hours. */
export class PdfBudget {
  #decoded = MAX_DECODED;
  #work = MAX_WORK;

  /** Most bytes that the next stream may inflate to. */
  get decodedLeft(): number {
    return this.#decoded;
  }

  /** @throws JudgeError READ_SYNTAX once the document inflates to more than is allowed. */
  decoded(bytes: number): void {
    this.#decoded -= bytes;
    if (this.#decoded < 0) throw pdfError(`over ${MAX_DECODED} bytes once inflated`);
  }

  /** @throws JudgeError READ_SYNTAX once the document costs more than is allowed. */
  work(units: number): void {
    this.#work -= units;
    if (this.#work < 0) throw pdfError('too costly to read');
  }
}

/** A PDF has no lines: the place of its errors is the file. */
export function pdfError(problem: string): JudgeError {
  return new JudgeError('READ_SYNTAX', { line: 1, problem });
}
