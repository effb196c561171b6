import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How a file of one format is made, and the library that reads its notation. A new format is one entry here. */
export interface BenchFormat {
  readonly format: string;
  readonly peer: 'JSON.parse' | 'JSON.parse, by line' | 'papaparse' | 'yaml' | undefined;
  /** The library of the format itself, where there is one. */
  readonly library?: '@cyclonedx/cyclonedx-library';
  /** What stands before and behind the items, and between two of them. */
  readonly head: string;
  readonly tail: string;
  readonly between: string;
  /** The items, as many as asked, the same each time. */
  items(): Generator<string>;
}

const READERS = new URL('../../packages/judge/src/readers/', import.meta.url);
const fixture = (path: string): string => readFileSync(fileURLToPath(new URL(path, READERS)), 'utf8');

/** Numbers from 0 without end, written into a model at every `§`. */
export function* repeated(model: string): Generator<string> {
  const parts = model.split('§');
  for (let number = 0; ; number += 1) yield parts.join(String(number));
}

/** A list in JSON whose items are some models, one after another; those that are texts stand as they are. */
export function jsonList(
  format: string,
  head: string,
  models: readonly unknown[],
  tail: string,
): BenchFormat {
  const text = models.map((model) => (typeof model === 'string' ? model : JSON.stringify(model))).join(',');
  return { format, peer: 'JSON.parse', head, tail, between: ',', items: () => repeated(text) };
}

/** The same within a document of a kind that tests make, which stands around its items. */
export function document(
  format: string,
  models: readonly unknown[],
  around: (items: readonly never[]) => unknown,
): BenchFormat {
  const made = around(['here' as never]);
  const [head, tail] = (typeof made === 'string' ? made : JSON.stringify(made)).split('"here"', 2);
  return jsonList(format, head!, models, tail!);
}

/** The lines of a fixture, over and over. */
export function lines(format: string, path: string, peer: BenchFormat['peer']): BenchFormat {
  const text = fixture(path).trimEnd().split('\n');
  return {
    format,
    peer,
    head: '',
    tail: '\n',
    between: '\n',
    *items() {
      for (;;) yield* text;
    },
  };
}
