import { parentPort, workerData } from 'node:worker_threads';
import { loadSchemeFolder, receiptOf } from '../../packages/io/src/index.ts';
import { readEvidenceBytes } from '../../packages/io/src/read-file.ts';
import { emptyLawRegister, emptyTrustList, judge, loadReference } from '../../packages/judge/src/index.ts';
import { generateDossier } from './generate-dossier.ts';

/** Slice of dossiers that one worker reads and judges. */
export interface WorkerJob {
  readonly from: number;
  readonly to: number;
  readonly files: number;
  readonly schemes: string;
  readonly regions: Uint8Array;
}

export interface WorkerResult {
  readonly dossiers: number;
  readonly findings: number;
  readonly readSeconds: number;
  readonly judgeSeconds: number;
}

const job = workerData as WorkerJob;
const scheme = await loadSchemeFolder(job.schemes, 'qc-souverainete', '2026.1');
const reference = loadReference(job.regions);
const encoder = new TextEncoder();
let [findings, readSeconds, judgeSeconds] = [0, 0, 0];
for (let index = job.from; index < job.to; index += 1) {
  const files = [...generateDossier(index, job.files)].map(
    ([path, text]) => [path, encoder.encode(text)] as const,
  );
  const started = performance.now();
  const outcomes = await Promise.all(files.map(([path, bytes]) => readEvidenceBytes(bytes, path)));
  const readings = [
    ...outcomes.flatMap(({ reading }) => (reading === undefined ? [] : [reading])),
    receiptOf(outcomes),
  ];
  const read = performance.now();
  const report = judge({
    scheme,
    laws: emptyLawRegister,
    reference,
    trust: emptyTrustList,
    readings,
    at: '2026-11-01',
  });
  judgeSeconds += (performance.now() - read) / 1000;
  readSeconds += (read - started) / 1000;
  findings += report.findings.length;
}
parentPort!.postMessage({
  dossiers: job.to - job.from,
  findings,
  readSeconds,
  judgeSeconds,
} satisfies WorkerResult);
