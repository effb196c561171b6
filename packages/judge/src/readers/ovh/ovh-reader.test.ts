import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, compareText, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { ovhReader } from './ovh-reader.ts';
import {
  database,
  GATHERED,
  instance,
  project,
  PROJECT,
  region,
  s3,
  volume,
} from './testing/project-answers.ts';
import type { Answer } from './testing/project-answers.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return ovhReader.read(bytes, hint);
}
const readAll = (...answers: readonly Answer[]): Reading => read(JSON.stringify(answers));
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = (reading: Reading): string[] => reading.notes.map(({ code }) => code);
const values = (reading: Reading): string[] =>
  reading.facts.map(({ kind, value }) => `${kind} ${canonicalJson(value)}`).sort();
const copies = (...answers: readonly Answer[]): unknown[] =>
  of(readAll(...answers), 'replication').map(({ target, target_region }) => [target, target_region]);

test('answers gathered in one file: each kind by its fields, the project by its own answer', () => {
  const reading = readAll(...GATHERED);
  assert.deepEqual(
    of(reading, 'resource')
      .map(({ type, role, region: where, account }) => `${type} ${role} ${where ?? '–'} ${account ?? '–'}`)
      .sort(compareText),
    [
      'cloud.containerRegistry storage BHS',
      'cloud.database storage BHS',
      'cloud.image backup BHS5',
      'cloud.instance processing BHS5',
      'cloud.kube processing BHS5',
      'cloud.storage.container storage BHS5',
      'cloud.storage.s3 storage BHS',
      'cloud.volume.snapshot backup BHS5',
      'cloud.volume storage BHS5',
      'cloud.workflow.backup other –',
      'okms.resource key BHS',
    ]
      .map((line) => `${line} ${PROJECT}`)
      .sort(compareText),
  );
  assert.deepEqual(
    of(reading, 'replication').map(({ target, target_region }) => [target, target_region]),
    [
      ['archives-tor', 'CA-EAST-TOR'],
      ['GRA', 'GRA'],
      ['GRA', 'GRA'],
    ],
  );
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'ovh', account: PROJECT, resources: 11, opaque: false },
  ]);
  assert.deepEqual(codes(reading), []);
  assert.deepEqual(reading.evidence[0]?.records, { total: 16, used: 16 });
});

test('each answer alone is recognised, and names no project unless it does', () => {
  for (const answer of GATHERED)
    for (const text of [JSON.stringify(answer), JSON.stringify([answer], null, 2)])
      assert.deepEqual(formatsOf(fileOf(text).bytes), ['ovh'], text);
  const alone = readAll(instance());
  assert.equal(of(alone, 'resource')[0]?.account, undefined);
  assert.deepEqual(codes(alone), ['LISTING_PARTIAL']);
  assert.deepEqual(formatsOf(fileOf('["BHS5","GRA11"]').bytes), []);
});

test('encryption: a volume’s type and a container’s algorithm tell it, silence does not', () => {
  const encrypted = (answer: Answer): unknown => of(readAll(answer), 'resource')[0]?.encrypted;
  assert.equal(encrypted(volume()), true);
  assert.equal(encrypted(volume({ type: 'classic' })), undefined);
  assert.equal(encrypted(volume({ type: 'classic', encryption: { encrypted: true } })), true);
  assert.equal(encrypted(s3()), true);
  assert.equal(encrypted(s3({ encryption: { sseAlgorithm: 'plaintext' } })), false);
  assert.equal(encrypted(s3({ encryption: null })), undefined);
});

test('copies: rules that copy, nodes and backups elsewhere', () => {
  const rule = (more: Answer): Answer => s3({ replication: { rules: [more] } });
  assert.deepEqual(copies(rule({ status: 'disabled', destination: { name: 'x', region: 'GRA' } })), []);
  assert.deepEqual(copies(rule({ status: 'enabled', destination: { name: 'x', region: null } })), [
    ['x', undefined],
  ]);
  assert.deepEqual(copies(s3({ replication: null })), []);
  const nodes = [{ region: 'BHS' }, { region: 'GRA' }];
  assert.deepEqual(copies(database({ nodes, backups: { regions: ['BHS'] } })), [['GRA', 'GRA']]);
  assert.deepEqual(copies(database({ nodes: [], backups: null, region: 'BHS' })), []);
});

test('a file that may miss anything inventories no project', () => {
  const whole = (...answers: readonly Answer[]): boolean => of(readAll(...answers), 'inventory').length === 1;
  const regions = [region('BHS5'), region('BHS')];
  assert.ok(whole(project, ...regions, instance(), volume()));
  assert.ok(!whole(...regions, instance(), volume()));
  assert.ok(!whole(project, { ...project, project_id: 'b'.repeat(32) }, ...regions, instance(), volume()));
  assert.ok(!whole(project, instance(), volume()));
  assert.ok(!whole(project, instance({ region: '' }), volume({ region: '' })));
  assert.ok(!whole(project, ...regions, instance()));
  assert.ok(!whole(project, ...regions, instance({ region: 'GRA11' }), volume()));
  assert.ok(!whole(project, ...regions, instance(), volume(), { other: 1 }));
});

