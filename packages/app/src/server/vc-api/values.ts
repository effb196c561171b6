import { instantOf } from '@ancrage/base';
import { isObject, type Json } from './json-document.ts';

/** A scheme, then no white space nor what RFC 3986 leaves out. */
const URL_FORM = /^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-Z\]_a-z~[%\u0080-\u{10ffff}]+$/u;

/** An address that stands by itself, of whatever scheme: what the data model calls a URL. */
export function isAbsoluteUrl(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= 2000 && URL_FORM.test(value) && URL.canParse(value);
}

/** XML Schema 1.1 dateTimeStamp as far as instants of ours go: the offset is required. */
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Epoch milliseconds; undefined where it is no dateTimeStamp. */
export function instantOfStamp(value: Json | undefined): number | undefined {
  return typeof value === 'string' && STAMP.test(value) ? instantOf(value) : undefined;
}

const LANGUAGE_TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Text, text with its language (VC 2.0 §11.1), or a list of such. */
export function isLanguageValue(value: Json | undefined): boolean {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.length > 0 && value.every(isOneLanguageValue);
  return isOneLanguageValue(value);
}

function isOneLanguageValue(value: Json | undefined): boolean {
  if (!isObject(value)) return false;
  const { '@value': words, '@language': language, '@direction': direction, ...rest } = value;
  return (
    typeof words === 'string' &&
    (language === undefined || (typeof language === 'string' && LANGUAGE_TAG.test(language))) &&
    (direction === undefined || direction === 'ltr' || direction === 'rtl') &&
    Object.keys(rest).length === 0
  );
}
