import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportCommand } from './export-command.ts';

test('words to be replaced and folders to write to are in the language; the rest of a command is not touched', () => {
  const command =
    'aws s3 cp s3://SEAU/PREFIXE/ factures/ && cat /var/log/factures/x > acces/MACHINE-auth.log';
  assert.equal(exportCommand(command, 'fr'), command);
  assert.equal(
    exportCommand(command, 'en'),
    'aws s3 cp s3://BUCKET/PREFIX/ bills/ && cat /var/log/factures/x > access/HOST-auth.log',
  );
  assert.equal(
    exportCommand('syft dir:. -o cyclonedx-json=securite/SERVICE.cdx.json', 'en'),
    'syft dir:. -o cyclonedx-json=security/SERVICE.cdx.json',
  );
});
