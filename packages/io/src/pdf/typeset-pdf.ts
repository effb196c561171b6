import { resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { IoError } from '../io-error.ts';

/** A document to be set. */
export interface PdfSource {
  /** In the language of typst; reads `sys.inputs.data`, and `files` by absolute path. */
  readonly template: string;
  /** What people wrote comes in here and nowhere else: it is never part of the source. */
  readonly data: unknown;
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** Moment that the file states as that of its making, seconds since 1970: no clock is read. */
  readonly created: number;
}

/** A folder that need not be there: what a template may read is mapped into it. */
const WORKSPACE = resolve('/ancrage-typesetting');

export interface SetPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * Sets a document as tagged PDF/A-3a, with the fonts that typst carries. The same source gives the same bytes. Nothing is
 * fetched: a template that asks for a package or a file that was not given is refused.
 *
 * @throws IoError PDF_TYPESET with what typst says, of a sign too that its fonts do not have.
 */
export function typesetPdf({ template, data, files = {}, created }: PdfSource): SetPdf {
  const compiler = NodeCompiler.create({ workspace: WORKSPACE });
  for (const [path, bytes] of Object.entries(files))
    compiler.mapShadow(`${WORKSPACE}${path}`, Buffer.from(bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
    const document = compiled.result;
    if (document === null || compiled.hasError())
      throw new IoError('PDF_TYPESET', { why: whyOf(compiler, compiled) });
    const bytes = compiler.pdf(document, { pdfStandard: 'a-3a', pdfTags: true, creationTimestamp: created });
    return { bytes: Uint8Array.from(bytes), pages: document.numOfPages };
  } catch (error) {
    if (error instanceof IoError) throw error;
    throw new IoError('PDF_TYPESET', { why: firstMessage(error) }, error);
  }
}

function whyOf(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeDiagnostics();
  return error === null ? '' : JSON.stringify(compiler.fetchDiagnostics(error));
}

/** What typst says first, without the dump of its diagnostics around it. */
function firstMessage(error: unknown): string {
  const told = error instanceof Error ? error.message : String(error);
  const quoted = /message: ("(?:[^"\\]|\\.)*")/.exec(told)?.[1];
  return quoted === undefined ? told : quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1').replaceAll('\\"', '"');
}
