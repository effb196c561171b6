import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Lang } from '@ancrage/base';
import { columnsOf } from '../report/terminal/lines.ts';
import { flowsCommand } from './flows-command.ts';
import type { FlowsOptions } from './flows-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-flows-command-'));
after(() => rmSync(folder, { recursive: true }));

const HEADER =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n';
const line = (from: string, to: string, bytes: number): string =>
  `2 111122223333 eni-0a1b2c3d4e5f60718 ${from} ${to} 1 2 6 3 ${bytes} 1791158400 1791158460 ACCEPT OK\n`;
const PLANES = `ancrage: planes/1
planes:
  - { prefix: 10.0.16.0/20, plane: storage, country: CA, province: QC }
  - { prefix: 198.51.100.0/24, country: CA, province: QC, name: relais }
  - { prefix: 203.0.113.0/24, country: US }
`;

/** Runs the command on lines of AWS; gives its answer and what it wrote. */
const run = (body: string, options: Partial<FlowsOptions> & { readonly lang: Lang }): Promise<Answer> =>
  runOn(`${HEADER}${body}`, options);

type Answer = [code: number, printed: string];

async function runOn(
  content: string,
  options: Partial<FlowsOptions> & { readonly lang: Lang },
): Promise<Answer> {
  const log = join(folder, 'flows.log');
  const planes = join(folder, 'planes.yaml');
  writeFileSync(log, content);
  writeFileSync(planes, PLANES);
  const out = join(folder, 'out');
  const code = await flowsCommand([log], {
    boundary: 'CA',
    planes,
    at: '2026-10-05',
    data: join(folder, 'data'),
    format: 'text',
    out,
    ...options,
  });
  return [code, readFileSync(out, 'utf8')];
}

test('the answer says whether a judged plane went beyond the boundary, and whether that can be told', async () => {
  const out = line('10.0.16.4', '203.0.113.9', 1000);
  for (const lang of ['fr', 'en'] as const) {
    const [code, printed] = await run(out, { lang });
    assert.equal(code, 1);
    assert.match(printed, /203\.0\.113\.9/);
    for (const shown of printed.split('\n')) assert.ok(columnsOf(shown) <= 80, shown);
  }
  assert.equal((await run(line('10.0.16.4', '198.51.100.7', 5), { lang: 'fr' }))[0], 0);
  assert.equal((await run(line('10.0.16.4', '192.0.2.7', 5), { lang: 'fr' }))[0], 3);
  // A network whose plane nobody told could be any.
  assert.equal((await run(line('10.9.0.4', '203.0.113.9', 5), { lang: 'fr' }))[0], 3);
  assert.equal((await run('', { lang: 'fr' }))[0], 2);
});

test('what a file that is damaged or cannot be read may hold is not proven to be within the boundary', async () => {
  const logs = join(folder, 'logs');
  const planes = join(folder, 'planes.yaml');
  mkdirSync(logs, { recursive: true });
  writeFileSync(planes, PLANES);
  const within = line('10.0.16.4', '198.51.100.7', 5);
  const given = { boundary: 'CA', planes, at: '2026-10-05', data: join(folder, 'data'), lang: 'en' } as const;
  const answer = async (): Promise<Answer> => {
    const out = join(folder, 'out');
    const code = await flowsCommand([logs], { ...given, format: 'text', out });
    return [code, readFileSync(out, 'utf8')];
  };
  writeFileSync(join(logs, 'a.log'), `${HEADER}${within}`);
  assert.equal((await answer())[0], 0);
  for (const [name, packed] of [
    ['b.gz', gzipSync(`${HEADER}${within.repeat(3000)}${line('10.0.16.4', '203.0.113.9', 9)}`)],
    ['b.zst', zstdCompressSync(`${HEADER}${within.repeat(3000)}${line('10.0.16.4', '203.0.113.9', 9)}`)],
  ] as const) {
    writeFileSync(join(logs, name), packed.subarray(0, packed.length - 20));
    const [code, printed] = await answer();
    assert.equal(code, 3, name);
    assert.match(printed, /damaged or incomplete/);
    assert.match(printed, /files that were not read to their end/);
    rmSync(join(logs, name));
  }
});

