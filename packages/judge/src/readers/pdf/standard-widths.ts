/** Widths of the characters from 32 to 126, in thousandths of the type size. */
type Widths = readonly number[];

const widths = (list: string): Widths => list.split(/\s+/).map(Number);

/**
 * The fonts of which a document may leave the widths out (ISO 32000-1, 9.6.2.2), and those that take their place with the same
 * widths. Source: Adobe Core 14 AFM.
 */
const FONTS: readonly (readonly [RegExp, Widths])[] = [
  [
    /^(?:Helvetica|Arial)\S*Bold/,
    widths(`278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
    333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667
    611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889
    611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584`),
  ],
  [
    /^(?:Helvetica|Arial)/,
    widths(`278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
    278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
    611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833
    556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`),
  ],
  [
    /^Times\S*Bold/,
    widths(`250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500
    333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556
    667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833
    556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520`),
  ],
  [
    /^Times/,
    widths(`250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500
    278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556
    611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778
    500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541`),
  ],
  [/^Courier/, Array.from({ length: 95 }, () => 600)],
];

/** Width of a character in a font that states none; undefined where the font, or the character, is none of those. */
export function standardWidth(font: string | undefined, text: string): number | undefined {
  const [, list] = FONTS.find(([name]) => font !== undefined && name.test(font)) ?? [];
  // A letter is as wide as the one under its accent.
  const code = text.normalize('NFD').charCodeAt(0);
  return list?.[code - 32];
}
