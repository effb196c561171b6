import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import { fileOf } from '../../testing/file-of.ts';
import { draftRegisterFindings } from './draft-register-findings.ts';
import { qcReqReader } from './qc-req-reader.ts';
import { registerPage } from './testing/register-statements.ts';

function seatsWith(end: string): string | undefined {
  const { bytes, ...hint } = fileOf(
    registerPage.replace(
      '>Date de fin de la charge</span><span class="kx-display-field">',
      `>Date de fin de la charge</span><span class="kx-display-field">${end}`,
    ),
  );
  const draft = draftRegisterFindings({
    about: 'x',
    words: { head: [], toComplete: '?', director: () => '', beneficiary: () => '', noBeneficiary: '' },
    paths: new Map([[digestOf(bytes), 'x.html']]),
    facts: qcReqReader.read(bytes, hint).facts,
  });
  return /seats: (\d+)/.exec(draft ?? '')?.[1];
}

test('a director whose end is still to come on the day of the extract has a seat', () => {
  assert.equal(seatsWith('2030-01-01'), '2');
  assert.equal(seatsWith('2026-10-31'), '1');
  assert.equal(seatsWith('2020-01-01'), '1');
});
