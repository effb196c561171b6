import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billFile, judgeFolder, manifestFile } from '../testing/sample-dossier.ts';

const folder = new Map([['bill.csv', billFile([['AWS', '999', 'us-east-1', '08', '500', 'S3 storage']])]]);
const found = (role: string): string[] => {
  const manifest = manifestFile(folder).replace('name: AWS, role: subprocessor', `name: AWS, role: ${role}`);
  return judgeFolder(new Map([...folder, ['dossier.yaml', manifest]])).scope_findings.map(
    ({ code, params }) => `${code} ${params['account'] ?? params['party'] ?? ''}`,
  );
};

test('an entity of the service that bears the name of a seller is said, and its bills are still checked', () => {
  assert.deepEqual(found('subprocessor'), ['ACCOUNT_NOT_LISTED 999']);
  for (const role of ['operator', 'provider'])
    assert.deepEqual(found(role), ['ACCOUNT_NOT_LISTED 999', 'SELLER_NAMED_AS_OWN AWS']);
});

test('a party whose name is part of a listed one is not listed; a charge without sub-account shows the payer', () => {
  const bills = new Map([['bill.csv', billFile([['WS', '', 'us-east-1', '08', '0', 'S3 storage']])]]);
  const report = judgeFolder(new Map([...bills, ['dossier.yaml', manifestFile(bills)]]));
  assert.deepEqual(
    report.scope_findings.map(({ code, params }) => `${code} ${params['account'] ?? params['party'] ?? ''}`),
    ['ACCOUNT_NOT_LISTED payer', 'BILLED_PARTY_NOT_LISTED WS'],
  );
});
