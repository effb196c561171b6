import { UNTOLD } from '../../documents/comparable-text.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { latin1 } from './pdf-lexer.ts';
import {
  CERTIFICATE_PAGES,
  certificateReadings,
  MAX_READINGS,
} from '../../certificates/certificate-readings.ts';
import type { PageLines } from '../../certificates/certificate-readings.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { printedStatement } from '../qc-req/printed-statement.ts';
import { documentDetails } from './document-details.ts';
import { cutText, normalText } from './normal-text.ts';
import { OptionalContent } from './optional-content.ts';
import { pageText } from './page-text.ts';
import type { FontCache } from './page-text.ts';
import { pagesOf } from './page-tree.ts';
import { pdfError } from './pdf-budget.ts';
import { PdfFile } from './pdf-file.ts';
import { MAX_RAW_TEXT } from './text-lines.ts';
import { addSignatures } from './signature/document-signatures.ts';

/** Text kept of one page; a dense page of a contract has some 6,000 characters. */
const MAX_PAGE_TEXT = 20_000;

/** Text kept of one document. */
const MAX_DOCUMENT_TEXT = 16_000_000;

/** Where `%PDF-` must stand; some producers put other bytes before it. */
const HEADER_WITHIN = 1024;

/**
 * The text of each page of a PDF, so that quotations can be looked for in it. Nothing is drawn, run or followed. A page
 * without text (a scan) is noted; an encrypted document is refused, whatever its password.
 */
export const pdfReader: Reader = {
  format: 'pdf',
  recognise: ({ bytes }: Head) => headerAt(bytes) !== undefined,
  read: readPdf,
};

function headerAt(bytes: Uint8Array): { readonly version: string } | undefined {
  const version = /%PDF-(\d\.\d)/.exec(latin1(bytes.subarray(0, HEADER_WITHIN + 8)))?.[1];
  return version === undefined ? undefined : { version };
}

function readPdf(bytes: Uint8Array, hint: ReadHint): Reading {
  try {
    return readDocument(bytes, hint);
  } catch (error) {
    // Depth is bounded everywhere that it was thought of; where it was not, the file is refused all the same.
    if (error instanceof RangeError) throw pdfError('nested too deeply');
    throw error;
  }
}

function readDocument(bytes: Uint8Array, hint: ReadHint): Reading {
  const version = headerAt(bytes)?.version ?? 'unknown';
  const file = new PdfFile(bytes);
  let pages = pagesOf(file);
  if (pages.length === 0) {
    file.rescan();
    pages = pagesOf(file);
  }
  if (pages.length === 0) throw pdfError('no page found');
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'pdf', version });
  const { title, date } = documentDetails(file);
  if (date !== undefined) reading.observedAt(date);
  reading.add('document', { pages: pages.length, ...(title === undefined ? {} : { title }) });
  const fonts: FontCache = new Map();
  const layers = new OptionalContent(file);
  const shown: PageLines[] = [];
  const printed: PageLines[] = [];
  let total = 0;
  for (const [index, shownPage] of pages.entries()) {
    const page = index + 1;
    const { text: raw, isCut } = pageText(file, shownPage, fonts, layers);
    const whole = normalText(raw);
    const text = cutText(whole, MAX_PAGE_TEXT);
    // Beyond what is kept of a page nothing can be quoted from it.
    printed.push({ page, lines: linesOf(raw) });
    if (page <= CERTIFICATE_PAGES && text.length === whole.length && !isCut) shown.push(printed.at(-1)!);
    total += text.length;
    if (total > MAX_DOCUMENT_TEXT) throw pdfError(`over ${MAX_DOCUMENT_TEXT} characters`);
    reading.records(1, text === '' ? 0 : 1);
    if (text === '' && !isCut) reading.note('PAGE_WITHOUT_TEXT', { page }, { page });
    const untold = text.split(UNTOLD).length - 1;
    if (untold > 0) reading.note('PAGE_TEXT_UNTOLD', { page }, { page, count: untold });
    const limit = text.length < whole.length ? MAX_PAGE_TEXT : isCut ? MAX_RAW_TEXT : undefined;
    if (limit !== undefined) reading.note('PAGE_TEXT_CUT', { page }, { page, limit });
    reading.add('document-page', { page, text }, { page });
  }
  const located = certificateReadings(shown);
  if (located.length > MAX_READINGS)
    reading.note('CERTIFICATE_READINGS_CUT', { pointer: '' }, { limit: MAX_READINGS });
  for (const value of located.slice(0, MAX_READINGS))
    reading.add('certificate-reading', value, { page: value.page });
  const { parties, skipped } = printedStatement(printed);
  for (const { page, value } of parties) reading.add('registered-party', value, { page });
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { page: 1 }, { count: skipped });
  addSignatures(reading, file, bytes);
  return reading.build();
}

/** Lines as they stand on the page, each in the form that the text of the page has. */
function linesOf(raw: string): string[] {
  return raw
    .split('\n')
    .map((line) => normalText(line))
    .filter((line) => line !== '');
}
