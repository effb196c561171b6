import type { BaseError } from '../base-error.ts';
import { formatText, type Lang, type ParamsOf, type Text } from './catalogue.ts';
import { certificateTexts } from './certificate.ts';
import { cliTexts } from './cli.ts';
import { proposalTexts } from './proposals.ts';
import { codeTexts } from './codes.ts';
import { dnsTexts } from './dns.ts';
import { namesTexts } from './names.ts';
import { errorTexts } from './errors.ts';
import { exposureTexts } from './exposure.ts';
import { flowTexts } from './flows.ts';
import { glossaryTexts } from './glossary.ts';
import { logErrorTexts } from './log-errors.ts';
import { logTexts } from './log.ts';
import { pdfTexts } from './pdf.ts';
import { ownershipTexts } from './ownership.ts';
import { oscalTexts } from './oscal.ts';
import { problemTexts } from './problems.ts';
import { productErrorTexts } from './product-errors.ts';
import { proofErrorTexts } from './proof-errors.ts';
import { readerTexts } from './readers.ts';
import { noteTexts } from './notes.ts';
import { reasonTexts } from './reasons.ts';
import { reportTexts } from './report.ts';
import { vcApiTexts } from './vc-api.ts';
import { verifyTexts } from './verify.ts';

/** The areas of the catalogue; no two share a key. */
export const textAreas = [
  errorTexts,
  productErrorTexts,
  proofErrorTexts,
  certificateTexts,
  vcApiTexts,
  verifyTexts,
  logErrorTexts,
  logTexts,
  problemTexts,
  codeTexts,
  glossaryTexts,
  reportTexts,
  cliTexts,
  proposalTexts,
  dnsTexts,
  namesTexts,
  oscalTexts,
  ownershipTexts,
  pdfTexts,
  flowTexts,
  exposureTexts,
  reasonTexts,
  noteTexts,
  readerTexts,
] as const;

/** Every text that people read, by key. */
export const texts = {
  ...errorTexts,
  ...productErrorTexts,
  ...proofErrorTexts,
  ...certificateTexts,
  ...vcApiTexts,
  ...verifyTexts,
  ...logErrorTexts,
  ...logTexts,
  ...problemTexts,
  ...codeTexts,
  ...glossaryTexts,
  ...reportTexts,
  ...cliTexts,
  ...proposalTexts,
  ...dnsTexts,
  ...namesTexts,
  ...oscalTexts,
  ...ownershipTexts,
  ...pdfTexts,
  ...flowTexts,
  ...exposureTexts,
  ...reasonTexts,
  ...noteTexts,
  ...readerTexts,
};

/** A key of the catalogue. */
export type TextKey = keyof typeof texts;

/**
 * The text of a key in a language, its placeholders filled. The compiler asks for exactly the placeholders of the
 * text. For a key known only at run time, pass `texts[key]` to {@link formatText}.
 */
export function text<K extends TextKey>(
  key: K,
  lang: Lang,
  ...params: ParamsOf<(typeof texts)[K]['fr']>
): string {
  return formatText(texts[key], lang, params[0]);
}

/** True when a string is a key of the catalogue. */
export function isTextKey(s: string): s is TextKey {
  return Object.hasOwn(texts, s);
}

/** What an error of this package means, where it is and what to do, for people. */
export function describeBaseError(error: BaseError, lang: Lang): string {
  const entry: Text = errorTexts[`error.base.${error.code}`];
  return formatText(entry, lang, error.details);
}
