import { ADDRESS_FORM_OF, ADDRESS_FORMS, WIDE_DESTINATION, WIDE_SOURCE } from '../machine/line-memory.ts';
import { call, i32, leaveIf, select, v128 } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local } from '../machine/wasm-module.ts';
import { DESTINATION, PKT_DESTINATION, PKT_SOURCE, SOURCE } from './aws-layout.ts';
import { OTHER } from './line-frame.ts';
import type { LineFrame } from './line-frame.ts';

const DOT = 0x2e;

/** How the program that reads lines reads the two ends of a flow. */
export interface LineEnds {
  /** Finds them and tells how they are written. */
  readonly find: Code;
  /** Whether one of them at least is no IPv4. */
  readonly wide: Code;
  /** Both addresses of IPv4 as eight bytes, those of the source first, each with its last part first. */
  readonly readFour: Code;
  /** Writes both into a wide record; one block further in than the loop. */
  readSix(record: Local): Code;
}

/** `six`: which function of the module reads IPv6 addresses. */
export function lineEnds(frame: LineFrame, six: number): LineEnds {
  const { digits, from, length } = frame;
  const end = (packet: number, plain: number) => ({
    packet,
    plain,
    at: frame.whole(),
    to: frame.whole(),
    form: frame.whole(),
    text: frame.vector(),
  });
  const source = end(PKT_SOURCE, SOURCE);
  const destination = end(PKT_DESTINATION, DESTINATION);
  const bit = frame.whole();
  const both = frame.vector();
  const dots = frame.held(v128.all(DOT));
  const parts = frame.held(v128.bytes([100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0]));
  const ones = frame.held(v128.pairs(1, 1));
  const highest = frame.held(v128.pairs(255, 255));

  /** Which of the ways to write an IPv4 address the text is, by where its points and its end are; 0 where it is none. */
  const find = ({ packet, plain, at, to, form, text }: typeof source): Code => [
    ...frame.takeEnd(packet, plain),
    ...at.set(from.get),
    ...to.set(frame.to),
    ...text.set(v128.load(from.get)),
    ...bit.set(i32.shl(i32.of(1), length.get)),
    ...form.set(
      i32.byte(
        select(
          i32.or(i32.and(v128.bits(v128.eqBytes(text.get, dots)), i32.sub(bit.get, i32.of(1))), bit.get),
          i32.of(0),
          i32.lessUnsigned(length.get, i32.of(16)),
        ),
        ADDRESS_FORM_OF,
      ),
    ),
  ];
  /** The four parts, the last one first. */
  const partsOf = ({ text, form }: typeof source): Code => [
    ...form.set(i32.shl(form.get, i32.of(5))),
    ...digits.set(v128.pickRelaxed(v128.subBytes(text.get, frame.zeros), v128.load(form.get, ADDRESS_FORMS))),
    ...frame.badWhere(v128.moreByBytes(digits.get, frame.nines)),
    ...frame.badWhere(v128.moreByBytes(v128.load(form.get, ADDRESS_FORMS + 16), digits.get)),
    ...v128.dot(v128.dotBytes(digits.get, parts), ones),
  ];
  const sixOf = ({ at, to }: typeof source, record: Local, word: number): Code =>
    leaveIf(OTHER + 1, i32.isZero(call(six, at.get, to.get, i32.add(record.get, i32.of(word * 4)))));
  return {
    find: [...find(source), ...find(destination)],
    wide: i32.isZero(i32.mul(source.form.get, destination.form.get)),
    readFour: [
      ...both.set(partsOf(source)),
      ...both.set(v128.narrowSigned(both.get, partsOf(destination))),
      ...frame.badWhere(v128.moreByHalves(both.get, highest)),
      ...v128.narrowToBytes(both.get, both.get),
    ],
    // What is IPv4 in part is none of IPv6 either.
    readSix: (record) => [
      ...sixOf(source, record, WIDE_SOURCE),
      ...sixOf(destination, record, WIDE_DESTINATION),
    ],
  };
}
