// Seals certificates as PDF and has programs that others wrote judge them.
//
//   node tools/check-pdf.ts
//
// pdfsig (poppler) says whether the seal holds over the whole file, and refuses it when a byte is changed; pdfdetach takes
// the bundle out; veraPDF says whether each file is PDF/A-3a. What is not on the machine is skipped and said.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typesetCertificate } from '../packages/app/src/report/certificate/typeset-certificate.ts';
import { sealPdf } from '../packages/io/src/pdf/index.ts';
import {
  newKey,
  requestTimestamp,
  selfSignedCertificate,
  signCms,
  signerOf,
} from '../packages/keys/src/index.ts';
import { hasOpenssl, localAuthority } from '../packages/keys/src/testing/local-authority.ts';
import { ROOT } from './tree.ts';

const has = (command: string, flag: string): boolean => spawnSync(command, [flag]).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'ancrage-pdf-'));
const counts = { passed: 0, failed: 0, skipped: 0 };

function check(what: string, holds: boolean, said = ''): void {
  counts[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? '✔' : '✗'} ${what}${holds ? '' : `\n${said}`}`);
}

function skip(what: string, why: string): void {
  counts.skipped += 1;
  console.log(`SKIPPED: ${what}: ${why}`);
}

/** A certificate and an attestation of the vectors, sealed; stamped where openssl plays the authority. */
async function makeFiles(): Promise<readonly (readonly [pdf: string, bundle: string])[]> {
  const signer = signerOf(newKey('ES256'));
  const valid = { from: '2026-11-26', to: '2029-11-26' };
  const holder = { name: 'DÉMONSTRATION – essai', id: 'urn:ancrage:issuer:essai', valid };
  const certificates = [await selfSignedCertificate(signer, holder)];
  const authority = hasOpenssl ? await localAuthority(['-newkey', 'rsa:2048']) : undefined;
  const stamp =
    authority === undefined
      ? {}
      : { stamp: (signature: Uint8Array) => requestTimestamp(authority.url, signature) };
  const files: (readonly [string, string])[] = [];
  for (const name of ['0001', '0002']) {
    const bundle = join(ROOT, `vectors/1/${name}.bundle.json`);
    const pages = typesetCertificate(readFileSync(bundle), `${name}.bundle.json`)!;
    const words = { at: '2026-11-26T20:00:00Z', name: holder.name, reason: 'Sceau', field: 'Sceau' };
    const sealed = await sealPdf(pages, {
      ...words,
      sign: (message) => signCms(message, signer, { certificates, ...stamp }),
    });
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, sealed);
    files.push([path, bundle]);
  }
  authority?.close();
  return files;
}

function checkSeals(files: readonly (readonly [pdf: string, bundle: string])[]): void {
  if (!has('pdfsig', '-v')) return skip('seals', 'no pdfsig on this machine');
  for (const [pdf, bundle] of files) {
    const said = spawnSync('pdfsig', [pdf], { encoding: 'utf8' }).stdout;
    const whole = said.includes('Signature is Valid') && said.includes('Total document signed');
    check(`pdfsig: the seal holds over the whole file`, whole && said.includes('ETSI.CAdES.detached'), said);
    const bytes = readFileSync(pdf);
    bytes[bytes.indexOf('/Pages') + 1] = 0x51;
    writeFileSync(`${pdf}.changed.pdf`, bytes);
    const other = spawnSync('pdfsig', [`${pdf}.changed.pdf`], { encoding: 'utf8' }).stdout;
    check('pdfsig: refused after a byte was changed', !other.includes('Signature is Valid'), other);
    const out = join(folder, 'detached');
    spawnSync('pdfdetach', ['-save', '1', '-o', out, pdf]);
    check('pdfdetach: the bundle comes out as it was', readFileSync(out).equals(readFileSync(bundle)));
  }
}

function checkArchive(files: readonly (readonly [pdf: string, bundle: string])[]): void {
  if (!has('mvn', '-v') || !has('javac', '-version'))
    return skip('PDF/A-3a', 'veraPDF needs a Java development kit and Maven');
  cpSync(join(ROOT, 'tools/verapdf'), folder, { recursive: true });
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  const got = run('mvn', '-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib');
  if (got.status !== 0) return skip('PDF/A-3a', 'Maven could not get veraPDF');
  const built = run('javac', '-cp', 'lib/*', 'CheckPdf.java');
  const said = run('java', '-cp', 'lib/*:.', 'CheckPdf', ...files.map(([pdf]) => pdf));
  check('veraPDF: every file is PDF/A-3a', said.status === 0, `${built.stderr}${said.stdout}${said.stderr}`);
  process.stdout.write(said.stdout);
}

try {
  const files = await makeFiles();
  checkSeals(files);
  checkArchive(files);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
