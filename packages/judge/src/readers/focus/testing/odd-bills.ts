import fc from 'fast-check';
import { SLOTS } from '../focus-columns.ts';

const AMOUNTS = [
  [
    '1',
    '-2.50',
    '0.00000080000',
    '12345.678901',
    '-0',
    '-0.000',
    '+7',
    '007.10',
    '',
    'NULL',
    'null',
    '1.5E-3',
  ],
  [
    '99999999999999.99',
    '0.1234567890123456789',
    '9007199254740993',
    '1e20',
    '-9007199254740991',
    '0.30000000000000004',
  ],
  ['12345678901234567890.1234567890123', '1e-30', '0.0000000000000000000001'],
] as const;

const amount = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...AMOUNTS.flat()) },
  {
    weight: 20,
    arbitrary: fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
      .map((value) => String(Math.abs(value) < 1e-9 ? 0 : value)),
  },
  { weight: 1, arbitrary: fc.constantFrom('1,5', '1.', '.5', '--1', '0x1', '1e9999', ' 1') },
);

const date = fc.oneof(
  {
    weight: 100,
    arbitrary: fc.constantFrom(
      '2026-01-31T00:00:00Z',
      '2026-02-01 00:00:00',
      '2026-02-28T23:59:59.999Z',
      '2024-02-29T12:00:00Z',
      '2026-01-31T20:00:00-05:00',
      '2026-12-31T23:59:60Z',
      '2026-03-01',
      '9999-12-31T23:59:59Z',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2026-02-29T00:00:00Z', '31/01/2026', '', 'NULL', '2026-01-01T24:00:00Z'),
  },
);

const text = fc.constantFrom(
  '',
  'NULL',
  'null',
  'a',
  'A',
  'é',
  'AWS',
  'Amazon Web Services, Inc.',
  'Nordet',
  'Not Applicable',
  'x"y',

  'line\nbreak',
  'a,b',
  '""',
  'ca-central-1',
  'Data Transfer Out',
  'USE1-AWS-Out-Bytes',
  '\ufeffb',
  'n\rm',
);

/** Sorts of line ends, and the ways to write a field that means the same. */
const lineEnd = fc.constantFrom('\n', '\r\n', '\n', '\r');

function written(value: string, quoted: boolean): string {
  return quoted || /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A bill in CSV that mixes every spelling that exports use, with a few that none should. */
export const oddBill: fc.Arbitrary<string> = fc
  .record({
    columns: fc.shuffledSubarray([...SLOTS, 'Tags', 'x_Own', 'Id'], { minLength: 12 }),
    mark: fc.boolean(),
    blank: fc.boolean(),
  })
  .map(({ columns, ...rest }) => ({
    ...rest,
    columns: [
      ...new Set([
        ...columns,
        'BilledCost',
        'BillingAccountId',
        'ChargePeriodStart',
        'ChargePeriodEnd',
        'ServiceCategory',
      ]),
    ],
  }))
  .chain(({ columns, mark, blank }) => {
    const field = (name: string): fc.Arbitrary<string> => {
      if (name === 'BilledCost') return amount;
      return name.startsWith('ChargePeriod') || name === 'BillingPeriodStart' ? date : text;
    };
    const row = fc
      .tuple(fc.tuple(...columns.map((name) => fc.tuple(field(name), fc.boolean()))), lineEnd, fc.nat(30))
      .map(([fields, end, cut]) => {
        const shown = fields.map(([value, quoted]) => written(value, quoted));
        // Now and then a line is short of fields, or has one more than there are columns.
        if (cut === 0) shown.pop();
        if (cut === 1) shown.push('more');
        return shown.join(',') + end;
      });
    return fc
      .array(fc.oneof({ weight: 12, arbitrary: row }, { weight: 1, arbitrary: fc.constant('\n') }), {
        maxLength: 8,
      })
      .map((rows) => `${mark ? '\ufeff' : ''}${blank ? '\n' : ''}${columns.join(',')}\n${rows.join('')}`);
  });

/** The bytes cut into pieces of these lengths, over and over. */
export function* pieces(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let index = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = lengths[index % Math.max(1, lengths.length)] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
    index += 1;
  }
}
