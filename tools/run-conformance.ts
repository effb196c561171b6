// Runs a test suite of W3C, which the user has cloned and installed, against our vc-api, and writes what came of it, dated, under
// docs/conformance.
//
//   tools/conformance <folder of the suite>
//
// Known are vc-data-model-2.0-test-suite and vc-di-eddsa-test-suite. They count any error as a right refusal, so that a server which is
// not there passes some of their cases: the suite is first run without one, and what passes then is marked. Before and after the run
// the server must secure a credential, verify it, and refuse it changed. A case that fails must be named in docs/divergences.md.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { newKey, selfSignedCertificate, signerOf } from '../packages/keys/src/index.ts';
import { casesOf, type RunSummary, type SuiteCase, summaryOf } from './suite-case.ts';
import { readText, ROOT } from './tree.ts';

const IMPLEMENTATION = 'Ancrage';
const MARK = '// Written by Ancrage for one run, and taken away after it.';

/** Of each suite: which of our issuers drives it, under which tags, and how many cases it has. */
const suites = {
  'vc-data-model-2.0-test-suite': {
    result: 'vc-data-model-2.0.md',
    cases: 65,
    issuers: [
      ['eddsa-rdfc-2022', ['vc2.0']],
      ['vc-jwt', ['EnvelopingProof']],
    ],
  },
  'vc-di-eddsa-test-suite': {
    result: 'vc-di-eddsa.md',
    cases: 57,
    issuers: [
      ['eddsa-rdfc-2022', ['eddsa-rdfc-2022']],
      ['eddsa-jcs-2022', ['eddsa-jcs-2022']],
    ],
  },
} as const;
type SuiteName = keyof typeof suites;

interface Suite {
  readonly folder: string;
  readonly name: SuiteName;
}

async function main(argument: string | undefined): Promise<number> {
  const suite = openSuite(argument);
  const api = await startApi();
  const front = await frontEnd(api.url);
  const config = join(suite.folder, 'localConfig.cjs');
  try {
    writeConfig(config, suite.name, api.issuers, portOf(front));
    await checkAlive(api);
    const cases = await runMocha(suite);
    await checkAlive(api);
    writeConfig(config, suite.name, api.issuers, await freePort());
    const absent = await runMocha(suite);
    return conclude(suite, cases, summaryOf(cases, absent));
  } finally {
    rmSync(config, { force: true });
    front.closeAllConnections();
    front.close();
    api.child.kill();
  }
}

function openSuite(argument: string | undefined): Suite {
  if (argument === undefined) throw new Error('tools/conformance <folder of the suite>');
  const folder = resolve(argument);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Error(`${folder}: no package.json: clone the suite there`);
  const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
  if (!Object.hasOwn(suites, name)) throw new Error(`${name}: known are ${Object.keys(suites).join(', ')}`);
  if (!existsSync(join(folder, 'node_modules', 'mocha')))
    throw new Error(`${folder}: install what the suite needs first (npm install there)`);
  const config = join(folder, 'localConfig.cjs');
  if (existsSync(config) && !readFileSync(config, 'utf8').startsWith(MARK))
    throw new Error(`${config} is not ours: put it aside first`);
  return { folder, name: name as SuiteName };
}

interface Api {
  readonly child: ChildProcess;
  readonly url: string;
  /** DID by way to secure. */
  readonly issuers: ReadonlyMap<string, string>;
}

/** The command itself, as a user starts it. */
async function startApi(): Promise<Api> {
  const child = spawn(process.execPath, ['packages/app/src/cli/start.ts', 'vc-api', '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const issuers = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, did, url, securing] =
      /^issuer (\S+) (http:\S+\/)([a-z0-9-]+)\/credentials\/issue$/.exec(line) ?? [];
    if (did === undefined || url === undefined || securing === undefined) continue;
    issuers.set(securing, did);
    if (issuers.size === 3) return { child, url, issuers };
  }
  throw new Error('vc-api did not start');
}

/** The suites speak TLS and believe any certificate: this front end makes one, and passes everything on. */
async function frontEnd(url: string): Promise<Server> {
  const key = newKey('ES256');
  const der = await selfSignedCertificate(signerOf(key), {
    name: 'conformance',
    id: 'https://127.0.0.1/',
    valid: { from: '2026-01-01', to: '2046-01-01' },
  });
  const cert = `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
  const server = createServer({ key: key.export({ format: 'pem', type: 'pkcs8' }), cert }, (from, to) => {
    const { method, headers } = from;
    const onward = httpRequest(
      new URL(from.url ?? '/', url),
      { method: method ?? 'GET', headers },
      (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      },
    );
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A port where nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const port = portOf(server);
  await new Promise((closed) => {
    server.close(closed);
  });
  return port;
}

function writeConfig(
  path: string,
  name: SuiteName,
  issuers: ReadonlyMap<string, string>,
  port: number,
): void {
  const base = `https://127.0.0.1:${port}`;
  // Each tag has verifiers of its own: a suite keeps in one what it asked of it.
  const endpoints = (action: string): object[] =>
    suites[name].issuers.map(([securing, tags]) => ({
      id: issuers.get(securing),
      endpoint: `${base}/${securing}/${action}`,
      options: {},
      supports: { vc: ['1.1', '2.0'] },
      tags,
    }));
  const implementation = {
    name: IMPLEMENTATION,
    implementation: IMPLEMENTATION,
    issuers: endpoints('credentials/issue'),
    verifiers: endpoints('credentials/verify'),
    vpVerifiers: endpoints('presentations/verify'),
  };
  const settings = { enableInteropTests: false, testAllImplementations: false };
  writeFileSync(
    path,
    `${MARK}\nmodule.exports = ${JSON.stringify({ settings, implementations: [implementation] }, null, 2)};\n`,
  );
}

/** Secured, verified, and refused once changed: by each way to secure. @throws Error where it is not so. */
async function checkAlive({ url, issuers }: Api): Promise<void> {
  for (const [securing, issuer] of issuers) {
    const credential = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer,
      credentialSubject: { id: 'did:example:alive' },
    };
    const made = await post(`${url}${securing}/credentials/issue`, { credential });
    const changed = JSON.parse(
      securing === 'vc-jwt'
        ? made.text.replace(/\.([A-Za-z0-9_-]{10})/, '.AAAAAAAAAA')
        : made.text.replace('did:example:alive', 'did:example:other'),
    ) as object;
    const [same, other] = [
      await post(`${url}credentials/verify`, JSON.parse(made.text) as object),
      await post(`${url}credentials/verify`, changed),
    ];
    if (made.status !== 201 || same.status !== 200 || other.status !== 400)
      throw new Error(`vc-api does not do its work with ${securing}: ${made.text}`);
  }
}

