// Measures the judge beside its peers, in one run:
//
//   npm run bench -- evaluate
//
// 1. a dossier of 60 files through the command line, start included and start taken off;
// 2. 10,000 generated dossiers read and judged on all cores;
// 3. the rules of the scheme on known values, beside CEL, Cedar, json-rules-engine and, where Go is, OPA.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { loadSchemeFolder } from '../../packages/io/src/index.ts';
import { cedarEngine, celEngine, celJsEngine, jsonRulesEngine, judgeEngine, opaRate } from './engines.ts';
import type { RuleEngine } from './engines.ts';
import { generateDossier } from './generate-dossier.ts';
import type { WorkerJob, WorkerResult } from './judge-worker.ts';
import { benchRules, generateFacts } from './rule-inputs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOSSIERS = 10_000;
const FILES = 8;
const ROUNDS = 5;

console.log(
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`,
);
oneDossier();
await manyDossiers();
await rulesBesidePeers();

function oneDossier(): void {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-bench-'));
  for (const [path, text] of generateDossier(1, 60)) {
    mkdirSync(dirname(join(folder, 'd', path)), { recursive: true });
    writeFileSync(join(folder, 'd', path), text);
  }
  const time = (args: readonly string[]): number => {
    const started = performance.now();
    const { status } = spawnSync(join(ROOT, 'ancrage'), args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
    return performance.now() - started;
  };
  const evaluate = ['evaluate', join(folder, 'd'), '--out', join(folder, 'out')];
  const [starts, runs] = [rounds(() => time(['--version'])), rounds(() => time(evaluate))];
  rmSync(folder, { recursive: true });
  console.log(
    `60 files, whole command: ${runs.toFixed(0)} ms; start alone: ${starts.toFixed(0)} ms; after start: ${(runs - starts).toFixed(0)} ms\n`,
  );
}

async function manyDossiers(): Promise<void> {
  const workers = availableParallelism();
  const regions = readFileSync(join(ROOT, 'reference/regions.json'));
  const started = performance.now();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const results = await Promise.all(
    Array.from({ length: workers }, (_, n) => {
      const slice = (k: number): number => Math.floor((DOSSIERS * k) / workers);
      const job: WorkerJob = {
        from: slice(n),
        to: slice(n + 1),
        files: FILES,
        schemes: join(ROOT, 'schemes'),
        regions,
      };
      return runWorker(job);
    }),
  );
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const sum = (pick: (result: WorkerResult) => number): number =>
    results.reduce((total, result) => total + pick(result), 0);
  const findings = sum((result) => result.findings);
  console.log(
    `${DOSSIERS} dossiers of ${FILES} files on ${workers} cores: ${seconds.toFixed(1)} s, ${(DOSSIERS / seconds).toFixed(0)} dossiers/s,`,
  );
  console.log(
    `  ${(findings / seconds).toFixed(0)} findings/s; reading ${sum((r) => r.readSeconds).toFixed(1)} s, judging ${sum((r) => r.judgeSeconds).toFixed(1)} s of core time; peak ${(peak / 1e6).toFixed(0)} MB\n`,
  );
}

async function runWorker(job: WorkerJob): Promise<WorkerResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('judge-worker.ts', import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function rulesBesidePeers(): Promise<void> {
  const scheme = await loadSchemeFolder(join(ROOT, 'schemes'), 'qc-souverainete', '2026.1');
  const rules = benchRules(scheme);
  console.log(
    `${rules.length} rules of ${scheme.id}@${scheme.version}, known values, one core, evaluations/s (median of ${ROUNDS}):`,
  );
  const facts = generateFacts(rules, scheme, 1000, 42);
  const few = facts.slice(0, 50);
  const engines: [RuleEngine, number][] = [
    [judgeEngine(rules, facts), facts.length],
    [celJsEngine(rules, facts), facts.length],
    [celEngine(rules, facts), facts.length],
    [cedarEngine(rules, few), few.length],
    [jsonRulesEngine(rules, few), few.length],
  ];
  const truth = await engines[0]![0].answer();
  for (const [engine, count] of engines) {
    check(engine.name, await engine.answer(), truth);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      let turns = 0;
      while (performance.now() - started < 1000) {
        await engine.answer();
        turns += 1;
      }
      times.push((turns * count * rules.length * 1000) / (performance.now() - started));
    }
    report(engine.name, times.toSorted((a, b) => a - b)[ROUNDS >> 1]!);
  }
  const opa = opaRate(rules, few);
  if (opa === undefined) console.log('  OPA: not measured, Go or its modules are not here');
  else {
    check('OPA', opa.answers, truth);
    report('OPA Go library, prepared, one run', opa.rate);
  }
}

function check(name: string, answers: Uint8Array, truth: Uint8Array): void {
  const differing = answers.findIndex((answer, index) => answer !== truth[index]);
  if (differing >= 0)
    throw new Error(`${name} answers ${answers[differing]} at ${differing}, the judge ${truth[differing]}`);
}

function report(name: string, rate: number): void {
  console.log(`  ${name.padEnd(42)} ${Math.round(rate).toLocaleString('en-CA').padStart(14)}`);
}

function rounds(once: () => number): number {
  once();
  return Array.from({ length: ROUNDS }, once).toSorted((a, b) => a - b)[ROUNDS >> 1]!;
}
