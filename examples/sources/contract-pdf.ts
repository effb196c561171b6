import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A clause of a contract as `contract.yaml` states it: where it stands, its words, what they amount to. */
export interface Clause {
  readonly clause: string;
  readonly page: number;
  readonly quote: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Prints a page of HTML as PDF with the Chromium of this machine. Its bytes depend on the version of Chromium and of its
 * fonts, so the PDF is kept in the repository and made again only when asked for.
 */
export function printPdf(html: string, title: string): Uint8Array {
  const target = join(tmpdir(), `ancrage-example-${process.pid}.pdf`);
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
  execFileSync('chromium', [...args, `--print-to-pdf=${target}`, pathToFileURL(html).href], {
    stdio: 'ignore',
  });
  const pdf = readFileSync(target);
  rmSync(target);
  return withoutMoment(pdf, title);
}

/** The moment of printing says nothing of the contract: it is written over, at the same length, by the start of 2026. */
function withoutMoment(pdf: Buffer, title: string): Uint8Array {
  const text = pdf.toString('latin1');
  const dated = text.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, '/$1 (D:20260101000000');
  if (dated === text) throw new Error(`${title}: no date of creation in the PDF`);
  return Buffer.from(dated, 'latin1');
}

/** Writes a PDF kept among the sources, or reads the one that is there. */
export function keptPdf(html: string, kept: string, title: string, again: boolean): Uint8Array {
  if (again) writeFileSync(kept, printPdf(html, title));
  return readFileSync(kept);
}
