// One measurement in a process of its own: `node measure.ts <who> <folder>`. What it found goes to <folder>/<who>.json, what it took
// to the output.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CountryResponse } from 'maxmind';

const [who = '', folder = ''] = process.argv.slice(2);
const logs = join(folder, 'logs');
const out = join(folder, `${who}.json`);

const GOOGLE = `SELECT sum(jsonPayload.bytes_sent::BIGINT)::VARCHAR FROM read_json('${logs}/*', format = 'newline_delimited',
  columns = {jsonPayload: 'STRUCT(bytes_sent VARCHAR, start_time VARCHAR, end_time VARCHAR, reporter VARCHAR, connection STRUCT(src_ip VARCHAR, dest_ip VARCHAR))'})
  WHERE jsonPayload.connection.src_ip LIKE '10.%' AND jsonPayload.connection.dest_ip NOT LIKE '10.%'`;
const ZEEK = `SELECT (sum(orig_ip_bytes) + sum(resp_ip_bytes))::VARCHAR FROM read_json('${logs}/*', format = 'newline_delimited',
  columns = {ts: 'DOUBLE', duration: 'DOUBLE', orig_ip_bytes: 'BIGINT', resp_ip_bytes: 'BIGINT', "id.orig_h": 'VARCHAR', "id.resp_h": 'VARCHAR'})
  WHERE "id.orig_h" LIKE '10.%' AND "id.resp_h" NOT LIKE '10.%'`;
const AZURE = `WITH tuples AS (
    SELECT string_split(unnest(g.flowTuples), ',') AS t FROM (
      SELECT unnest(f.flowGroups) AS g FROM (
        SELECT unnest(r.flowRecords.flows) AS f FROM (
          SELECT unnest(records) AS r FROM read_json('${logs}/*', maximum_object_size = 200000000,
            columns = {records: 'STRUCT(flowRecords STRUCT(flows STRUCT(flowGroups STRUCT(flowTuples VARCHAR[])[])[]))[]'})))))
  SELECT (sum(t[11]::BIGINT) + sum(t[13]::BIGINT))::VARCHAR FROM tuples WHERE t[2] LIKE '10.%' AND t[3] NOT LIKE '10.%'`;

const ways: Record<string, () => Promise<unknown>> = {
  ours,
  duckdb,
  plain,
  google: () => total(GOOGLE),
  zeek: () => total(ZEEK),
  azure: () => total(AZURE),
};

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(
    JSON.stringify({
      processor: (user + system) / 1e6,
      megabytes: process.resourceUsage().maxRSS / 1000,
    }),
  );
});
await ways[who]!();

/** The command, as a user runs it. */
async function ours(): Promise<void> {
  const main = fileURLToPath(new URL('../../packages/app/src/cli/start.ts', import.meta.url));
  process.argv = [
    process.argv[0]!,
    main,
    'flows',
    logs,
    '--planes',
    join(folder, 'planes.yaml'),
    '--data',
    join(folder, 'data'),
    '--at',
    '2026-10-06',
    '--format',
    'json',
    '--out',
    out,
  ];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (() => true) as typeof process.stdout.write;
  await import(main);
  process.exitCode = 0;
  process.stdout.write = write;
}

/** Rows of a query of DuckDB, on as many threads as there are cores. */
async function rowsOf(query: string, ...before: string[]): Promise<readonly (readonly unknown[])[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET preserve_insertion_order = false');
  for (const statement of before) await connection.run(statement);
  return (await connection.runAndReadAll(query)).getRows();
}

/** Aggregated by address, then joined: the fairest of the ways that DuckDB has (a join straight over the text does not end). */
async function duckdb(): Promise<void> {
  const rows = await rowsOf(
    `WITH flows AS (
       SELECT srcaddr, dstaddr, sum(bytes) AS bytes
       FROM read_csv('${logs}/*', delim = ' ', header = true, nullstr = '-', types = {'bytes': 'BIGINT', 'srcaddr': 'VARCHAR', 'dstaddr': 'VARCHAR', 'action': 'VARCHAR'})
       WHERE action = 'ACCEPT' AND srcaddr LIKE '10.%' AND dstaddr NOT LIKE '10.%'
       GROUP BY ALL),
     peers AS (
       SELECT dstaddr, CASE split_part(srcaddr, '.', 3) WHEN '16' THEN 'storage' WHEN '32' THEN 'management' ELSE 'tenants' END AS plane, sum(bytes) AS bytes
       FROM flows GROUP BY ALL),
     numbers AS (
       SELECT split_part(dstaddr, '.', 1)::UBIGINT * 16777216 + split_part(dstaddr, '.', 2)::UBIGINT * 65536 + split_part(dstaddr, '.', 3)::UBIGINT * 256 + split_part(dstaddr, '.', 4)::UBIGINT AS address, plane, bytes
       FROM peers)
     SELECT label, plane, sum(bytes)::VARCHAR AS bytes FROM numbers ASOF JOIN ranges ON numbers.address >= ranges.start GROUP BY ALL`,
    'SET asof_loop_join_threshold = 0',
    `CREATE TABLE ranges AS SELECT * FROM read_parquet('${join(folder, 'ranges.parquet')}')`,
  );
  writeFileSync(
    out,
    JSON.stringify(
      Object.fromEntries(
        rows.map(([label, plane, bytes]) => [`${label as string}|${plane as string}`, bytes]),
      ),
    ),
  );
}

/** What DuckDB reads of records in JSON: their bytes alone, without places, hours or coverage. */
async function total(query: string): Promise<void> {
  const [row] = await rowsOf(query);
  writeFileSync(out, JSON.stringify({ total: row![0] }));
}

/** What one would write in an hour: lines, `split`, a library for the country, a search for the operator. */
async function plain(): Promise<void> {
  const { Reader } = await import('maxmind');
  const countries = new Reader<CountryResponse>(
    readFileSync(
      fileURLToPath(
        import.meta.resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv4.mmdb'),
      ),
    ),
  );
  const rows = readFileSync(join(folder, 'ranges.csv'), 'utf8').trim().split('\n').slice(1);
  const starts = rows.map((row) => Number(row.slice(0, row.indexOf(','))));
  const labels = rows.map((row) => row.slice(row.indexOf(',') + 1));
  const sums = new Map<string, number>();
  let sum = 0;
  for await (const line of createInterface({ input: createReadStream(join(logs, 'flows.log')) })) {
    const fields = line.split(' ');
    const [, , , source = '', destination = ''] = fields;
    if (fields[12] !== 'ACCEPT' || !source.startsWith('10.') || destination.startsWith('10.')) continue;
    const country = countries.get(destination) as { country_code?: string } | null;
    const address = destination.split('.').reduce((all, part) => all * 256 + Number(part), 0);
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= address) low = middle + 1;
      else high = middle;
    }
    const key = `${country?.country_code ?? ''} ${labels[low - 1] ?? ''} ${source.split('.')[2]!}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(fields[9]));
    sum += Number(fields[9]);
  }
  writeFileSync(out, JSON.stringify({ total: sum, groups: sums.size }));
}
