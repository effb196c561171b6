import { JsonTapeScanner } from '../json-tape-scanner.ts';

/** Deepest value that is read. */
export const TOLD_DEPTH = 12;

/**
 * Reads the values of a piece, one behind another, as lists have them, and tells what came of each, its words too where `rows` says so.
 * `plainly`: without the kernel.
 */
export function toldValues(bytes: Uint8Array, plainly: boolean, rows = true): unknown[] {
  const scanner = new JsonTapeScanner(bytes, TOLD_DEPTH, true, plainly);
  const out: unknown[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = scanner.pieceValue(start);
    out.push(end);
    if (end < 0) break;
    out.push(scanner.lines, rows ? [...scanner.row] : 0, scanner.tape.plain());
    if (bytes[end] !== 0x2c) break;
    start = end + 1;
  }
  return out;
}

/** Whether the kernel reads a piece of UTF-8 as the scanner does. */
export function kernelAgrees(bytes: Uint8Array, rows = true): boolean {
  const isSame = (): boolean => {
    const [by, plainly] = [false, true].map((way) => JSON.stringify(toldValues(bytes, way, rows)));
    return by === plainly;
  };
  // One of the two may have begun a new table of keys, as both then do.
  return isSame() || isSame();
}
