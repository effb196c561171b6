import { readFileSync } from 'node:fs';
import { sha256Hex } from '@ancrage/base';
import { CREDENTIALS_V1, CREDENTIALS_V2, DATA_INTEGRITY_V2 } from './known-resources.ts';

/**
 * JSON-LD contexts that are known, by their address: files of two packages, pinned to the byte. Compared with the files of W3C's
 * repositories on 26 November 2026, they say the same, in another layout.
 */
const files: readonly (readonly [address: string, file: string, sha256: string])[] = [
  [
    CREDENTIALS_V2,
    '@digitalbazaar/credentials-context/contexts/v2.jsonld',
    '8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f',
  ],
  [
    CREDENTIALS_V1,
    '@digitalbazaar/credentials-context/contexts/v1.jsonld',
    '00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8',
  ],
  [
    'https://www.w3.org/ns/credentials/undefined-terms/v2',
    '@digitalbazaar/credentials-context/contexts/undefined-terms-v2.jsonld',
    '82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581',
  ],
  [
    DATA_INTEGRITY_V2,
    '@digitalbazaar/data-integrity-context/contexts/data-integrity-v2.jsonld',
    '0f77743daf5b4e8fc067fc5ba5b21044283053aa717fc6b0219843bed3b00363',
  ],
];

/** The context of W3C's examples gives every term a meaning, and nothing else. */
const EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2';
const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

/** Reads the contexts from the folder of the optional install. @throws Error where a file is not the pinned one. */
export function bundledContexts(modules: URL): ReadonlyMap<string, object> {
  const contexts = new Map<string, object>([[EXAMPLES_V2, examples]]);
  for (const [address, file, digest] of files) {
    const bytes = readFileSync(new URL(file, modules));
    if (sha256Hex(bytes) !== digest) throw new Error(`${file} is not the pinned context`);
    contexts.set(address, JSON.parse(bytes.toString('utf8')) as object);
  }
  return contexts;
}
