// Runs in a thread of its own, under limits of time and memory that json-ld.ts sets: what a hostile context costs is not known before.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { bundledContexts } from './bundled-contexts.ts';

/** What is used of `jsonld`, which the default install does not have. */
interface JsonLd {
  canonize(document: object, options: object): Promise<string>;
}

const folder = new URL('../../../vc-api/', import.meta.url);
const LIBRARY = 'jsonld';
const contexts = bundledContexts(new URL('node_modules/', folder));
const jsonld = createRequire(new URL('package.json', folder))(LIBRARY) as JsonLd;

/** No address is ever asked: what is not bundled is refused. */
async function documentLoader(url: string): Promise<object> {
  const document = contexts.get(url);
  if (document === undefined) throw Object.assign(new Error(url), { unknown: url });
  return { contextUrl: null, documentUrl: url, document };
}

const options = {
  algorithm: 'RDFC-1.0',
  format: 'application/n-quads',
  // Relative addresses have nothing to stand on, and what would be dropped is an error.
  base: null,
  safe: true,
  rdfDirection: 'i18n-datatype',
  documentLoader,
  canonizeOptions: { maxWorkFactor: 1 },
};

/** An answer: canonical N-Quads of each document, or why there are none. */
export type JsonLdAnswer =
  | { readonly quads: readonly string[] }
  | { readonly unknown: string }
  | { readonly wrong: string };

// Loading takes long on a busy machine, and is nobody's request.
parentPort?.postMessage('ready', []);
parentPort?.on('message', (documents: readonly object[]) => {
  void answer(documents).then((result) => parentPort?.postMessage(result, []));
});

async function answer(documents: readonly object[]): Promise<JsonLdAnswer> {
  try {
    const quads: string[] = [];
    for (const document of documents) quads.push(await jsonld.canonize(document, options));
    return { quads };
  } catch (error) {
    const unknown = unknownContext(error);
    return unknown === undefined ? { wrong: wordsOf(error) } : { unknown };
  }
}

/** The library wraps what the loader throws in an error of its own. */
function unknownContext(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    const { unknown, details, cause } = at as Error & {
      readonly unknown?: string;
      readonly details?: { readonly cause?: unknown };
    };
    if (unknown !== undefined) return unknown;
    at = details?.cause ?? cause;
  }
  return undefined;
}

/** The code that the library gives, where it gives one, rather than its sentence. */
function wordsOf(error: unknown): string {
  const { details, message } = error as {
    readonly details?: { readonly code?: string; readonly event?: { readonly code?: string } };
    readonly message?: string;
  };
  return (details?.event?.code ?? details?.code ?? message ?? '').slice(0, 200);
}
