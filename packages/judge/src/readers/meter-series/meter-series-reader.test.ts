import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import { mergeReadings } from '../../reading/merge-readings.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { meterSeriesReader } from './meter-series-reader.ts';
import { FRENCH, HEADER, LINES, REGISTERS, seriesOf } from './testing/series.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return meterSeriesReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const fields = ({ notes }: Reading): unknown[] => notes.map(({ params }) => params['field']);
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();

test('intervals: exact sums by site, meter and month of the meter’s own time, in kWh and cubic metres', () => {
  const reading = read(seriesOf(LINES));
  assert.deepEqual(formatsOf(fileOf(seriesOf(LINES)).bytes), ['meter-series']);
  const facility = of(reading, 'meter-reading').filter(({ meter }) => meter === 'F1');
  assert.deepEqual(facility, [
    {
      site: 'MTL',
      meter: 'F1',
      measured: 'facility',
      month: '2026-10',
      unit: 'kWh',
      quantity: '250.5',
      intervals: 1,
      covered_seconds: 900,
      first: '2026-11-01T03:45:00Z',
      last: '2026-11-01T04:00:00Z',
      first_line: 2,
    },
    {
      site: 'MTL',
      meter: 'F1',
      measured: 'facility',
      month: '2026-11',
      unit: 'kWh',
      quantity: '500.35',
      intervals: 3,
      covered_seconds: 2700,
      first: '2026-11-01T04:00:00Z',
      last: '2026-11-01T06:15:00Z',
      first_line: 3,
    },
  ]);
  assert.deepEqual(
    of(reading, 'meter-reading')
      .filter(({ meter }) => meter !== 'F1')
      .map(({ meter, measured, unit, quantity }) => [meter, measured, unit, quantity]),
    [
      ['C1', 'heat', 'kWh', '12'],
      ['I1', 'it', 'kWh', '800'],
      ['E1', 'water', 'm3', '1.5'],
    ],
  );
  assert.equal(reading.evidence[0]?.observedAt, '2026-11-01T06:15:00Z');
  assert.deepEqual(reading.evidence[0]?.records, { total: 7, used: 7 });
});

test('a French export gives the same', () => {
  assert.deepEqual(formatsOf(fileOf(FRENCH).bytes), ['meter-series']);
  assert.deepEqual(values(read(FRENCH)), values(read(seriesOf(LINES))));
});

test('registers are bounded, and one that restarts shows it: its first or last reading is not its bound', () => {
  assert.deepEqual(formatsOf(fileOf(REGISTERS).bytes), ['meter-series']);
  assert.deepEqual(
    of(read(REGISTERS), 'meter-register').map(({ meter, lowest, highest, opening, closing, readings }) => [
      meter,
      lowest,
      highest,
      opening,
      closing,
      readings,
    ]),
    [
      ['F1', '1000', '2000', '2026-11-01T00:00:00Z 1000', '2026-11-30T00:00:00Z 2000', 3],
      ['I1', '3', '99990', '2026-11-01T00:00:00Z 99990', '2026-11-30T00:00:00Z 500', 3],
    ],
  );
});

test('a line that cannot be read is counted, placed and named by its column; it never stands for zero', () => {
  const good = LINES[0]!;
  const bad = (from: string, into: string): string => good.replace(from, into);
  for (const [line, field] of [
    [bad('250.5', ''), 'value'],
    [bad('250.5', '-3'), 'value'],
    [bad('250.5', '1e3'), 'value'],
    [bad('250.5', '1'.repeat(25)), 'value'],
    [bad('250.5', '"1'), 'value'],
    [bad('kWh', 'GJ'), 'unit'],
    [bad('kWh', 'm3'), 'unit'],
    [bad('facility', 'diesel'), 'measured'],
    [bad('MTL', ''), 'site'],
    [bad('F1', ' '), 'meter'],
    // Without its offset, an hour of November happens twice.
    [bad('23:45:00-04:00', '23:45:00'), 'start'],
    [bad('2026-10-31', '31/10/2026'), 'start'],
    [bad('2026-11-01T00:00:00-04:00', '2026-10-01T00:00:00-04:00'), 'end'],
  ] as const) {
    const reading = read(seriesOf([LINES[1]!, line]));
    assert.deepEqual(fields(reading), [field], line);
    assert.deepEqual(reading.notes[0]?.at.place, { line: 3 });
    assert.deepEqual(reading.evidence[0]?.records, { total: 2, used: 1 });
  }
  const many = read(seriesOf(Array.from({ length: 500 }, () => 'x')));
  assert.equal(many.notes.length, 201);
  assert.deepEqual(many.notes.find(({ code }) => code === 'SKIPPED_RECORDS')?.params, { count: 300 });
});

