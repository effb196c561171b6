import { parseStrictJson } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { itemEnd, skipBlank, stringEnd } from './json-items.ts';

const [QUOTE, OPEN, OPEN_BRACE, CLOSE_BRACE, COMMA, COLON] = [0x22, 0x5b, 0x7b, 0x7d, 0x2c, 0x3a];

/** More members than this at the top of a document is no document that a tool writes. */
const MAX_MEMBERS = 1_000;

/** One member of an object, its value still as bytes. */
export interface JsonMember {
  readonly name: string;
  /** For the strict parser, or for `jsonItems` where `isArray`. */
  readonly bytes: Uint8Array;
  readonly isArray: boolean;
}

/**
 * The members of a document that is an object, in the order of the file. Cuts without parsing the values, so that a large
 * document is read a piece at a time; together with the strict parser on each value, refuses whatever it would refuse of
 * the whole. UTF-8 only. Throws `READ_SHAPE` for another outline, and where a member comes twice.
 */
export function* jsonMembers(bytes: Uint8Array): Generator<JsonMember, void, undefined> {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const seen = new Set<string>();
  let at = after(bytes, skipBlank(bytes, mark), OPEN_BRACE);
  if (bytes[at] === CLOSE_BRACE) at += 1;
  else {
    for (;;) {
      if (bytes[at] !== QUOTE) throw outline(at);
      const nameEnd = stringEnd(bytes, at) + 1;
      const name = parseStrictJson(bytes.subarray(at, nameEnd)) as string;
      if (seen.has(name) || seen.size >= MAX_MEMBERS)
        throw new JudgeError('READ_SHAPE', {
          line: 1,
          path: name,
          problem: seen.has(name) ? 'this member comes twice' : 'too many members',
        });
      seen.add(name);
      const start = after(bytes, skipBlank(bytes, nameEnd), COLON);
      const end = itemEnd(bytes, start);
      yield { name, bytes: bytes.subarray(start, end), isArray: bytes[start] === OPEN };
      if (bytes[end] === CLOSE_BRACE) {
        at = end + 1;
        break;
      }
      at = after(bytes, end, COMMA);
    }
  }
  if (skipBlank(bytes, at) < bytes.length) throw outline(at);
}

function after(bytes: Uint8Array, at: number, byte: number): number {
  if (bytes[at] !== byte) throw outline(at);
  return skipBlank(bytes, at + 1);
}

function outline(offset: number): JudgeError {
  return new JudgeError('READ_SHAPE', {
    line: 1,
    path: '.',
    problem: `not one JSON object at byte ${offset}`,
  });
}
