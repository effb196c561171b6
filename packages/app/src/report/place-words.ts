import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Place } from '@ancrage/judge';
import { cleanText } from './clean-text.ts';

/** Where in its file something stands, in words. */
export function placeWords(place: Place, lang: Lang): string {
  if ('line' in place) return text('cli.place-line', lang, { line: place.line });
  if ('page' in place) return text('cli.place-page', lang, { page: place.page });
  return place.pointer === '' ? text('cli.place-whole', lang) : cleanText(place.pointer);
}
