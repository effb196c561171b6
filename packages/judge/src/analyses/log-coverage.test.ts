import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration, parseUtcDate } from '@ancrage/base';
import { buildDossier } from '../dossier/build-dossier.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import { ReadingBuilder } from '../reading/reading-builder.ts';
import type { Reading } from '../reading/reading.ts';
import { recogniseReader } from '../readers/registry.ts';
import { fileOf } from '../testing/file-of.ts';
import { ACCOUNT, trailDigest, trailLog } from '../testing/trail-files.ts';
import { emptyTrustList } from '../trust/trust-list.ts';
import type { Reason } from './derived.ts';
import { sessionLogGaps } from './log-coverage.ts';

/** What is missing over 1 and 2 October 2026, from these files. */
function gapsOf(files: readonly string[], declared?: (reading: ReadingBuilder) => void): string[] {
  const scope = new ReadingBuilder({ id: fileOf('scope').evidence, format: 'ancrage-dossier', version: '1' });
  scope.add('scope-period', { from: '2026-10-01', to: '2026-10-02' });
  scope.observedAt('2026-10-03T00:00:00Z');
  declared?.(scope);
  const readings = files.map((text): Reading => {
    const { bytes, ...hint } = fileOf(text);
    return recogniseReader(bytes, 'x')!.read(bytes, hint);
  });
  const dossier = buildDossier(
    mergeReadings([scope.build(), ...readings]),
    emptyTrustList,
    [],
    parseUtcDate('2026-10-15'),
  );
  const reasons = sessionLogGaps({
    dossier,
    contract: {
      formats: [],
      facts: [],
      least: { method: 'declared', source: 'provider' },
      complete: ['session-log'],
      freshness: parseDuration('P1Y'),
      cadence: 'P1Y',
    },
    reference: {
      asOf: '2026-10-01',
      digest: fileOf('').evidence,
      regionPlace: () => undefined,
      pairedRegion: () => undefined,
      isPublicPlatform: () => false,
      operators: undefined,
    },
  });
  return reasons.map(({ code, params }: Reason) => [code, params.date ?? ''].join(' ').trim());
}

const LOGS = ['2026-10-01T03:00:00Z', '2026-10-02T09:00:00Z', '2026-10-02T23:50:00Z'].map((at) =>
  trailLog(at),
);
const HOURS = [
  ['2026-09-30T23:30:00Z', '2026-10-01T12:00:00Z'],
  ['2026-10-01T12:00:00Z', '2026-10-02T08:00:00Z'],
  ['2026-10-02T08:00:00Z', '2026-10-02T16:00:00Z'],
  ['2026-10-02T16:00:00Z', '2026-10-03T00:30:00Z'],
] as const;
const DIGESTS: string[] = [];
for (const [index, hours] of HOURS.entries()) {
  const logs = [[LOGS[0]!], [], [LOGS[1]!], [LOGS[2]!]][index]!;
  DIGESTS.push(trailDigest(hours, logs, DIGESTS.at(-1) ?? null));
}

test('an unbroken chain with all its logs covers the period, hours without events included', () => {
  assert.deepEqual(gapsOf([...DIGESTS, ...LOGS]), []);
});

test('a log that is missing, altered or cut short breaks the chain', () => {
  for (const index of LOGS.keys()) {
    assert.deepEqual(gapsOf([...DIGESTS, ...LOGS.toSpliced(index, 1)]), ['LOG_CHAIN_BROKEN'], `log ${index}`);
    const altered = LOGS[index]!.replace('198.51.100.7', '198.51.100.8');
    assert.deepEqual(
      gapsOf([...DIGESTS, ...LOGS.with(index, altered)]),
      ['LOG_CHAIN_BROKEN'],
      `log ${index}`,
    );
  }
});

test('a digest taken out, or altered before the last, does not go unseen', () => {
  for (const index of DIGESTS.keys()) {
    assert.notDeepEqual(gapsOf([...DIGESTS.toSpliced(index, 1), ...LOGS]), [], `digest ${index}`);
  }
  assert.deepEqual(gapsOf([...DIGESTS.slice(0, 3), ...LOGS]), ['LOG_GAP 2026-10-02']);
  assert.deepEqual(gapsOf([...DIGESTS.slice(1), ...LOGS]), ['LOG_GAP 2026-10-01']);
  assert.deepEqual(gapsOf([...DIGESTS.toSpliced(1, 1), ...LOGS]), ['LOG_CHAIN_BROKEN', 'LOG_GAP 2026-10-01']);
  // The list of an altered digest no longer names the removed log, but the next digest no longer names it either.
  const altered = trailDigest(HOURS[2], [], DIGESTS[1]!);
  assert.ok(gapsOf([...DIGESTS.with(2, altered), LOGS[0]!, LOGS[2]!]).includes('LOG_CHAIN_BROKEN'));
});

test('limit: only the signature of the platform, which is not in the files, would show a newest digest made anew', () => {
  const anew = trailDigest(HOURS[3], [], DIGESTS[2]!);
  assert.deepEqual(gapsOf([...DIGESTS.with(3, anew), LOGS[0]!, LOGS[1]!]), []);
});

test('a chain that was stopped and started again has a hole', () => {
  const again = trailDigest(HOURS[2], [LOGS[1]!], null);
  const last = trailDigest(HOURS[3], [LOGS[2]!], again);
  assert.ok(gapsOf([DIGESTS[0]!, DIGESTS[1]!, again, last, ...LOGS]).includes('LOG_CHAIN_BROKEN'));
});

test('each region has its own chain, and each must hold', () => {
  const other = trailDigest(['2026-09-30T23:00:00Z', '2026-10-03T01:00:00Z'], [], null, 'us-east-1');
  const short = trailDigest(['2026-10-01T23:00:00Z', '2026-10-03T01:00:00Z'], [], null, 'us-east-1');
  assert.deepEqual(gapsOf([...DIGESTS, ...LOGS, other]), []);
  assert.deepEqual(gapsOf([...DIGESTS, ...LOGS, short]), ['LOG_GAP 2026-10-01']);
});

test('log files without a chain cover nothing, and nobody can state a file into being', () => {
  assert.deepEqual(gapsOf(LOGS), ['LOG_WITHOUT_CHAIN']);
  assert.deepEqual(gapsOf([]), ['NO_EVIDENCE']);
  const content_digest = fileOf(LOGS[1]!).evidence.slice('sha256:'.length);
  const gaps = gapsOf([...DIGESTS, ...LOGS.toSpliced(1, 1)], (scope) =>
    scope.add('log-period', {
      system: ACCOUNT,
      from: '2026-10-02T09:00:00Z',
      to: '2026-10-02T09:00:00Z',
      chained: true,
      gaps: 0,
      content_digest,
    }),
  );
  assert.deepEqual(gaps, ['LOG_CHAIN_BROKEN']);
});

test('a log that stands alone covers the days between its first and last lines', () => {
  const line = (at: string): string => `${at} bastion sshd[1]: Server listening on 0.0.0.0 port 22.\n`;
  assert.deepEqual(gapsOf([line('2026-10-01T23:00:00Z') + line('2026-10-02T01:00:00Z')]), []);
  assert.deepEqual(gapsOf([line('2026-10-01T23:00:00Z')]), ['LOG_GAP 2026-10-02']);
  const undated = 'Oct  1 23:30:00 bastion sshd[1]: Accepted password for x from 192.0.2.1 port 1 ssh2\n';
  const whole = line('2026-10-01T23:00:00Z') + undated + line('2026-10-02T01:00:00Z');
  assert.deepEqual(gapsOf([whole]), ['LOG_CHAIN_BROKEN']);
});
