import { canonicalJson } from '@ancrage/base';

const [encoder, decoder] = [new TextEncoder(), new TextDecoder('utf-8', { ignoreBOM: true })];
const [SPACE, QUOTE, BACKSLASH, DELETE] = [0x20, 0x22, 0x5c, 0x7f];
/** Pieces are copied by so many bytes at a time, the last of which may be of what is behind them. */
export const COPIED = 4;

/** Pieces of a document in UTF-8, each written once and told by its number, from which copies are made. */
export class BytePieces {
  #bytes = new Uint8Array(65_536);
  #view = new DataView(this.#bytes.buffer);
  /** Where each piece ends. */
  #ends = new Uint32Array(1024);
  #count = 0;
  #at = 0;

  /** Goes on with the piece at hand. */
  text(text: string): void {
    // No unit of UTF-16 has more than three bytes.
    this.#need(text.length * 3);
    this.#at += encoder.encodeInto(text, this.#bytes.subarray(this.#at)).written;
  }

  /** The same with another piece. */
  again(piece: number): void {
    this.#need(this.lengthOf(piece));
    this.#at = this.copy(piece, this.#view, this.#at);
  }

  /** The same with a text that stands in UTF-8 among bytes, as a JSON string. */
  quoted(from: Uint8Array, start: number, end: number): void {
    this.#need(end - start + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at] = QUOTE;
    at += 1;
    for (let index = start; index < end; index += 1) {
      const byte = from[index]!;
      // What is not ASCII is decoded once: a disk may have changed it.
      if (byte < SPACE || byte >= DELETE || byte === QUOTE || byte === BACKSLASH) {
        this.text(canonicalJson(decoder.decode(from.slice(start, end))));
        return;
      }
      bytes[at] = byte;
      at += 1;
    }
    bytes[at] = QUOTE;
    this.#at = at + 1;
  }

  /** Ends the piece at hand; gives its number. */
  end(): number {
    if (this.#count === this.#ends.length) {
      const grown = new Uint32Array(this.#count * 2);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#ends[this.#count] = this.#at;
    this.#count += 1;
    return this.#count - 1;
  }

  lengthOf(piece: number): number {
    return this.#ends[piece]! - this.#startOf(piece);
  }

  /** Copies a piece to a place, behind which `COPIED` more bytes must be free; gives where it ends. */
  copy(piece: number, into: DataView, to: number): number {
    const view = this.#view;
    const end = this.#ends[piece]!;
    let at = to;
    let index = this.#startOf(piece);
    for (; index < end; index += COPIED) {
      into.setUint32(at, view.getUint32(index, true), true);
      at += COPIED;
    }
    return at - (index - end);
  }

  #startOf(piece: number): number {
    return piece === 0 ? 0 : this.#ends[piece - 1]!;
  }

  #need(more: number): void {
    const least = this.#at + more + COPIED;
    if (least <= this.#bytes.length) return;
    const grown = new Uint8Array(least * 2);
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
