import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { loadOperators } from '@ancrage/judge';
import {
  examineDomain,
  lookupInAnswers,
  lookupInZones,
  nameDependence,
  parseZoneFile,
  readAnswers,
} from '@ancrage/judge/dns';
import type { DnsRole, Lookup, NameDependence, RoleDependence } from '@ancrage/judge/dns';
import { defaultResolverOptions, resolverLookup } from './resolver.ts';
import { hasNameServer, startNameServer, ZONES } from './testing/name-server.ts';
import type { NameServer } from './testing/name-server.ts';

const operators = loadOperators(
  readFileSync(new URL('../../../../reference/operators.yaml', import.meta.url)),
);
const skip = hasNameServer() ? false : 'no knotd on this machine (Debian: apt-get install knot)';

describe('a real name server', { skip }, () => {
  let server: NameServer;
  let lookup: Lookup;
  before(async () => {
    server = await startNameServer();
    lookup = resolverLookup({ ...defaultResolverOptions, servers: [server.address] });
  });
  after(async () => {
    await server.stop();
  });
  const examine = async (domain: string): Promise<NameDependence> =>
    nameDependence(domain, await examineDomain(domain, lookup), operators);

  test('behind a gateway, the mailboxes are found by the other names', async () => {
    const found = await examine('gateway.example');
    assert.deepEqual(names(role(found, 'mail-entry')), ['proofpoint']);
    const mailbox = role(found, 'mailbox');
    assert.equal(mailbox.state, 'shown');
    assert.deepEqual(names(mailbox), ['azure', 'mailchimp']);
    assert.equal(mailbox.operators[0]!.points, 100);
    assert.ok(mailbox.signals.every(({ kind }) => kind !== 'mx'));
    assert.deepEqual(names(role(found, 'mail-sending')), ['azure', 'mailchimp']);
    assert.deepEqual(names(role(found, 'name-servers')), ['azure']);
    assert.deepEqual(names(role(found, 'web')), ['azure']);
    assert.deepEqual(names(role(found, 'certificates')), ['isrg']);
    assert.deepEqual(names(role(found, 'mail-reports')), ['mailchimp']);
    assert.deepEqual(role(found, 'mail-reports').others, ['gateway.example']);
    assert.equal(role(found, 'identity').state, 'shown');
    assert.deepEqual(found.failed, []);
  });

  for (const [tool, ...words] of [['dig'], ['kdig'], ['kdig', '+json']] as const)
    test(`what ${[tool, ...words].join(' ')} wrote tells the same as asking`, async (t) => {
      if (spawnSync(tool, ['-v']).error !== undefined) return t.skip(`${tool} is not installed`);
      const live = await examineDomain('gateway.example', lookup);
      const [host, port] = server.address.split(':') as [string, string];
      const run = promisify(execFile);
      let kept = '';
      for (const { name, type } of live)
        kept += (await run(tool, [...words, `@${host}`, '-p', port, name, type])).stdout;
      const answers = readAnswers(new TextEncoder().encode(kept))!;
      assert.equal(answers.answers.length, live.length);
      assert.equal(answers.skipped, 0);
      assert.deepEqual(await examineDomain('gateway.example', lookupInAnswers([answers], undefined)), live);
    });

  test('of a domain that shows only its own names, nothing is proven', async () => {
    const found = await examine('own.example');
    for (const each of ['mail-entry', 'mailbox', 'web', 'name-servers'] as const) {
      assert.equal(role(found, each).state, 'unproven', each);
      assert.deepEqual(role(found, each).operators, []);
    }
    assert.deepEqual(role(found, 'web').others, ['192.0.2.10', '192.0.2.80']);
    assert.deepEqual(role(found, 'name-servers').others, ['ns1.own.example', 'ns2.own.example']);
    for (const each of ['certificates', 'identity', 'mail-reports'] as const)
      assert.equal(role(found, each).state, 'untold', each);
  });

  test('a tenant that neither MX nor SPF shows is indicated by the name that the platform keeps for it', async () => {
    const mailbox = role(await examine('hidden.example'), 'mailbox');
    assert.equal(mailbox.state, 'indicated');
    assert.deepEqual(
      mailbox.operators.map(({ operator, points }) => [operator.operator, points]),
      [['azure', 30]],
    );
    assert.deepEqual(mailbox.others, ['relay.hidden.example']);
  });

  test('a domain that takes no mail says so', async () => {
    const found = await examine('silent.example');
    assert.equal(role(found, 'mail-entry').state, 'none');
    assert.equal(role(found, 'mailbox').state, 'none');
    assert.equal(role(found, 'web').state, 'untold');
  });

  test('loops of aliases and of policies end', async () => {
    const found = await examine('loop.example');
    assert.deepEqual(names(role(found, 'mailbox')), ['google']);
    assert.equal(role(found, 'mailbox').operators[0]!.points, 100);
    assert.deepEqual(role(found, 'web').others, ['b.loop.example', 'www.loop.example']);
  });

  test('what does not exist anywhere is untold, with no failure', async () => {
    const found = await examine('absent.example');
    assert.deepEqual(found.failed, []);
    assert.ok(found.roles.every(({ state }) => state === 'untold'));
  });

  test('a zone file gives what its server gives', async () => {
    const zone = parseZoneFile(readFileSync(join(ZONES, 'gateway.example.zone')))!;
    const [read, served] = [
      await examineDomain('gateway.example', lookupInZones([zone], lookup)),
      await examineDomain('gateway.example', lookup),
    ];
    assert.deepEqual(read, served);
  });

  test('a server that is not there tells nothing, and that is said', async () => {
    const nobody = resolverLookup({ milliseconds: 200, tries: 1, concurrent: 32, servers: ['127.0.0.1:9'] });
    const found = nameDependence('own.example', await examineDomain('own.example', nobody), operators);
    assert.ok(found.roles.every(({ state }) => state === 'unknown'));
    assert.ok(found.failed.includes('MX own.example'));
  });
});

function role(found: NameDependence, wanted: DnsRole): RoleDependence {
  return found.roles.find((each) => each.role === wanted)!;
}

function names({ operators: named }: RoleDependence): string[] {
  return named.map(({ operator }) => operator.operator);
}
