import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadOperators } from '../reference/operators.ts';
import type { DnsAnswer, RecordType } from './dns-answer.ts';
import { nameDependence } from './name-dependence.ts';
import type { RoleDependence } from './name-dependence.ts';
import type { DnsRole } from './signals.ts';

const operators = loadOperators(
  new TextEncoder().encode(`ancrage: operators/1
as_of: '2026-01-01'
licence: none
operators:
  - { operator: one, name: One, controlled_from: US, hosts: [one.example, one-#.example], mail_gateways: [filter.one.example] }
  - { operator: two, name: Two, controlled_from: FR, hosts: [two.example], mail_gateways: [pass.example] }
`),
);

const answer = (type: RecordType, name: string, ...values: string[]): DnsAnswer => ({
  type,
  name,
  state: values.length > 0 ? 'answered' : 'absent',
  values,
});

function roleOf(role: DnsRole, ...answers: DnsAnswer[]): RoleDependence {
  return nameDependence('v.example', answers, operators).roles.find((each) => each.role === role)!;
}

const pointsOf = ({ operators: named }: RoleDependence): [string, number][] =>
  named.map(({ operator, points }) => [operator.operator, points]);

test('a mail host shows the mailboxes, unless it only passes mail on; the longest domain decides', () => {
  const plain = answer('MX', 'v.example', '10 mx.one.example', '20 mx2.one.example');
  assert.deepEqual(pointsOf(roleOf('mailbox', plain)), [['one', 60]]);
  assert.equal(roleOf('mailbox', plain).state, 'shown');
  const filter = answer('MX', 'v.example', '10 eu.filter.one.example');
  assert.deepEqual(pointsOf(roleOf('mail-entry', filter)), [['one', 100]]);
  assert.deepEqual(pointsOf(roleOf('mailbox', filter)), []);
  assert.equal(roleOf('mailbox', filter).state, 'unproven');
});

test('signals of one kind count once, of several kinds add up, to a hundred', () => {
  const mx = answer('MX', 'v.example', '10 a.pass.example');
  const dkim = answer('CNAME', 'selector1._domainkey.v.example', 'k1.two.example');
  const both = [mx, dkim, answer('CNAME', 'selector2._domainkey.v.example', 'k2.two.example')];
  assert.deepEqual(pointsOf(roleOf('mailbox', ...both)), [['two', 25]]);
  assert.equal(roleOf('mailbox', ...both).state, 'indicated');
  const spf = answer('TXT', 'v.example', 'v=spf1 include:two.example -all');
  assert.deepEqual(pointsOf(roleOf('mailbox', ...both, spf)), [['two', 40]]);
  const discovery = answer('CNAME', 'autodiscover.v.example', 'two.example');
  assert.deepEqual(pointsOf(roleOf('mailbox', ...both, spf, discovery)), [['two', 65]]);
  assert.equal(roleOf('mailbox', ...both, spf, discovery).state, 'shown');
});

test('who may send is not who keeps: a policy alone names nobody for the mailboxes', () => {
  const role = roleOf(
    'mailbox',
    answer('MX', 'v.example', '10 mail.v.example'),
    answer('TXT', 'v.example', 'v=spf1 include:two.example -all'),
  );
  assert.deepEqual(pointsOf(role), [['two', 15]]);
  assert.equal(role.state, 'unproven');
  assert.deepEqual(role.others, ['mail.v.example']);
});

test('numbers in the name of a host are those of the table', () => {
  assert.deepEqual(pointsOf(roleOf('name-servers', answer('NS', 'v.example', 'ns.one-17.example'))), [
    ['one', 100],
  ]);
  assert.deepEqual(pointsOf(roleOf('name-servers', answer('NS', 'v.example', 'ns.one-x.example'))), []);
});

test('a question that failed makes nothing of its role, and is told', () => {
  const failed: DnsAnswer = { name: 'v.example', type: 'MX', state: 'failed', values: [] };
  assert.equal(roleOf('mailbox', failed).state, 'unknown');
  assert.deepEqual(nameDependence('v.example', [failed], operators).failed, ['MX v.example']);
});

test('property: the order of answers is irrelevant; without a host of the table nothing is shown', () => {
  const type = fc.constantFrom<RecordType>('MX', 'NS', 'TXT', 'CNAME', 'CAA', 'A', 'SRV');
  const name = fc.constantFrom('v.example', 'www.v.example', 'autodiscover.v.example', '_dmarc.v.example');
  const host = fc.constantFrom(
    'one.example',
    'a.two.example',
    'v.example',
    'x.pass.example',
    'unknown.example',
    '.',
  );
  const value = host.map((each) => `10 ${each}`);
  const answers = fc.uniqueArray(
    fc
      .record({ type, name, value })
      .map(({ type: kind, name: of, value: says }) => answer(kind, of, kind === 'MX' ? says : says.slice(3))),
    { selector: (each) => `${each.type} ${each.name}` },
  );
  fc.assert(
    fc.property(answers, (list) => {
      const found = nameDependence('v.example', list, operators);
      const again = nameDependence('v.example', [...list].reverse(), operators);
      for (const [at, role] of found.roles.entries()) {
        assert.deepEqual(role.operators, again.roles[at]!.operators);
        assert.equal(role.state, again.roles[at]!.state);
        if (role.state === 'shown' || role.state === 'indicated') assert.ok(role.operators.length > 0);
        assert.ok(role.operators.every(({ points }) => points > 0 && points <= 100));
      }
    }),
  );
});
