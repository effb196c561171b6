/** Longer texts are mostly told once. */
const LONGEST = 64;
const PLACES = 1024;
/** What a place has earned: as long as it is above zero its text is compared; one that earned nothing is left alone for a while. */
const [FIRST_SCORE, MOST_SCORE, FOR_NOTHING, REST] = [8, 16, 4, -64];

/**
 * Texts that come back, each made once: types, regions and names of platforms stand in every item of a list. One text is kept for
 * each place, named by a hint at where texts stand (the number of their key) and by their length; where a place sees others all
 * the time, as with identifiers, it is hardly looked at. Whoever compares such texts then mostly compares a thing with itself.
 */
export class RepeatedTexts {
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '');
  readonly #bytes = new Uint8Array(PLACES * LONGEST);
  readonly #scores = new Int8Array(PLACES).fill(FIRST_SCORE);

  /** The text of some bytes, which are ASCII; undefined where it is for the caller to make. */
  text(hint: number, bytes: Buffer, start: number, length: number): string | undefined {
    if (length > LONGEST) return undefined;
    const place = (Math.imul(hint, 31) + length) & (PLACES - 1);
    const score = this.#scores[place]!;
    if (score <= 0) {
      this.#scores[place] = score < 0 ? score + 1 : FIRST_SCORE;
      return undefined;
    }
    const kept = this.#bytes;
    const from = place * LONGEST;
    const known = this.#texts[place]!;
    if (known.length === length) {
      // What differs mostly differs at its end.
      let left = length;
      while (left > 0 && kept[from + left - 1] === bytes[start + left - 1]) left -= 1;
      if (left === 0) {
        if (score < MOST_SCORE) this.#scores[place] = score + 1;
        return known;
      }
    }
    this.#scores[place] = score <= FOR_NOTHING ? REST : score - FOR_NOTHING;
    for (let at = 0; at < length; at += 1) kept[from + at] = bytes[start + at]!;
    const text = bytes.toString('latin1', start, start + length);
    this.#texts[place] = text;
    return text;
  }
}
