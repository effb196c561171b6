import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, deriveFrom, documented, observed, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

test('sessions: documented prefixes place in Canada, any places abroad, the narrowest wins', () => {
  const session = (source: string, outcome = 'opened'): StatedFact => ({
    kind: 'session',
    system: 's',
    person: 'p',
    source,
    day: '2026-08-01',
    outcome,
    sessions: 2,
    first_line: 1,
  });
  const prefix = (text: string, country: string): StatedFact => ({
    kind: 'prefix',
    prefix: text,
    country,
    use: 'administration',
  });
  const logs: StatedFact = {
    kind: 'log-period',
    system: 's',
    from: '2026-07-01T00:00:00Z',
    to: '2026-08-31T23:00:00Z',
    gaps: 0,
    chained: false,
  };
  const outside = (source: string, ...prefixes: SampleFile[]): unknown =>
    shownValue(
      deriveFrom('sessions.outside', [observed(session(source), logs), ...prefixes], {
        complete: ['session-log'],
      }),
    );
  const home = documented(prefix('192.0.2.0/24', 'CA'));
  assert.equal(outside('192.0.2.9', home), '0..0');
  assert.equal(outside('198.51.100.1', home), '0..2');
  assert.equal(outside('inconnue', home), '0..2');
  assert.equal(outside('192.0.2.9', declared(prefix('192.0.2.0/24', 'CA'))), '0..2');
  assert.equal(outside('192.0.2.9', declared(prefix('192.0.2.0/24', 'US'))), '2..2');
  assert.equal(outside('192.0.2.9', home, declared(prefix('192.0.2.9/32', 'FR'))), '2..2');
  assert.equal(
    outside('192.0.2.9', documented(prefix('192.0.0.0/8', 'US')), declared(prefix('192.0.2.9/32', 'CA'))),
    '2..2',
  );
  assert.equal(outside('192.0.2.9', documented(prefix('192.0.0.0/8', 'US')), home), '0..0');
  const visited = (day: string, country = 'CA'): SampleFile => ({
    ...documented(prefix('192.0.2.0/24', country)),
    day,
  });
  assert.equal(outside('192.0.2.9', visited('2026-01-15')), '0..0');
  assert.equal(outside('192.0.2.9', visited('2024-01-15')), '0..2');
  assert.equal(outside('192.0.2.9', visited('2024-01-15', 'US')), '0..2');
  assert.equal(outside('192.0.2.9', visited('2027-01-15', 'US')), '2..2');
  const range = (text: string, region: string): StatedFact => ({
    kind: 'address-range',
    prefix: text,
    platform: 'aws',
    region,
  });
  const published = [range('192.0.2.0/24', 'us-east-1'), range('192.0.2.128/25', 'ca-central-1')];
  assert.equal(outside('192.0.2.9', documented(...published)), '2..2');
  assert.equal(outside('192.0.2.200', documented(...published)), '0..0');
  assert.equal(outside('192.0.2.200', declared(...published)), '0..2');
  const own = declared(range('192.0.2.9/32', 'ca-central-1'), range('192.0.2.200/32', 'global'));
  assert.equal(outside('192.0.2.9', documented(...published), own), '2..2');
  assert.equal(outside('192.0.2.200', documented(...published), own), '0..2');
  const refused = deriveFrom('sessions.outside', [observed(session('198.51.100.1', 'refused'))]);
  assert.equal(shownValue(refused), '0..-');
});

test('thousands of addresses against thousands of prefixes are placed one by one', () => {
  const prefixes = Array.from(
    { length: 3000 },
    (_, index): StatedFact => ({
      kind: 'prefix',
      prefix: `10.${index >> 8}.${index & 255}.0/24`,
      country: index % 2 === 0 ? 'CA' : 'US',
      use: 'administration',
    }),
  );
  const sessions = Array.from(
    { length: 3000 },
    (_, index): StatedFact => ({
      kind: 'session',
      system: 's',
      person: 'p',
      source: `10.${index >> 8}.${index & 255}.7`,
      day: '2026-08-01',
      outcome: 'opened',
      sessions: 1,
      first_line: 1,
    }),
  );
  const derived = deriveFrom('sessions.outside', [observed(...sessions), documented(...prefixes)]);
  assert.equal(shownValue(derived), '1500..1500');
});

test('session logs: a day without, or a broken chain, leaves the count open', () => {
  const seen = (logs: object[]): string[] =>
    deriveFrom(
      'sessions.outside',
      [
        observed(
          {
            kind: 'session',
            system: 's',
            person: 'p',
            source: 'x',
            day: '2026-08-01',
            outcome: 'opened',
            sessions: 1,
            first_line: 1,
          },
          ...logs.map(
            (log): StatedFact => ({
              kind: 'log-period',
              system: 's',
              gaps: 0,
              chained: false,
              ...log,
            }),
          ),
        ),
      ],
      { complete: ['session-log'] },
    ).reasons.map(({ code, params }) => `${code} ${String(params['date'] ?? '')}`.trim());
  const whole = { from: '2026-07-01T09:00:00Z', to: '2026-08-31T10:00:00Z' };
  assert.deepEqual(seen([whole]), ['SESSION_UNPLACED']);
  assert.deepEqual(
    seen([
      { ...whole, to: '2026-07-09T00:00:00Z' },
      { ...whole, from: '2026-07-11T00:00:00Z' },
    ]),
    ['SESSION_UNPLACED', 'LOG_GAP 2026-07-10'],
  );
  assert.deepEqual(seen([{ ...whole, gaps: 1 }]), ['SESSION_UNPLACED', 'LOG_CHAIN_BROKEN']);
});
