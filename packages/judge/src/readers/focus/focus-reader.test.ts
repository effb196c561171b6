import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Decimal } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { focusReader } from './focus-reader.ts';

const SAMPLE = fileURLToPath(
  new URL('../../../../../../shared/data/focus/focus-1.0-sample-1000.csv', import.meta.url),
);

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  return focusReader.read(bytes, hint);
}

const spends = (reading: Reading): FactValue<'spend'>[] =>
  reading.facts.filter((fact) => fact.kind === 'spend').map((fact) => fact.value);

function bill(rows: Record<string, string>[], columns = Object.keys(rows[0] ?? {})): string {
  const line = (values: string[]): string =>
    values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
  return [line(columns), ...rows.map((row) => line(columns.map((name) => row[name] ?? '')))].join('\n');
}

const ROW = {
  BilledCost: '10.25',
  BillingAccountId: 'payer',
  SubAccountId: '111',
  ChargePeriodStart: '2026-01-31T00:00:00Z',
  ChargePeriodEnd: '2026-02-01T00:00:00Z',
  ServiceCategory: 'Storage',
  BillingCurrency: 'CAD',
  ProviderName: 'AWS',
  RegionId: 'ca-central-1',
  ChargeDescription: 'GB-Mo',
};

test('the real 1.0 sample: every line read, and the sum of the column is exact', (context) => {
  if (!existsSync(SAMPLE)) {
    context.skip('no real FOCUS sample on this machine');
    return;
  }
  const bytes = readFileSync(SAMPLE);
  assert.equal(recogniseReader(bytes, 'bill.csv')?.format, 'focus');
  const facts = spends(read(bytes));
  // The column is the second and holds neither quotes nor separators before it: summed here by integers of 1e-11.
  let units = 0n;
  let lines = 0;
  for (const line of bytes.toString('utf8').split('\n').slice(1)) {
    if (line === '') continue;
    const [whole = '', fraction = ''] = (/^(?:NULL|"[^"]*"),(-?\d+(?:\.\d+)?),/.exec(line)?.[1] ?? '').split(
      '.',
    );
    const sign = whole.startsWith('-') ? -1n : 1n;
    units += sign * (BigInt(whole.replace('-', '')) * 10n ** 20n + BigInt(fraction.padEnd(20, '0')));
    lines += 1;
  }
  const sum = facts.reduce((total, { billed }) => total.add(Decimal.parse(billed)), Decimal.ZERO);
  assert.equal(sum.toString(), Decimal.parse(`${units}e-20`).toString());
  assert.equal(
    facts.reduce((total, fact) => total + fact.lines, 0),
    lines,
  );
  assert.deepEqual([...new Set(facts.map(({ month }) => month))], ['2024-09']);
  assert.deepEqual(new Set(facts.map(({ platform }) => platform)), new Set(['aws', 'azure', 'oracle']));
});

test('month and latest day come from the charge period, whose end is exclusive', () => {
  const reading = read(bill([ROW]));
  assert.equal(spends(reading)[0]?.month, '2026-01');
  assert.equal(reading.evidence[0]?.observedAt, '2026-01-31T23:59:59Z');
});

test('dates without `T` or zone, as exports write them, are UTC; another form is refused with its line', () => {
  const dates = (start: string): string => bill([{ ...ROW, ChargePeriodStart: start }]);
  assert.equal(spends(read(dates('2026-01-31 23:59:59')))[0]?.month, '2026-01');
  assert.equal(spends(read(dates('2026-01-31T20:00:00-05:00')))[0]?.month, '2026-02');
  for (const bad of ['31/01/2026', '2026-01-31 24:00:00', 'NULL', '']) {
    assert.throws(() => read(dates(bad)), {
      code: 'READ_SHAPE',
      details: {
        line: 2,
        path: 'ChargePeriodStart, ChargePeriodEnd',
        problem: `not a UTC date: ${bad} – ${ROW.ChargePeriodEnd}`,
      },
    });
  }
});

test('exponents, signs, empty and NULL amounts; anything else is refused with its line', () => {
  const amounts = (...values: string[]): string => bill(values.map((BilledCost) => ({ ...ROW, BilledCost })));
  const [sum] = spends(read(amounts('1.5E-3', '-0.0005', '2e2', '', 'NULL')));
  assert.equal(sum?.billed, '200.001');
  assert.equal(sum?.lines, 5);
  assert.equal(sum?.first_line, 2);
  assert.throws(() => read(amounts('1', '1,5')), { code: 'READ_SHAPE', message: /"line":3/ });
  assert.throws(() => read(amounts('1e9999')), { code: 'READ_SHAPE' });
});

test('the order of columns and of lines, and columns that are not read, change nothing', () => {
  const rows = [
    { ...ROW, Tags: '{"a":1}' },
    { ...ROW, RegionId: 'ca-west-1', BilledCost: '-1', Tags: '' },
    { ...ROW, BilledCost: '0.75', Tags: 'x' },
  ];
  const shown = (reading: Reading): unknown => spends(reading).map(({ first_line: _line, ...rest }) => rest);
  const expected = shown(read(bill(rows)));
  const columns = Object.keys(rows[0]!).toReversed();
  assert.deepEqual(shown(read(bill(rows.toReversed(), columns))), expected);
});

