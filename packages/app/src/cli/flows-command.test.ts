import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
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

/** Runs the command on a log; gives its answer and what it wrote. */
async function run(
  body: string,
  options: Partial<FlowsOptions> & { readonly lang: Lang },
): Promise<[code: number, printed: string]> {
  const log = join(folder, 'flows.log');
  const planes = join(folder, 'planes.yaml');
  writeFileSync(log, `${HEADER}${body}`);
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
