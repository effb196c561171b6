import { utf8Length } from './decode-text.ts';
import { kernelAgrees, toldValues } from './testing/told-values.ts';

const ITEMS = `{"id":"a1","n":-7.50,"tags":["é","\\u00e9\\n",null,true,false],"in":{"id":"b","del":[]}},
  {"id":"a2","n":1e2,"tags":[],"in":{"id":"c","n":0}} , {"n":0.5,"id":"\\"\\\\\\/\\b\\f\\r\\t","${'k'.repeat(40)}":{}},`;
const INDENTED = JSON.stringify(
  [{ kind: 'Node', metadata: { labels: { a: '1', b: '2' } } }, [[[1]]]],
  null,
  8,
);

/** What the kernel reads is word for word what the scanner reads without it, wherever the piece ends. */
export const target = {
  name: 'json-value-kernel',
  run(bytes: Uint8Array): string {
    for (const end of [bytes.length, Math.floor(bytes.length / 2)]) {
      // What is no UTF-8 is not given to it.
      const piece = bytes.subarray(0, utf8Length(bytes.subarray(0, end)));
      if (!kernelAgrees(piece)) throw new Error(`read otherwise, of ${end} bytes`);
    }
    const told = JSON.stringify(toldValues(bytes.subarray(0, utf8Length(bytes)), false, false).slice(0, 12));
    return told.replaceAll(/[^[\]{}",:\\]+/g, 'x').slice(0, 40);
  },
  seeds: (): Uint8Array[] =>
    [ITEMS.repeat(3), `${INDENTED},${INDENTED},`, '1,-0,"a",[],{},'].map(
      (text) => new Uint8Array(Buffer.from(text)),
    ),
  dictionary: [
    '"id":',
    ',"id":"x"',
    '{"a":1}',
    '[[',
    ']]',
    'true',
    'false',
    'null',
    '-0.5',
    '1e9',
    '\\u00e9',
    '\\ud83d',
    '\\n',
    '\\s',
    '\n                 ',
  ],
};