/** An answer without some of its fields. */
const without = (answer: Answer, ...fields: readonly string[]): Answer =>
  Object.fromEntries(Object.entries(answer).filter(([field]) => !fields.includes(field)));

test('a list of buckets does not tell where they copy to: it inventories no project', () => {
  const listed = without(s3(), 'encryption', 'objectLock', 'replication', 'tags', 'versioning');
  const answers = (bucket: Answer): Reading =>
    readAll(project, region('BHS5'), region('BHS'), instance(), bucket);
  assert.deepEqual(of(answers(listed), 'inventory'), []);
  assert.deepEqual(codes(answers(listed)), ['LISTING_PARTIAL']);
  assert.equal(of(answers({ ...listed, replication: null }), 'inventory').length, 1);
});

test('shares, cold archives and load balancers of the API', () => {
  const share = { protocol: 'NFS', region: 'GRA11', shareNetworkId: null, size: 150, type: 'standard-1az' };
  const told = (answer: Answer): unknown => {
    const [found] = of(readAll(answer), 'resource');
    return found && [found.type, found.role, found.region ?? '–'].join(' ');
  };
  assert.equal(told({ id: 'sh', ...share }), 'cloud.share storage GRA11');
  assert.equal(
    told({ id: 'sn', shareId: 'sh', shareProtocol: 'NFS', shareSize: 150 }),
    'cloud.share.snapshot backup –',
  );
  const cold = {
    ...without(s3(), 'region', 'replication'),
    automaticDeletionAt: null,
    lockedUntil: null,
  };
  assert.equal(told(cold), 'cloud.storage.coldArchive storage –');
  assert.ok(codes(readAll(cold)).includes('NO_REGION'));
  const balancer = {
    id: 'l',
    operatingStatus: 'online',
    provisioningStatus: 'active',
    vipAddress: '10.0.0.2',
  };
  assert.equal(told({ ...balancer, region: 'BHS5' }), 'cloud.loadbalancer network BHS5');
});

test('fields deep in another document make no answer; a bucket cut after its objects is one', () => {
  const other = { report: [{ engine: 'x', plan: 'y', settings: { networkType: 'z' } }], region: 'BHS' };
  assert.deepEqual(formatsOf(fileOf(JSON.stringify([other])).bytes), []);
  const objects = Array.from({ length: 900 }, (_, index) => ({
    key: `dossier/${index}`,
    etag: 'e'.repeat(80),
  }));
  // The tool of OVHcloud prints fields in the order of their names.
  const bucket = Object.entries({ ...s3(), objects }).sort(([one], [two]) => compareText(one, two));
  const long = JSON.stringify(Object.fromEntries(bucket));
  assert.deepEqual(formatsOf(fileOf(long).bytes), ['ovh']);
});

test('what a newer API adds is told, what one engine of databases has is known', () => {
  const engine = { restApi: false, schemaRegistry: true, aclsEnabled: true };
  assert.ok(!codes(readAll(database(engine))).includes('UNKNOWN_FIELDS'));
  assert.deepEqual(
    readAll(instance({ novelty: 1 })).notes.find(({ code }) => code === 'UNKNOWN_FIELDS')?.params,
    {
      count: 1,
    },
  );
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const planted = GATHERED.map((answer, index) => ({
    ...answer,
    description: secret(index),
    rescuePassword: secret(100 + index),
    sshKey: { publicKey: secret(200 + index) },
    tags: { password: secret(300 + index) },
    endpoints: [{ uri: `postgres://u:${secret(400 + index)}@x` }],
  }));
  assert.ok(!canonicalJson(readAll(...planted)).includes('S3CR3T'));
  const broken = (): Reading => read(`[{"ipAddresses":"${secret(1)}",}]`);
  assert.throws(broken, (error: unknown) => !JSON.stringify(error).includes('S3CR3T'));
});

test('odd shapes are silence or refused with a code', () => {
  const odd = `[null,1,"x",[],[[]],{"ipAddresses":1,"region":{},"planCode":[]},
    {"id":"s","virtualHost":1,"objectsCount":1,"ownerId":1,"replication":{"rules":[1,{"destination":7}]}},
    {"id":"d","engine":1,"networkType":1,"plan":1,"nodes":[1],"backups":{"regions":[{}]},"__proto__":{}}]`;
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 7, used: 2 });
  assert.deepEqual(copies(), []);
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  assert.throws(() => read(''), isBaseError);
});

test('property: order changes nothing; a cut file is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...GATHERED], { minLength: 1 }), fc.nat(), (answers, cut) => {
      const again = GATHERED.filter((answer) => answers.includes(answer));
      assert.deepEqual(values(readAll(...answers)), values(readAll(...again)));
      const text = JSON.stringify(answers);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
