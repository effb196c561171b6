import { checkUtf8, decodeBase64 } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import { byteText, encodeBase64, hexOf, joinBytes, textOfBytes } from './bytes.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

/** Bytes of a note at most: 64 post-quantum signatures take a fifth of it. */
export const LONGEST_NOTE = 1 << 20;
/** Signatures of a note at most; the specification asks for at least 16. */
export const MOST_SIGNATURES = 64;

/** One signature line: who says to have signed, and with what; nothing is verified yet. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly signature: Uint8Array;
  /** The line as it stands, with its end. */
  readonly line: string;
}

/** A text and its signatures (c2sp.org/signed-note). */
export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** An em dash and a blank, as the bytes of UTF-8. */
const LINE_START = '\u00e2\u0080\u0094 ';

/**
 * Reads a note strictly.
 *
 * @throws ProofError NOTE_TOO_LARGE, NOTE_ENCODING (not UTF-8, or a control character), NOTE_NO_SIGNATURES (no blank line
 *   and signatures after it), NOTE_SIGNATURE_LINE with its `line`.
 */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > LONGEST_NOTE) throw new ProofError('NOTE_TOO_LARGE', { limit: LONGEST_NOTE });
  const whole = noteBytes(bytes);
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0 || blank + 2 === whole.length) throw new ProofError('NOTE_NO_SIGNATURES');
  const text = whole.slice(0, blank + 1);
  const lines = linesOf(whole.slice(blank + 2));
  if (lines.length > MOST_SIGNATURES) throw new ProofError('NOTE_TOO_LARGE', { limit: LONGEST_NOTE });
  const before = linesOf(text).length + 1;
  return {
    text: textOfBytes(text),
    signatures: lines.map((line, index) => parseSignatureLine(line, before + index + 1)),
  };
}

/** Reads one signature line, with its end, as bytes; `number` is its line within the file. */
function parseSignatureLine(line: string, number: number): NoteSignature {
  const space = line.indexOf(' ', LINE_START.length);
  const isLine = line.startsWith(LINE_START) && space > 0 && line.endsWith('\n');
  const bytes = isLine ? decodeBase64(line.slice(space + 1, -1)) : undefined;
  const name = isLine ? textOfBytes(line.slice(LINE_START.length, space)) : '';
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5)
    throw new ProofError('NOTE_SIGNATURE_LINE', { line: number });
  const id = hexOf(bytes.subarray(0, 4));
  return { name, id, signature: bytes.subarray(4), line: textOfBytes(line) };
}

/** The line that adds a signature by a key to a note. */
export function signatureLine({ name, id }: VerifierKey, signature: Uint8Array): string {
  const idBytes = Uint8Array.from({ length: 4 }, (_, i) => Number.parseInt(id.slice(2 * i, 2 * i + 2), 16));
  return `\u2014 ${name} ${encodeBase64(joinBytes([idBytes, signature]))}\n`;
}

/** A note from its text and signature lines. */
export function formatNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`;
}

/** Text of a file of the log. @throws ProofError NOTE_ENCODING. */
export function decodeNoteText(bytes: Uint8Array): string {
  return textOfBytes(noteBytes(bytes));
}

/** The same with a character for each byte. @throws ProofError NOTE_ENCODING. */
export function noteBytes(bytes: Uint8Array): string {
  try {
    checkUtf8(bytes);
  } catch {
    throw new ProofError('NOTE_ENCODING');
  }
  const text = byteText(bytes);
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw new ProofError('NOTE_ENCODING');
  return text;
}

/** Lines with their ends; the last may lack its own. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
