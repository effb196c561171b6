/** The languages of every screen, report and document. */
export type Lang = 'fr' | 'en';

/** One text in both languages; `{name}` marks a placeholder, the same in both. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** What may be put in a placeholder. Numbers are written as they are: format them first where people read them. */
export type TextParams = Readonly<Record<string, string | number>>;

/** The names of the placeholders of a literal text. */
export type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The last argument of a call: required, with every name, as soon as the text has a placeholder. */
export type ParamsOf<S extends string> = [Placeholders<S>] extends [never]
  ? [params?: Readonly<Record<string, never>>]
  : [params: Readonly<Record<Placeholders<S>, string | number>>];

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Declares an area of the catalogue, keeping keys and texts as literal types so that calls can be checked. */
export function defineTexts<const T extends Record<string, Text>>(t: T): T {
  return t;
}

/**
 * Fills the placeholders of a text, such as one that comes from a scheme. A placeholder without a value stays as it is
 * written, to be seen; what is put in is never read again for placeholders.
 */
export function formatText(text: Text, lang: Lang, params: TextParams = {}): string {
  return text[lang].replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** The placeholders of a text in one language, each once, in order of appearance. */
export function placeholdersOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), (match) => match[1] ?? ''))];
}