test('seconds and the colon of the offset may be left out, quotes and blanks of thousands may stand', () => {
  const line = (start: string, value: string): string => `${start};;F1;facility;MTL;kWh;${value}`;
  const header = HEADER.replaceAll(',', ';');
  const one = (start: string, value: string): unknown => {
    const [fact] = of(read(seriesOf([line(start, value)], header)), 'meter-reading');
    return [fact?.first, fact?.quantity];
  };
  assert.deepEqual(one('2026-11-01T00:00-0400', '1 234,50'), ['2026-11-01T04:00:00Z', '1234.5']);
  assert.deepEqual(one('"2026-11-01 00:00Z"', '"1\u202f234.5"'), ['2026-11-01T00:00:00Z', '1234.5']);
});

test('a header with neither value nor register, or both, is none', () => {
  for (const header of ['start,meter,measured,site,unit', `${HEADER},register`, 'a,b', ''])
    assert.deepEqual(formatsOf(fileOf(`${header}\n1,2\n`).bytes), [], header);
  assert.throws(() => read('a,b\n'), { code: 'READ_SHAPE' });
  assert.throws(() => read(''), { code: 'READ_SHAPE' });
  assert.throws(() => read(`${HEADER}\n${'x'.repeat(100_000)}`), { code: 'READ_SHAPE' });
  assert.deepEqual(read(`${HEADER}\n`).facts, []);
});

test('no secret reaches the reading', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const text = seriesOf(
    LINES.map((line) => `${line},${secret}`).concat(
      `${secret},${secret},${secret},${secret},${secret},${secret},x`,
    ),
    `${HEADER},comment`,
  );
  assert.ok(!canonicalJson(read(text)).includes('S3CR3T'));
});

const amount = fc.tuple(fc.nat(10_000), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`);
const line = fc
  .tuple(fc.nat(60), fc.constantFrom('F1', 'F2'), fc.constantFrom('facility', 'it'), amount, fc.nat(20))
  .map(([hour, meter, measured, value, odd]) => {
    const day = String(1 + (hour % 28)).padStart(2, '0');
    const month = hour < 30 ? '10' : '11';
    const start = `2026-${month}-${day}T00:00:00-05:00`;
    return odd === 0
      ? 'illisible'
      : `${start},2026-${month}-${day}T01:00:00-05:00,${meter},${measured},MTL,kWh,${value}`;
  });

test('property: pieces cut anywhere, even within a character, give what the whole gives', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 8 }), (lines, cuts) => {
      const text = seriesOf(lines.map((row) => row.replace('MTL', 'Montréal')));
      const { bytes, evidence, name } = fileOf(text);
      const stream = meterSeriesReader.open!(name);
      let from = 0;
      for (const at of cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b)) {
        // The caller uses its piece again.
        const piece = bytes.slice(from, at);
        stream.push(piece);
        piece.fill(0x31);
        from = at;
      }
      stream.push(bytes.subarray(from));
      assert.deepEqual(stream.end(evidence), meterSeriesReader.read(bytes, { evidence, name }));
    }),
  );
});

test('property: slices cut at ends of lines merge to the reading of the whole, in any order', () => {
  /** A slice's reading with the identity and the lines of its file: a slice is read after the header. */
  const slice = (lines: readonly string[], from: number, whole: Reading, header = HEADER): Reading => {
    const { bytes, name } = fileOf(seriesOf(lines, header));
    const evidence = whole.evidence[0]!.id;
    const reading = meterSeriesReader.read(bytes, { evidence, name });
    const facts = reading.facts.map((fact) => ({
      ...fact,
      value: { ...fact.value, first_line: (fact.value as { first_line: number }).first_line + from },
    })) as unknown as Reading['facts'];
    const notes = reading.notes.map((note) => ({
      ...note,
      at: { ...note.at, place: { line: (note.at.place as { line: number }).line + from } },
    }));
    return { ...reading, facts, notes, parts: [`${evidence}#${from}-${from + lines.length}`] };
  };
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 2, maxLength: 40 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      (lines, cuts, reversed, registers) => {
        const header = registers ? HEADER.replace('value', 'register') : HEADER;
        const whole = read(seriesOf(lines, header));
        const ends = [...new Set(cuts.map((cut) => cut % (lines.length + 1)))].sort((a, b) => a - b);
        const bounds = [0, ...ends, lines.length];
        const slices = bounds
          .slice(1)
          .map((end, index) => [lines.slice(bounds[index], end), bounds[index]!] as const)
          .filter(([part]) => part.length > 0)
          .map(([part, from]) => slice(part, from, whole, header));
        const merged = mergeReadings(reversed ? slices.reverse() : slices);
        const { parts: _merged, ...rest } = merged;
        const { parts: _whole, ...expected } = whole;
        assert.deepEqual(rest, expected);
      },
    ),
  );
});