test('version 1.3 names seller and host apart; versions are told by their columns', () => {
  const { ProviderName: _provider, ...rest } = ROW;
  const reading = read(
    bill([
      { ...rest, ServiceProviderName: 'Nordet', HostProviderName: 'Microsoft', InvoiceIssuerName: 'Nordet' },
    ]),
  );
  assert.equal(reading.evidence[0]?.version, '1.3');
  const [fact] = spends(reading);
  assert.deepEqual(
    [fact?.platform, fact?.provider, fact?.host, fact?.issuer],
    ['nordet', 'Nordet', 'Microsoft', 'Nordet'],
  );
  const version = (extra: object): unknown => read(bill([{ ...ROW, ...extra }])).evidence[0]?.version;
  assert.deepEqual(
    [version({}), version({ SkuMeter: '' }), version({ InvoiceId: '' })],
    ['1.0', '1.1', '1.2'],
  );
  // Version 1.4 drops the provider of earlier ones and ties charges to lines of invoices.
  const latest = read(
    bill([
      {
        ...rest,
        ServiceProviderName: 'Nordet',
        InvoiceDetailId: 'l-1',
        CommitmentProgramEligibilityDetails: '',
      },
    ]),
  );
  assert.equal(latest.evidence[0]?.version, '1.4');
  assert.equal(spends(latest)[0]?.provider, 'Nordet');
  assert.deepEqual(latest.notes, []);
});

test('a header without a mandatory column is not FOCUS, and is refused by name when forced', () => {
  const { ServiceCategory: _category, ...rest } = ROW;
  const { bytes } = fileOf(bill([rest]));
  assert.equal(recogniseReader(bytes, 'x.csv'), undefined);
  assert.throws(() => read(bytes), { code: 'READ_SHAPE', message: /ServiceCategory/ });
  assert.throws(() => read(''), { code: 'READ_SYNTAX' });
});

test('a credit on the same row of the table does not hide that leaving was charged', () => {
  const egress = {
    ...ROW,
    ServiceCategory: 'Networking',
    ChargeDescription: 'Data Transfer Out to Internet',
  };
  const facts = spends(
    read(
      bill([
        { ...egress, BilledCost: '12.50' },
        { ...egress, BilledCost: '-12.50' },
      ]),
    ),
  );
  assert.deepEqual(
    facts.map(({ transfer, billed }) => [transfer, billed]),
    [
      ['egress', '12.5'],
      ['egress-credit', '-12.5'],
    ],
  );
});

test('a host that repeats the seller, or is not applicable, is undisclosed; its lines are counted in one note', () => {
  const { ProviderName: _provider, ...rest } = ROW;
  const hosted = (ServiceProviderName: string, HostProviderName: string): Record<string, string> => ({
    ...rest,
    ServiceProviderName,
    HostProviderName,
    InvoiceIssuerName: 'Nordet Canada inc.',
  });
  const reading = read(
    bill([
      hosted('Nordet', 'Microsoft'),
      hosted('Nordet', 'Nordet inc.'),
      hosted('Nordet', 'Not Applicable'),
      hosted('AWS', 'Amazon Web Services, Inc.'),
    ]),
  );
  assert.deepEqual(
    spends(reading)
      .map(({ provider, host, lines }) => `${provider}/${host} ${lines}`)
      .toSorted(),
    ['AWS/ 1', 'Nordet/ 2', 'Nordet/Microsoft 1'],
  );
  assert.deepEqual(
    reading.notes.map(({ code, at, params }) => [code, at.place, params]),
    [['HOST_UNDISCLOSED', { line: 3 }, { count: 3 }]],
  );
});

test('a publisher other than the seller is a party of its own', () => {
  const publishers = ['Amazon Web Services, Inc.', 'Red Hat, Inc.', 'NULL'];
  const facts = spends(read(bill(publishers.map((PublisherName) => ({ ...ROW, PublisherName })))));
  assert.deepEqual(facts.map(({ publisher = '', lines }) => `${publisher} ${lines}`).toSorted(), [
    ' 2',
    'Red Hat, Inc. 1',
  ]);
});

test('invoices are summed by number, with the month that they bill', () => {
  const line = (
    InvoiceId: string,
    BilledCost: string,
    BillingPeriodStart: string,
  ): Record<string, string> => ({
    ...ROW,
    InvoiceId,
    BilledCost,
    BillingPeriodStart,
    InvoiceIssuerName: 'Amazon Web Services Canada, Inc.',
  });
  const { facts } = read(
    bill([
      line('INV-1', '10.1', '2026-01-01T00:00:00Z'),
      line('INV-1', '0.2', '2026-01-01 00:00:00'),
      line('INV-2', '-3', 'NULL'),
      line('', '7', '2026-01-01T00:00:00Z'),
    ]),
  );
  assert.deepEqual(
    facts
      .filter((fact) => fact.kind === 'invoice')
      .map(({ value }) => [value.invoice, value.month, value.billed, value.lines]),
    [
      ['INV-1', '2026-01', '10.3', 2],
      ['INV-2', '2026-01', '-3', 1],
    ],
  );
});

test('columns of no version are told once, custom ones are not; a column that is read may not stand twice', () => {
  const reading = read(bill([{ ...ROW, Id: '1', CredentialId: 'x', x_Project: 'p', SkuMeter: '' }]));
  assert.deepEqual(
    reading.notes.map(({ code, at, params }) => [code, at.place, params]),
    [['UNKNOWN_FIELDS', { line: 1 }, { count: 2 }]],
  );
  assert.deepEqual(reading.evidence[0]?.records, { total: 1, used: 1 });
  const twice = 'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,BilledCost\n';
  assert.throws(() => read(twice), {
    code: 'READ_SHAPE',
    details: { line: 1, path: 'BilledCost', problem: 'column twice' },
  });
});
