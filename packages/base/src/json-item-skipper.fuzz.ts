import { JsonItemSkipper } from './json-item-skipper.ts';
import { skipPlainly } from './testing/skip-plainly.ts';

const ITEMS = `{"a":[1,{"b":"c,]"}],"d":"\\""}, [[[]]],\n1,"é\\\\",{"text":"${'long, '.repeat(9)}"},\r\n{}]`;
const skipper = new JsonItemSkipper();

/** Items are passed over as byte by byte, wherever they begin and the piece ends. */
export const target = {
  name: 'json-item-skipper',
  run(bytes: Uint8Array): string {
    for (const [from, to] of [
      [0, bytes.length],
      [1, bytes.length],
      [0, Math.floor(bytes.length / 2)],
      [Math.floor(bytes.length / 3), bytes.length],
    ] as const) {
      const piece = bytes.subarray(0, to);
      const [fast, plain] = [skipper.skip({}, piece, from), skipPlainly(piece, from)].map((told) =>
        JSON.stringify(told),
      );
      if (fast !== plain)
        throw new Error(`told ${fast}\nwhere byte by byte told ${plain}, from ${from} to ${to}`);
    }
    const { next, count, lines } = skipper.skip({}, bytes, 0);
    return `${Math.min(count, 12)} ${Math.min(lines, 6)} ${next === bytes.length}`;
  },
  seeds: (): Uint8Array[] =>
    [ITEMS, ITEMS.replaceAll(']', ' ]').repeat(3), '[1],\n'.repeat(20)].map(
      (text) => new Uint8Array(Buffer.from(text)),
    ),
  dictionary: ['\\"', '\\\\', '",', ',"', '[[', ']]', '{}', '[],', '},\n', ' '.repeat(16), 'a'.repeat(15)],
};
