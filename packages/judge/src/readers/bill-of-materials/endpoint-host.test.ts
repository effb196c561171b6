import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointHost } from './endpoint-host.ts';
import { packageTypeOf } from './package-type.ts';
import { organisationName } from './party-name.ts';

test('an endpoint gives its host, never who logs in nor what follows', () => {
  for (const [endpoint, host] of [
    ['https://API.example.com:8443/v1?key=x', 'api.example.com'],
    ['https://user:pass@example.com/a@b', 'example.com'],
    ['git+https://github.com/a/b.git', 'github.com'],
    ['//cdn.example.com./x', 'cdn.example.com'],
    ['amqp://[2001:db8::1]:5672', '2001:db8::1'],
    ['/relative', ''],
    ['../..', ''],
    ['NOASSERTION', ''],
    ['', ''],
    ['https://${HOST}/x', undefined],
    ['mailto:a@example.com', undefined],
    ['https://', undefined],
    [`https://${'a'.repeat(3_000)}`, undefined],
  ] as const)
    assert.equal(endpointHost(endpoint), host, endpoint.slice(0, 40));
});

test('a package URL gives its ecosystem, a name of an organisation is free of mailboxes', () => {
  assert.equal(packageTypeOf('pkg:npm/%40acme/x@1'), 'npm');
  assert.equal(packageTypeOf('pkg://Maven/a/b@1'), 'maven');
  for (const text of [undefined, 'pkg:', 'npm/x', `pkg:${'a'.repeat(50)}/x`])
    assert.equal(packageTypeOf(text), undefined);
  assert.equal(organisationName(' Acme  Inc. (sales@acme.example) '), 'Acme Inc.');
  for (const text of [undefined, '', 'jane@acme.example', '<jane@acme.example>'])
    assert.equal(organisationName(text), undefined);
});
