import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { flowLogOf } from './flow-format.ts';
import { directions } from './flow-space.ts';
import { partText } from './testing/part-text.ts';
import { plainSink } from './testing/plain-sink.ts';

/** What is used of DuckDB, which the benchmarks install for themselves. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<Connection> }>;
  };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown[][] }>;
}

const BENCH = new URL('../../../../bench/flows/', import.meta.url);

async function duckDb(): Promise<DuckDb | undefined> {
  if (!existsSync(new URL('node_modules/@duckdb/node-api/', BENCH))) return undefined;
  const path = createRequire(new URL('package.json', BENCH)).resolve('@duckdb/node-api');
  return (await import(pathToFileURL(path).href)) as DuckDb;
}

const FIELDS =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';

const octet = fc.integer({ min: 1, max: 6 });
const own = fc.oneof(
  fc.tuple(octet, octet).map(([a, b]) => ({ v6: false, text: `10.0.${a}.${b}` })),
  octet.map((a) => ({ v6: true, text: `fd00::${a}` })),
);
const peer = fc.oneof(
  fc.tuple(octet, octet).map(([a, b]) => ({ v6: false, text: `198.51.${a}.${b}` })),
  octet.map((a) => ({ v6: true, text: `2001:db8::${a}` })),
);
const any = fc.oneof(own, peer);
/** Both ends of one version, as every record has them. */
const ends = fc.tuple(any, any).filter(([a, b]) => a.v6 === b.v6);
const bytes = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }).map(String),
  fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }).map(String),
);
const record = fc
  .tuple(
    ends,
    bytes,
    fc.integer({ min: 0, max: 500_000 }),
    fc.constantFrom('ACCEPT OK', 'ACCEPT OK', 'ACCEPT OK', 'REJECT OK', '- NODATA', '- SKIPDATA'),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([[from, to], size, after, state, face]) => {
    const start = 1_791_158_400 + after;
    const told = state.startsWith('-') ? '- - - - - - -' : `${from.text} ${to.text} 443 50000 6 3 ${size}`;
    return `2 111122223333 eni-${face} ${told} ${start} ${start + 59} ${state}`;
  });

function ours(content: Uint8Array): Record<string, unknown> {
  const log = flowLogOf(content)!;
  const sink = plainSink();
  const scanner = log.open(sink);
  scanner.push(content.subarray(log.firstRecord ?? 0));
  scanner.end();
  const { rows, counts, oddities } = partText(sink.part());
  assert.deepEqual(oddities, []);
  const { rejected, noData, skipped } = counts as Record<string, number>;
  return {
    rows: (rows as string[])
      .map((row) => {
        const [address, tag, ...sums] = row.split(' ');
        return [address, directions[Number(tag) & 7], ...sums].join(' ');
      })
      .sort(),
    states: [rejected, noData, skipped],
  };
}

const QUERY = `
  WITH log AS (SELECT *, starts_with(srcaddr, '10.') OR starts_with(srcaddr, 'fd') AS a,
      starts_with(dstaddr, '10.') OR starts_with(dstaddr, 'fd') AS b FROM records)
  SELECT concat_ws(' ', CASE WHEN b AND NOT a THEN srcaddr ELSE dstaddr END,
      CASE WHEN a AND b THEN 'within' WHEN a THEN 'out' WHEN b THEN 'in' ELSE 'through' END,
      sum(bytes::HUGEINT)::VARCHAR, count(*)::VARCHAR) AS row
  FROM log WHERE action = 'ACCEPT' AND "log-status" = 'OK'
  GROUP BY CASE WHEN b AND NOT a THEN srcaddr ELSE dstaddr END, a, b`;

/** Names with `_`, numbers as numbers, and nothing where a text log has `-`. */
const AS_AWS_WRITES_IT = `SELECT version::INTEGER AS version, "account-id" AS account_id, "interface-id" AS interface_id,
  ${['srcaddr', 'dstaddr'].map((name) => `nullif(${name}, '-') AS ${name}`).join(', ')},
  ${['srcport', 'dstport', 'protocol', 'packets', 'bytes'].map((name) => `nullif(${name}, '-')::BIGINT AS ${name}`).join(', ')},
  start::BIGINT AS start, "end"::BIGINT AS "end", nullif(action, '-') AS action, "log-status" AS log_status FROM records`;

async function theirs(connection: Connection): Promise<Record<string, unknown>> {
  const rows = (await connection.runAndReadAll(QUERY)).getRowsJson().map(([row]) => String(row));
  const [states] = (
    await connection.runAndReadAll(`SELECT count(*) FILTER (action = 'REJECT')::INTEGER,
      count(*) FILTER ("log-status" = 'NODATA')::INTEGER, count(*) FILTER ("log-status" = 'SKIPDATA')::INTEGER FROM records`)
  ).getRowsJson();
  return { rows: rows.sort(), states: states!.map(Number) };
}

test('random logs give the sums that DuckDB gives, to the byte', async (t) => {
  const duck = await duckDb();
  if (duck === undefined) {
    t.skip('DuckDB is not installed: npm ci in bench/flows');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-duckdb-'));
  try {
    const connection = await (await duck.DuckDBInstance.create(':memory:')).connect();
    const path = join(folder, 'flow.log');
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 60 }), async (records) => {
        const text = `${[FIELDS, ...records].join('\n')}\n`;
        writeFileSync(path, text);
        await connection.run(
          `CREATE OR REPLACE TABLE records AS FROM read_csv('${path}', delim = ' ', header = true, all_varchar = true, auto_detect = false, columns = {${FIELDS.split(
            ' ',
          )
            .map((name) => `'${name}': 'VARCHAR'`)
            .join(', ')}})`,
        );
        const sums = await theirs(connection);
        assert.deepEqual(ours(Buffer.from(text)), sums);
        await connection.run(`COPY (${AS_AWS_WRITES_IT}) TO '${path}.parquet' (FORMAT parquet)`);
        assert.deepEqual(ours(readFileSync(`${path}.parquet`)), sums);
      }),
      { numRuns: 120 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
