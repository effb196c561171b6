import { digestOf } from '@ancrage/base';
import { meterSeriesReader } from './meter-series-reader.ts';
import { FRENCH, LINES, REGISTERS, seriesOf } from './testing/series.ts';

/** Series of intervals and of registers, in both languages; what is returned tells readings apart. */
export const target = {
  name: 'meter-series',
  run(bytes: Uint8Array): string {
    const { facts, notes } = meterSeriesReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ params }) => String(params['field'])).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [seriesOf(LINES), FRENCH, REGISTERS].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"',
    ';',
    '\t',
    '\r\n',
    '-04:00',
    '+0530',
    'Z',
    'm³',
    '1 234,5',
    '-1',
    '1e9',
    'register',
    '\uFEFF',
  ],
};
