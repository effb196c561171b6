// Measures the verifier on one core, beside the library that one would otherwise take for the same document:
//
//   npm run bench -- verify
//
// 1. the credential's signature alone: ES256 over the JWS, its header read strictly, beside @digitalbazaar/vc with
//    eddsa-rdfc-2022 on the same claims (contexts and keys from memory);
// 2. a whole bundle against its policy, every step; then with every signature seen before, and with none computed, which bounds
//    what any remembering can give; and the signatures alone, which bounds the rest. Rates are per second of processor, median of five.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { contexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {
  isCredentialHeader,
  keyPart,
  openCompact,
  openCredential,
  openIssuer,
  readBundle,
  rememberingVerifier,
  type SignatureCheck,
  verifySignature,
} from '../../packages/proof/src/index.ts';
import { readPolicy, verifyBundle } from '../../packages/verify/src/index.ts';

const ROUNDS = 5;
const ROUND_MS = 1000;
const VECTOR = fileURLToPath(new URL('../../vectors/1/', import.meta.url));
const bytes = readFileSync(`${VECTOR}0002.bundle.json`);
const policy = readPolicy(readFileSync(`${VECTOR}policy.json`));
const [, { at }] = JSON.parse(readFileSync(`${VECTOR}expected.json`, 'utf8')) as [unknown, { at: string }];
const bundle = readBundle(bytes);
const { document } = openIssuer(bundle.issuer.at(-1)!);

/** Runs of a function for each second of processor: the median of the rounds. */
async function rate(run: () => unknown): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    const end = performance.now() + ROUND_MS;
    let runs = 0;
    while (performance.now() < end) {
      for (let i = 0; i < 10; i++) await run();
      runs += 10;
    }
    const { user, system } = process.cpuUsage(before);
    // The first is for warming up.
    if (round > 0) rates.push(runs / ((user + system) / 1e6));
  }
  return Math.round(rates.toSorted((a, b) => a - b)[ROUNDS >> 1]!);
}

function signatureAlone(): boolean {
  const jws = openCompact(bundle.credential);
  const listed = document.keys.find(({ key }) => key.id === jws.header.kid)!;
  return (
    isCredentialHeader(jws) &&
    verifySignature({ ...keyPart(listed.key), message: jws.input, signature: jws.signature })
  );
}

const MULTIKEY = 'https://w3id.org/security/multikey/v1';
/** Enough of that context for a key and its controller. */
const multikeyContext = {
  '@context': {
    '@vocab': 'https://w3id.org/security#',
    id: '@id',
    type: '@type',
    controller: { '@id': 'https://w3id.org/security#controller', '@type': '@id' },
    assertionMethod: {
      '@id': 'https://w3id.org/security#assertionMethod',
      '@type': '@id',
      '@container': '@set',
    },
  },
};

async function peer(): Promise<() => Promise<void>> {
  const controller = 'did:example:issuer';
  const key = await Ed25519Multikey.generate({ id: `${controller}#key-1`, controller });
  const method = await key.export({ publicKey: true, includeContext: true });
  // Within a controller's document the key goes without a context of its own.
  const { '@context': _context, ...unframed } = method;
  const known = new Map<string, unknown>([
    ...contexts,
    [MULTIKEY, multikeyContext],
    [method.id, method],
    [controller, { '@context': MULTIKEY, id: controller, assertionMethod: [unframed] }],
  ]);
  const documentLoader = async (url: string): Promise<unknown> => {
    if (!known.has(url)) throw new Error(`not in memory: ${url}`);
    return { contextUrl: null, documentUrl: url, document: known.get(url) };
  };
  const plain = structuredClone(openCredential(bundle.credential).credential) as unknown as {
    issuer: { id: string };
  };
  plain.issuer.id = controller;
  const signing = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
  const signed = await vc.issue({ credential: plain, suite: signing, documentLoader });
  return async () => {
    const suite = new DataIntegrityProof({ cryptosuite });
    const checkStatus = async (): Promise<unknown> => ({ verified: true });
    const result = await vc.verifyCredential({
      credential: signed,
      suite,
      documentLoader,
      checkStatus,
      now: new Date(at),
    });
    if (!result.verified) throw result.error;
  };
}

console.log(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`);
console.log(
  `bundle ${bytes.length} bytes, credential ${openCompact(bundle.credential).payload.length} bytes\n`,
);
if (!signatureAlone()) throw new Error('the signature does not hold');
const ours = await rate(signatureAlone);
const opened = await rate(() => openCredential(bundle.credential));
const verifyPeer = await peer();
await verifyPeer();
const theirs = await rate(verifyPeer);
const whole = await rate(() => {
  const { verdict } = verifyBundle(bytes, { policy, at, verify: verifySignature });
  if (verdict !== 'valid') throw new Error(verdict);
});
console.log(
  `signature alone: ${ours}/s; @digitalbazaar/vc, eddsa-rdfc-2022: ${theirs}/s; ${(ours / theirs).toFixed(1)} times`,
);
console.log(`credential read strictly, without signature: ${opened}/s`);
const remembering = rememberingVerifier(verifySignature);
const again = await rate(() => {
  const { verdict } = verifyBundle(bytes, { policy, at, verify: remembering });
  if (verdict !== 'valid') throw new Error(verdict);
});
const checks: SignatureCheck[] = [];
verifyBundle(bytes, { policy, at, verify: (check) => checks.push(check) > 0 && verifySignature(check) });
const floor = await rate(() => checks.every(verifySignature));
const unsigned = await rate(() => verifyBundle(bytes, { policy, at, verify: () => true }));
console.log(
  `whole bundle: ${whole}/s; its signatures known from before: ${again}/s; without signatures: ${unsigned}/s; the ${checks.length} signatures alone: ${floor}/s`,
);
