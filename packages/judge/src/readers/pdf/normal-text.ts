const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/**
 * Text as it is kept for a page: NFC, ligatures written out, soft hyphens and control characters dropped, words broken
 * at a line's end joined (with or without the hyphen they may have had: comparing looks past it), white space collapsed.
 */
export function normalText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => LIGATURES[ligature]!)
    .normalize('NFC')
    .replace(/\u00ad[ \t]*\n?/gu, '')
    .replace(/(?<=\p{L})[-‐][ \t]*\n[ \t]*(?=\p{Ll})/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u2060\ufeff]/gu, '')
    .trim();
}

/** The first characters of a text, whole ones only. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
