import { canonicalJson, digestOf, isBaseError } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { Reading } from '../reading/reading.ts';
import { recogniseReader } from '../readers/registry.ts';
import { readerSamples } from './golden-readings.ts';
import { readInPieces } from './read-in-pieces.ts';

const samples = await readerSamples();

/** A file of any format that is also read in pieces: both roads give one reading, or both refuse it. */
export const target = {
  name: 'whole-and-pieces',
  run(bytes: Uint8Array): string {
    const reader = recogniseReader(bytes, '');
    if (reader?.open === undefined) return '';
    const evidence = digestOf(bytes);
    const whole = told(() => reader.read(bytes, { evidence, name: '' }));
    if (whole !== told(() => readInPieces(reader, bytes, evidence, [257])))
      throw new Error(`${reader.format} reads otherwise in pieces`);
    return `${reader.format} ${whole === 'refused'}`;
  },
  seeds: (): Uint8Array[] =>
    [...samples.values()].flat().filter((bytes) => recogniseReader(bytes, '')?.open !== undefined),
  dictionary: ['[', ']', '{', '}', ',', '\n', '[]', '{}', 'null', '"Findings":[', '"results":[', '"items":['],
};

function told(read: () => Reading): string {
  try {
    return canonicalJson(read());
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return 'refused';
    throw error;
  }
}
