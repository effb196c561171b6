import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, deriveFrom, documented, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const derived = (name: string, ...files: SampleFile[]): unknown => shownValue(deriveFrom(name, files));

test('the board: two thirds exactly suffice; more Canadians than seats never do', () => {
  const board = (canadian: number, seats: number): unknown =>
    derived('board.two_thirds_canadian', documented({ kind: 'board', canadian, seats, on: '2026-08-01' }));
  assert.deepEqual([board(6, 9), board(5, 9), board(0, 0), board(10, 9)], [true, false, false, false]);
});

test('certificates: running, accredited, covering; withdrawn by anyone cancels; SOC 2 by its period', () => {
  const certificate = (more: object): StatedFact => ({
    kind: 'certification',
    standard: 'iso-27001',
    body: 'B',
    accredited: true,
    covers_service: true,
    covers_sites: true,
    from: '2026-01-01',
    to: '2026-09-01',
    ...more,
  });
  const valid = (more: object, ...others: SampleFile[]): unknown =>
    derived('iso_27001.valid', documented(certificate(more)), ...others);
  assert.equal(valid({}), '1..-');
  for (const flaw of [
    { to: '2026-08-31' },
    { accredited: false },
    { covers_service: false },
    { covers_sites: false },
    { from: '2026-09-02' },
  ])
    assert.equal(valid(flaw), '0..-', JSON.stringify(flaw));
  assert.equal(valid({}, declared(certificate({ withdrawn: true }))), '0..0');
  // The end of another body's certificate says nothing of this one.
  assert.equal(valid({}, documented(certificate({ withdrawn: true, body: 'C' }))), '1..-');
  assert.equal(
    valid({}, documented(certificate({ withdrawn: true, from: '2020-01-01', to: '2023-01-01' }))),
    '1..-',
  );
  const soc = (from: string, to: string, open_exceptions?: number): unknown =>
    derived(
      'soc_2.valid',
      documented(
        certificate({
          standard: 'soc-2-type-2',
          from,
          to,
          ...(open_exceptions === undefined ? {} : { open_exceptions }),
        }),
      ),
    );
  // No month follows the end of the calendar.
  assert.equal(soc('9999-12-01', '9999-12-31', 0), '0..-');
  assert.equal(soc('2025-10-01', '2026-03-31', 0), '1..-');
  assert.equal(soc('2025-10-01', '2026-03-30', 0), '0..-');
  assert.equal(soc('2025-01-01', '2025-08-31', 0), '0..-');
  assert.equal(soc('2025-10-01', '2026-03-31', 1), '0..-');
  assert.equal(soc('2025-10-01', '2026-03-31'), '0..-');
});
