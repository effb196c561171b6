/** Code of one byte → text, for the encodings that a simple font may name (ISO 32000-1, annex D). */
export type SimpleEncoding = readonly (string | undefined)[];

const ASCII = Array.from({ length: 256 }, (_, code) =>
  code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined,
);

/** A table that is ASCII with `chars` from `from` on; `\0` marks codes without a character. */
function table(from: number, chars: string, changes: Readonly<Record<number, string>> = {}): SimpleEncoding {
  const codes = [...ASCII];
  Array.from(chars).forEach((char, index) => {
    if (char !== '\0') codes[from + index] = char;
  });
  for (const [code, char] of Object.entries(changes)) codes[Number(code)] = char;
  return codes;
}

const LATIN1 = Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join('');

/** Windows code page 1252; unused codes show a bullet. */
export const winAnsi = table(0x80, `€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ${LATIN1}`);

const macRoman = table(
  0x80,
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
);

export const standard = table(
  0xa1,
  "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß",
  { 0x27: '’', 0x60: '‘' },
);

/** The encoding of texts outside pages: titles, dates. */
export const pdfDoc = table(0x18, '˘ˇˆ˙˝˛˚˜', {
  ...Object.fromEntries(
    Array.from('•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž').map((char, index) => [0x80 + index, char]),
  ),
  ...Object.fromEntries(Array.from(LATIN1).map((char, index) => [0xa0 + index, char])),
  0xa0: '€',
});

/** The encoding of its own that the font Symbol has (ISO 32000-1, annex D.5). */
const symbol = table(
  0xa0,
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\0\0↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\0\0\0\0\0\0\0\0\0\0\0〉∫',
  Object.fromEntries([
    ...Array.from('ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ').map((char, index) => [0x41 + index, char] as const),
    ...Array.from('αβχδεφγηιϕκλμνοπθρστυϖωξψζ').map((char, index) => [0x61 + index, char] as const),
    ...([
      [0x22, '∀'],
      [0x24, '∃'],
      [0x27, '∋'],
      [0x2a, '∗'],
      [0x2d, '−'],
      [0x40, '≅'],
      [0x5c, '∴'],
      [0x5e, '⊥'],
      [0x7e, '∼'],
    ] as const),
  ]),
);

/** The encoding of a font of signs, none of whose codes is a letter of ours; undefined for any other font. */
export function pictureFont(name: string | undefined): SimpleEncoding | undefined {
  const plain = name?.replace(/^[A-Z]{6}\+/, '');
  if (plain === 'Symbol') return symbol;
  return plain === 'ZapfDingbats' ? [] : undefined;
}

export function encodingNamed(name: string | undefined): SimpleEncoding | undefined {
  if (name === 'WinAnsiEncoding') return winAnsi;
  if (name === 'MacRomanEncoding') return macRoman;
  return name === 'StandardEncoding' ? standard : undefined;
}
