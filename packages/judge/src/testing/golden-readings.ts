import { readdirSync } from 'node:fs';
import { digestOf, isBaseError } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { headOf, readers } from '../readers/registry.ts';
import type { Format } from '../reading/format.ts';
import type { Reading } from '../reading/reading.ts';

/** What came of one sample: its format and its reading, or the code of the refusal. */
export type Golden =
  | { readonly recognised: Format | null; readonly reading: Reading }
  | { readonly recognised: Format | null; readonly refused?: string };

interface Target {
  readonly name: string;
  seeds(): Uint8Array[];
}

const READERS = new URL('../readers/', import.meta.url);

/** The samples that the fuzz targets of all readers start from, by the target's name. */
export async function readerSamples(): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
  const files = readdirSync(READERS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.fuzz.ts'))
    .sort();
  const samples = new Map<string, readonly Uint8Array[]>();
  for (const file of files) {
    const { target } = (await import(new URL(file, READERS).href)) as { target: Target };
    samples.set(target.name, target.seeds());
  }
  return samples;
}

/** Every format whose reader says that the file is its own; the first is the one that reads it. */
export function formatsOf(bytes: Uint8Array): readonly Format[] {
  const head = headOf(bytes, 'sample');
  return readers.filter((reader) => reader.recognise(head)).map(({ format }) => format);
}

/** Reads a sample as a user's file would be. */
export function goldenOf(bytes: Uint8Array): Golden {
  const [recognised = null] = formatsOf(bytes);
  const reader = readers.find(({ format }) => format === recognised);
  if (reader === undefined) return { recognised };
  try {
    return { recognised, reading: reader.read(bytes, { evidence: digestOf(bytes), name: 'sample' }) };
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return { recognised, refused: error.code };
    throw error;
  }
}