async function post(url: string, body: object): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** Runs the suite beside this process, which passes on what it asks. */
async function runMocha({ folder, name }: Suite): Promise<SuiteCase[]> {
  const report = join(folder, 'ancrage-report.json');
  rmSync(report, { force: true });
  const child = spawn(
    process.execPath,
    [
      'node_modules/mocha/bin/mocha.js',
      'tests/',
      '--no-config',
      '--no-package',
      '--preserve-symlinks',
      '--reporter=json',
      `--reporter-option=output=${report}`,
      '--timeout=30000',
      '--exit',
    ],
    {
      cwd: folder,
      stdio: 'ignore',
      timeout: 600_000,
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${new URL('clone-addresses.ts', import.meta.url).href}`,
      },
    },
  );
  await once(child, 'exit');
  if (!existsSync(report)) throw new Error(`${name}: the suite wrote no report; run mocha there to see why`);
  const cases = casesOf(readFileSync(report, 'utf8'), IMPLEMENTATION);
  rmSync(report);
  return cases;
}

/** Writes the result. 0 where every case passes or is explained, 1 where one is not. */
function conclude(suite: Suite, cases: readonly SuiteCase[], summary: RunSummary): number {
  const { cases: expected, result } = suites[suite.name];
  const { passed, failed } = summary;
  const divergences = readText('docs/divergences.md');
  const unexplained = failed.filter(({ name }) => !divergences.includes(`**${name}**`));
  mkdirSync(join(ROOT, 'docs', 'conformance'), { recursive: true });
  writeFileSync(join(ROOT, 'docs', 'conformance', result), resultPage(suite, cases, summary));
  for (const { name, title, why } of failed) console.log(`✗ ${name}: ${title}\n  ${why}`);
  console.log(`${passed.length} of ${cases.length} pass; ${summary.idle.size} of those would with no server`);
  if (cases.length !== expected) console.log(`✗ ${expected} cases were expected: the suite has changed`);
  for (const { name } of unexplained) console.log(`✗ ${name} is not explained in docs/divergences.md`);
  return cases.length === expected && unexplained.length === 0 ? 0 : 1;
}

function resultPage(
  { folder, name }: Suite,
  cases: readonly SuiteCase[],
  { passed, failed, idle }: RunSummary,
): string {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout.trim();
  const date = new Date().toISOString().slice(0, 10);
  const sections = Map.groupBy(cases, (one) => one.name.replace(/ \d+$/, ''));
  const rows = [...sections].map(([section, members]) => {
    const marks = members.map((one) => (one.passed ? (idle.has(one.name) ? '○' : '✓') : '✗'));
    return `| ${section} | ${members.length} | ${marks.join(' ')} |`;
  });
  return `# ${name}

${date}, suite at commit ${commit || 'unknown'}, Node ${process.versions.node}: **${passed.length} of ${cases.length} cases pass**.
Written by \`tools/conformance <folder of the suite>\`; do not edit. How to run it: [the guide](../guide-en/vc-api.md).

${failed.length === 0 ? 'None fails.' : `Failing, each explained in [divergences](../divergences.md): ${failed.map((one) => one.name).join(', ')}.`}

The suite takes any error for a right refusal, so that ${idle.size} of the cases also pass where there is no server at all: they are
marked ○ and show nothing by themselves. Before and after the run the server secured a credential in each of its ways, verified it,
and refused it changed. Cases are in the order of the suite.

| section | cases | ✓ passes, ○ passes without a server too, ✗ fails |
| --- | --- | --- |
${rows.join('\n')}
`;
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