test('the report as JSON, as a page and as a drawing', async () => {
  const body = line('10.0.16.4', '203.0.113.9', 1000) + line('198.51.100.7', '10.0.16.4', 20);
  const [, json] = await run(body, { lang: 'en', format: 'json' });
  const report = JSON.parse(json) as { planes: Record<string, unknown>[]; period: Record<string, unknown> };
  assert.deepEqual(report.planes[0]!['outside'], { bytes: '1000', flows: 1, peers: 1 });
  assert.deepEqual([report.period['hours'], report.period['covered']], [1, 1]);
  const [, page] = await run(body, { lang: 'fr', format: 'html' });
  assert.match(page, /^<!doctype html>/);
  assert.doesNotMatch(page, /<script|https?:\/\/(?!www\.w3\.org)/);
  const [, drawing] = await run(body, { lang: 'fr', format: 'svg' });
  assert.match(drawing, /^<svg [^>]*role="img" aria-label="Octets par heure/);
});

test('hours of sampled packets are told apart and never counted as covered, with the error that samples allow', async () => {
  const sample = (second: number): string =>
    `${1_791_158_400 + second} FLOW,192.0.2.1,1,2,aa,bb,0x0800,0,0,10.0.16.4,198.51.100.7,6,0x00,64,443,50000,0x10,100,86,512\n`;
  const lines = Array.from({ length: 400 }, (_, second) => sample(second)).join('');
  const [code, printed] = await runOn(lines, { lang: 'fr' });
  // Everything seen is within, and yet nothing says what the other packets were.
  assert.equal(code, 3);
  const words = printed.replaceAll(/\s+/g, ' ');
  assert.match(words, /heures couvertes : 0 sur 1/);
  assert.match(words, /1 connues par échantillon seulement/);
  assert.match(words, /un sur 512 au plus/);
  assert.match(words, /± 9,8 % sur le nombre de paquets, 19 fois sur 20/);
  const [, json] = await runOn(lines, { lang: 'en', format: 'json' });
  const report = JSON.parse(json) as { period: { states: Record<string, number> }; sampling: unknown };
  assert.deepEqual([report.period.states['covered'], report.period.states['sampled']], [0, 1]);
  assert.deepEqual(report.sampling, { rate: 512, untold: false, each_flow_is_a_sample: true });
});

test('Google samples at a rate that it does not tell, from the first hour of a flow to its last; what it dropped went nowhere', async () => {
  const record = (disposition: string): string =>
    `${JSON.stringify({
      logName: 'projects/p/logs/compute.googleapis.com%2Fvpc_flows',
      jsonPayload: {
        connection: { src_ip: '10.0.16.4', dest_ip: '198.51.100.7' },
        reporter: 'SRC',
        disposition,
        bytes_sent: '8204',
        start_time: '2026-10-05T00:00:00Z',
        end_time: '2026-10-05T01:00:05Z',
      },
    })}\n`;
  const [code, json] = await runOn(record('ALLOWED') + record('DROPPED'), { lang: 'en', format: 'json' });
  assert.equal(code, 3);
  const report = JSON.parse(json) as Record<string, Record<string, unknown>>;
  assert.deepEqual(report['period']!['states'], {
    covered: 0,
    'no-log': 0,
    skipped: 0,
    bad: 0,
    silent: 0,
    sampled: 2,
  });
  assert.deepEqual(report['sampling'], { rate: null, untold: true, each_flow_is_a_sample: false });
  assert.deepEqual([report['counts']!['accepted'], report['counts']!['rejected']], [1, 1]);
  const [, printed] = await runOn(record('ALLOWED'), { lang: 'en' });
  assert.match(printed.replaceAll(/\s+/g, ' '), /at a rate that the log does not tell/);
});

test('an hour of which a sensor of Zeek missed bytes is not covered', async () => {
  const connection = (missed: number): string =>
    `${JSON.stringify({ ts: 1_791_158_400, 'id.orig_h': '10.0.16.4', 'id.resp_h': '198.51.100.7', orig_ip_bytes: 60, resp_ip_bytes: 0, missed_bytes: missed })}\n`;
  assert.equal((await runOn(connection(0), { lang: 'fr' }))[0], 0);
  const [code, printed] = await runOn(connection(0) + connection(1448), { lang: 'en' });
  assert.equal(code, 3);
  assert.match(printed, /with too many bad records/);
});

test('who is declared comes from a list, a table, a manifest or a bill of materials, and what declares nobody is refused', async () => {
  const declared = join(folder, 'declared');
  const share = async (content: string): Promise<unknown> => {
    writeFileSync(declared, content);
    const [, json] = await run(line('10.0.16.4', '198.51.100.7', 5), {
      lang: 'fr',
      format: 'json',
      declared,
    });
    const { groups } = JSON.parse(json) as { groups: readonly { declared: string | null }[] };
    return groups.map((group) => group.declared);
  };
  const list =
    'ancrage: subprocessors/1\nsubprocessors:\n  - { name: Fjord, country: CA, prefixes: [198.51.100.0/26] }\n';
  assert.deepEqual(await share(list), ['Fjord']);
  assert.deepEqual(await share('Nom;Pays;Préfixes\nFjord;CA;203.0.113.0/28 198.51.100.0/26\n'), ['Fjord']);
  assert.deepEqual(await share('name,country,prefixes\n"Fjord, inc.",US,198.51.100.0/26\n'), [null]);
  await assert.rejects(share('name,country\nFjord,Canada\n'), { code: 'REFERENCE_INVALID' });
  await assert.rejects(share('nothing\n'), { code: 'DECLARED_FORM' });
});

test('an hour in which the platform skipped records is not covered, whatever the others of it say', async () => {
  const within = line('10.0.16.4', '198.51.100.7', 5);
  const skipped = '2 111122223333 eni-0a1b2c3d4e5f60718 - - - - - - - 1791158460 1791158520 - SKIPDATA\n';
  assert.equal((await run(within, { lang: 'fr' }))[0], 0);
  const [code, printed] = await run(within + skipped, { lang: 'en' });
  assert.equal(code, 3);
  assert.match(printed, /hours covered: 0 of 1/);
});

test('files of names and certificates tell who is probably behind the peers; a file that tells none is refused', async () => {
  const body = line('10.0.16.4', '203.0.113.9', 1000) + line('10.0.16.4', '203.0.113.10', 20);
  const ssl = join(folder, 'ssl.log');
  writeFileSync(
    ssl,
    `${JSON.stringify({ ts: 1_791_158_400, uid: 'C1', 'id.orig_h': '10.0.16.4', 'id.resp_h': '203.0.113.9', cipher: 'x', server_name: 'depot.s3.amazonaws.com' })}\n`,
  );
  const answers = join(folder, 'answers.txt');
  writeFileSync(
    answers,
    `; <<>> DiG 9.18 <<>> a.example A
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1
;; QUESTION SECTION:
;a.example.	IN	A

;; ANSWER SECTION:
a.example.	300	IN	A	203.0.113.9
`,
  );
  const [code, json] = await run(body, { lang: 'en', format: 'json', names: [ssl, answers] });
  assert.equal(code, 1, 'a name changes no verdict');
  const { names } = JSON.parse(json) as { names: Record<string, unknown> };
  assert.deepEqual(names['peers'], [
    {
      address: '203.0.113.9',
      names: [
        { name: 'a.example', bases: ['dns-record'] },
        { name: 'depot.s3.amazonaws.com', bases: ['tls-asked'] },
      ],
      names_total: 2,
      named: [{ name: 'Amazon Web Services, Inc.', parent: 'Amazon.com, Inc.', controlled_from: 'US' }],
      organization: null,
      issuer: null,
    },
  ]);
  assert.equal(names['unnamed'], 1);
  for (const lang of ['fr', 'en'] as const) {
    const [, printed] = await run(body, { lang, names: [ssl, answers] });
    assert.match(printed, /depot\.s3\.amazonaws\.com/);
    for (const shown of printed.split('\n')) assert.ok(columnsOf(shown) <= 80, shown);
  }
  assert.match(
    (await run(body, { lang: 'fr', format: 'html', names: [ssl] }))[1],
    /depot\.s3\.amazonaws\.com/,
  );
  const other = join(folder, 'other.txt');
  writeFileSync(other, 'nothing\n');
  await assert.rejects(run(body, { lang: 'fr', names: [other] }), { code: 'NAMES_FORM' });
  // Evidence of another kind is read in the child that may be stopped, and refused.
  writeFileSync(other, JSON.stringify({ version: 4, terraform_version: '1.9.0', serial: 1, resources: [] }));
  await assert.rejects(run(body, { lang: 'fr', names: [other] }), { code: 'NAMES_FORM' });
});
