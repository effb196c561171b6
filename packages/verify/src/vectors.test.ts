import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@ancrage/base';
import { verifySignature } from '@ancrage/proof';
import fc from 'fast-check';
import { type Policy, readPolicy } from './policy.ts';
import { verifyBundle } from './verify-bundle.ts';
import type { StepCode, StepName, VerifyReport } from './verify-report.ts';

const VECTORS = fileURLToPath(new URL('../../../vectors/', import.meta.url));

interface Expected {
  readonly bundle: string;
  readonly at: string;
  readonly verdict: string;
  readonly service: string;
}

const forms = readdirSync(VECTORS).filter((name) => existsSync(join(VECTORS, name, 'expected.json')));
const expectedOf = (form: string): readonly Expected[] =>
  JSON.parse(readFileSync(join(VECTORS, form, 'expected.json'), 'utf8')) as Expected[];
const bytesOf = (form: string, name: string): Uint8Array => readFileSync(join(VECTORS, form, name));
const policyOf = (form: string): Policy => readPolicy(bytesOf(form, 'policy.json'));
const parsed = (form: string, bundle: string): Json =>
  JSON.parse(Buffer.from(bytesOf(form, bundle)).toString()) as Json;
const check = (bytes: Uint8Array, at: string, policy?: Policy): VerifyReport =>
  verifyBundle(bytes, { at, policy, verify: verifySignature });

test('every bundle ever issued verifies with the policy beside it, and nothing is recognised without', () => {
  assert.ok(forms.length > 0);
  for (const form of forms) {
    const listed = expectedOf(form).map(({ bundle }) => bundle);
    const files = readdirSync(join(VECTORS, form)).filter((name) => name.includes('bundle'));
    assert.deepEqual(files.toSorted(), listed.toSorted());
    for (const { bundle, at, verdict } of expectedOf(form)) {
      const report = check(bytesOf(form, bundle), at, policyOf(form));
      assert.equal(report.verdict, verdict, JSON.stringify(report.steps));
      const alone = check(bytesOf(form, bundle), at).verdict;
      assert.equal(alone, verdict === 'valid' ? 'issuer-unknown' : verdict);
    }
  }
});

test('a bit flipped anywhere is refused: a thousand places of each', () => {
  for (const form of forms) {
    const policy = policyOf(form);
    for (const { bundle, at } of expectedOf(form)) {
      const bytes = bytesOf(form, bundle);
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.nat(7), (place, bit) => {
          const changed = Uint8Array.from(bytes);
          changed[place]! ^= 1 << bit;
          const { verdict, steps } = check(changed, at, policy);
          // A signature that a changed name makes a stranger's is passed over; then witnesses are missing.
          const stampsFrom = Buffer.from(bytes).indexOf('"timestamps":[');
          if (stampsFrom >= 0 && place > stampsFrom) return;
          const missing = steps.some(({ code }) => code === 'LOG_QUORUM' || code === 'LOG_UNKNOWN');
          assert.ok(verdict === 'refused' || (missing && verdict !== 'valid'), `${place} ${bit} ${verdict}`);
        }),
        { numRuns: 1000 },
      );
    }
  }
});

/** Every place of a bundle that holds something, as the names and numbers that lead there. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) =>
          placesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
        )
      : [];
  return path.length === 0 ? inner : [path, ...inner];
}

const structural = ['gone', 'another of it', 'a letter', 'cut', 'doubled', 'number', 'null'] as const;

/** One thing of a bundle changed, and undefined where the change would change nothing. */
function altered(
  bundle: Json,
  path: readonly (string | number)[],
  how: (typeof structural)[number],
  chance: number,
): Json | undefined {
  const whole = structuredClone(bundle) as unknown as Record<string, unknown>;
  let holder = whole as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) holder = holder[name] as typeof holder;
  const name = path.at(-1)!;
  const old = holder[name];
  const names = Object.keys(holder).filter((key) => key !== String(name));
  if (how === 'gone') {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  } else if (how === 'another of it') {
    if (names.length === 0) return undefined;
    holder[name] = holder[names[chance % names.length]!];
  } else if (how === 'number') holder[name] = chance;
  else if (how === 'null') holder[name] = null;
  else if (typeof old !== 'string' || old === '') return undefined;
  else if (how === 'cut') holder[name] = old.slice(0, chance % old.length);
  else if (how === 'doubled') holder[name] = old + old;
  else {
    const at = chance % old.length;
    holder[name] = `${old.slice(0, at)}${old[at] === 'A' ? 'B' : 'A'}${old.slice(at + 1)}`;
  }
  return canonicalJson(whole) === canonicalJson(bundle) ? undefined : (whole as unknown as Json);
}

/** What a policy asks for and a bundle does not have. */
const OPEN: ReadonlySet<StepCode> = new Set(['LOG_PROOF_ABSENT', 'LOG_QUORUM', 'LOG_UNKNOWN']);

test('anything in a bundle taken away, exchanged, cut, doubled or changed is refused: hundreds of ways of each', () => {
  for (const form of forms) {
    const policy = policyOf(form);
    for (const { bundle, at } of expectedOf(form)) {
      const whole = parsed(form, bundle);
      // A time stamp more or less, and a confidential edition shown or not, leave a certificate what it is; both have their own tests.
      const places = placesOf(whole).filter(([first]) => first !== 'timestamps' && first !== 'edition');
      fc.assert(
        fc.property(
          fc.constantFrom(...places),
          fc.constantFrom(...structural),
          fc.nat(),
          (path, how, chance) => {
            const changed = altered(whole, path, how, chance);
            if (changed === undefined) return;
            const { verdict, steps } = check(Buffer.from(`${canonicalJson(changed)}\n`), at, policy);
            // A proof that is not there, or that strangers signed, leaves open what it would have shown.
            const missing = steps.some(({ code }) => OPEN.has(code));
            assert.ok(verdict === 'refused' || (missing && verdict !== 'valid'), `${path.join('.')}: ${how}`);
          },
        ),
        { numRuns: 250 },
      );
    }
  }
});

test('bytes cut off, doubled or put before are refused', () => {
  const form = forms[0]!;
  const { bundle, at } = expectedOf(form)[0]!;
  const bytes = bytesOf(form, bundle);
  const refused = (changed: Uint8Array): void =>
    assert.equal(check(changed, at, policyOf(form)).verdict, 'refused');
  for (const cut of [0, 1, 100, bytes.length >> 1, bytes.length - 2, bytes.length - 1])
    refused(bytes.subarray(0, cut));
  refused(Buffer.concat([bytes, bytes]));
  refused(Buffer.concat([bytes, Buffer.from('\n')]));
  refused(Buffer.concat([Buffer.from(' '), bytes]));
  refused(Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]));
});

const merged = (value: Json, changes: object): object => ({ ...(value as object), ...changes });

type Json = { [key: string]: Json } & string & Json[];
const [first] = expectedOf(forms[0]!).map(
  ({ bundle }) => JSON.parse(Buffer.from(bytesOf(forms[0]!, bundle)).toString()) as Json,
) as [Json];
const { at } = expectedOf(forms[0]!)[1]!;
const decode = (text: string): Json => JSON.parse(Buffer.from(text, 'base64url').toString()) as Json;

/** The compact JWS with one part changed. */
function withPart(jws: string, index: 0 | 1 | 2, change: (part: string) => string): string {
  const parts = jws.split('.');
  parts[index] = change(parts[index]!);
  return parts.join('.');
}
const withHeader = (jws: string, changes: object): string =>
  withPart(jws, 0, (part) => Buffer.from(canonicalJson(merged(decode(part), changes))).toString('base64url'));

/** `other`: a bundle of another service, by the same issuer where the form has one. */
const mutations: readonly (readonly [string, (bundle: Json, other: Json) => unknown, StepName, StepCode])[] =
  [
    [
      'another certificate’s signature',
      (b, other) => merged(b, { parallel: other['parallel'] }),
      'parallel-signature',
      'SIGNATURE_BAD',
    ],
    [
      'another certificate’s evaluation',
      (b, other) => merged(b, { evaluation: other['evaluation'] }),
      'evaluation',
      'ACT_DIFFERS',
    ],
    [
      'another certificate’s decision',
      (b, other) => merged(b, { decision: other['decision'] }),
      'decision',
      'ACT_DIFFERS',
    ],
    [
      'another service’s proof',
      (b, other) => merged(b, { proof: other['proof'] }),
      'inclusion',
      'LOG_PROOF_BAD',
    ],
    [
      'the whole certificate of another',
      (b, other) => merged(b, { credential: other['credential'], parallel: other['parallel'] }),
      'inclusion',
      'LOG_PROOF_BAD',
    ],
    [
      'status lists changed round',
      (b) => merged(b, { status: [b['status']![1], b['status']![0]] }),
      'status-lists',
      'LIST_OTHER',
    ],
    [
      'a list’s proof for another',
      (b) => merged(b, { status: [merged(b['status']![0]!, { proof: b['proof'] }), b['status']![1]] }),
      'inclusion',
      'LIST_LOG_PROOF',
    ],
    [
      'a proof without its last hash',
      (b) => merged(b, { proof: b['proof']!.replace(/\n[^\n]+\n\n/, '\n\n') }),
      'inclusion',
      'LOG_PROOF_BAD',
    ],
    [
      'a proof of another place',
      (b) => merged(b, { proof: b['proof']!.replace(/index \d+/, 'index 3') }),
      'inclusion',
      'LOG_PROOF_BAD',
    ],
    [
      'a place with a leading zero',
      (b) => merged(b, { proof: b['proof']!.replace('index ', 'index 0') }),
      'inclusion',
      'LOG_PROOF_BAD',
    ],
    [
      'something extra in a proof',
      (b) => merged(b, { proof: b['proof']!.replace('\nindex', '\nextra AAAA\nindex') }),
      'inclusion',
      'LOG_PROOF_BAD',
    ],
    [
      'no algorithm',
      (b) => merged(b, { credential: withHeader(b['credential']!, { alg: 'none' }) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'a symmetric algorithm',
      (b) => merged(b, { credential: withHeader(b['credential']!, { alg: 'HS256' }) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'an algorithm that is not the key’s',
      (b) => merged(b, { credential: withHeader(b['credential']!, { alg: 'EdDSA' }) }),
      'signature',
      'SIGNATURE_HEADER',
    ],
    [
      'a critical header that nobody knows',
      (b) => merged(b, { credential: withHeader(b['credential']!, { crit: ['b64'], b64: false }) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'a key in the header',
      (b) => merged(b, { credential: withHeader(b['credential']!, { jwk: {} }) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'another type in the header',
      (b) => merged(b, { credential: withHeader(b['credential']!, { typ: 'vp+jwt' }) }),
      'signature',
      'SIGNATURE_HEADER',
    ],
    [
      'a status key under a certificate',
      (b) => ({
        ...(b as object),
        credential: withHeader(b['credential']!, { kid: headerOf(b['status']![0]!['list']!)['kid'] }),
      }),
      'signature',
      'KEY_NOT_LISTED',
    ],
    [
      'padding in base64',
      (b) => merged(b, { credential: withPart(b['credential']!, 2, (part) => `${part}=`) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'unused bits in base64',
      (b) => merged(b, { credential: withPart(b['credential']!, 2, looseBits) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'the other s of the same signature',
      (b) => merged(b, { credential: withPart(b['credential']!, 2, otherS) }),
      'signature',
      'SIGNATURE_BAD',
    ],
    [
      'another level',
      (b) => merged(b, { credential: withSubject(b['credential']!, { level: 3 }) }),
      'signature',
      'SIGNATURE_BAD',
    ],
    [
      'a demonstration that says it is none',
      (b) => merged(b, { credential: withSubject(b['credential']!, { demonstration: false }) }),
      'content',
      'CONTENT_LINT',
    ],
    [
      'a number too large',
      (b) => merged(b, { credential: withSubject(b['credential']!, { level: 1e21 }) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'a claim more',
      (b) => merged(b, { credential: withSubject(b['credential']!, { guaranteed: true }) }),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'one signer less',
      (b) =>
        merged(b, { decision: merged(b['decision']!, { signatures: [b['decision']!['signatures']![0]] }) }),
      'decision',
      'ACT_SIGNATURE',
    ],
    [
      'the same signer twice',
      (b) => ({
        ...(b as object),
        decision: merged(b['decision']!, {
          signatures: [0, 0].map((at) => b['decision']!['signatures']![at]),
        }),
      }),
      'decision',
      'ACT_SIGNATURE',
    ],
    ['no issuer', (b) => merged(b, { issuer: [] }), 'bundle', 'BUNDLE_MALFORMED'],
    [
      'the issuer twice',
      (b) => merged(b, { issuer: [b['issuer']![0], b['issuer']![0]] }),
      'issuer-keys',
      'CHAIN_ORDER',
    ],
    [
      'a root that did not sign',
      (b) =>
        merged(b, {
          issuer: [merged(b['issuer']![0]!, { signatures: [b['issuer']![0]!['signatures']![0]] })],
        }),
      'issuer-keys',
      'CHAIN_SIGNATURE',
    ],
    ['a member more', (b) => merged(b, { more: 1 }), 'bundle', 'BUNDLE_MALFORMED'],
    [
      'members in another order',
      (b) => `${JSON.stringify(Object.fromEntries(Object.entries(b).toReversed()))}\n`,
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    [
      'a member twice',
      (b) => canonicalJson(b).replace('{"ancrage":', '{"ancrage":"ancrage-bundle/1","ancrage":'),
      'bundle',
      'BUNDLE_MALFORMED',
    ],
    ['spaces', (b) => `${JSON.stringify(b, null, 1)}\n`, 'bundle', 'BUNDLE_MALFORMED'],
  ];

function headerOf(jws: string): Json {
  return decode(jws.split('.')[0]!);
}

function withSubject(jws: string, changes: object): string {
  return withPart(jws, 1, (part) => {
    const credential = decode(part);
    const subject = merged(credential['credentialSubject']!, changes);
    const whole = merged(credential, { credentialSubject: subject });
    return Buffer.from(canonicalJson(whole)).toString('base64url');
  });
}

/** 64 bytes leave four unused bits in the last character. */
function looseBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1)!) + 1];
}

function otherS(part: string): string {
  const bytes = Buffer.from(part, 'base64url');
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  return Buffer.concat([
    bytes.subarray(0, 32),
    Buffer.from(s.toString(16).padStart(64, '0'), 'hex'),
  ]).toString('base64url');
}

for (const [name, mutate, step, code] of mutations)
  test(`refused with the right code: ${name}`, () => {
    for (const form of forms)
      for (const { bundle, at } of expectedOf(form)) {
        const whole = parsed(form, bundle);
        const changed = mutate(whole, otherOf(form, bundle));
        const text = typeof changed === 'string' ? changed : `${canonicalJson(changed)}\n`;
        const report = check(Buffer.from(text), at, policyOf(form));
        const told = `${form}/${bundle} ${JSON.stringify(report.steps)}`;
        assert.equal(report.verdict, 'refused', told);
        assert.equal(report.steps.find((one) => one.step === step)?.code, code, told);
      }
  });

function otherOf(form: string, bundle: string): Json {
  const service = (name: string): unknown => expectedOf(form).find((one) => one.bundle === name)?.service;
  const other = expectedOf(form).find((one) => one.service !== service(bundle));
  return other === undefined ? first : parsed(form, other.bundle);
}

test('a step of time leaves what is signed and changes what holds', () => {
  const bytes = bytesOf(forms[0]!, '0002.bundle.json');
  const policy = policyOf(forms[0]!);
  const codeAt = (moment: string, step: StepName): string | undefined =>
    check(bytes, moment, policy).steps.find((one) => one.step === step)?.code;
  assert.equal(codeAt('2026-11-25T00:00:00Z', 'validity'), 'NOT_YET_IN_FORCE');
  assert.equal(codeAt('2028-01-01T00:00:00Z', 'validity'), 'EXPIRED');
  assert.equal(codeAt('2027-04-01T00:00:00Z', 'status'), 'STATUS_UNKNOWN_SINCE');
  assert.equal(check(bytes, '2027-04-01T00:00:00Z', policy).verdict, 'uncertain');
  assert.equal(check(bytes, '2028-01-01T00:00:00Z', policy).verdict, 'not-in-force');
});

const shown = JSON.parse(Buffer.from(bytesOf('3', '0002-shown.bundle.json')).toString()) as Json;
const [jwt, one, two] = shown['edition']!['presentation']!.split('~') as [string, string, string];

for (const [name, changes, step, code] of [
  ['one piece shown instead of two', { presentation: `${jwt}~${two}~` }, 'edition', 'EDITION_SHOWN'],
  ['none shown', { presentation: `${jwt}~` }, 'edition', 'EDITION_SHOWN'],
  ['pieces in another order', { presentation: `${jwt}~${two}~${one}~` }, 'edition', 'EDITION_MALFORMED'],
  ['a piece twice', { presentation: `${jwt}~${one}~${one}~` }, 'edition', 'EDITION_MALFORMED'],
  ['a changed piece', { presentation: `${jwt}~${one}A~` }, 'edition', 'EDITION_MALFORMED'],
  ['a piece of nobody', { presentation: `${jwt}~WyJzIiwxXQ~` }, 'edition', 'EDITION_MALFORMED'],
  ['a key binding', { presentation: `${jwt}~${one}~${jwt}` }, 'edition', 'EDITION_MALFORMED'],
  ['no tilde at the end', { presentation: `${jwt}~${one}` }, 'edition', 'EDITION_MALFORMED'],
  ['the public certificate', { presentation: `${shown['credential']!}~` }, 'edition', 'EDITION_MALFORMED'],
  [
    'its type changed',
    { presentation: `${withHeader(jwt, { typ: 'vc+jwt' })}~` },
    'edition',
    'SIGNATURE_HEADER',
  ],
  ['the other s', { presentation: `${withPart(jwt, 2, otherS)}~` }, 'edition', 'SIGNATURE_BAD'],
  ['the public parallel signature', { parallel: shown['parallel'] }, 'edition', 'SIGNATURE_HEADER'],
  ['the public proof', { proof: shown['proof'] }, 'edition', 'LOG_PROOF_BAD'],
  ['no proof', { proof: undefined }, 'log', 'LOG_PROOF_ABSENT'],
] as const satisfies readonly (readonly [string, object, StepName, StepCode])[])
  test(`confidential edition: ${name}`, () => {
    const { proof, ...edition } = merged(shown['edition']!, changes) as { proof?: string };
    const bundle = merged(shown, { edition: { ...edition, ...(proof === undefined ? {} : { proof }) } });
    const at = expectedOf('3')[0]!.at;
    const report = check(Buffer.from(`${canonicalJson(bundle)}\n`), at, policyOf('3'));
    assert.equal(report.steps.find((taken) => taken.step === step)?.code, code, JSON.stringify(report.steps));
    assert.equal(report.verdict === 'valid', code === 'EDITION_SHOWN');
  });

test('a policy that knows other roots, another log or more witnesses does not recognise it', () => {
  const bytes = bytesOf(forms[0]!, '0002.bundle.json');
  const policy = policyOf(forms[0]!);
  const [issuer] = policy.issuers;
  const fewer = { ...policy, issuers: [{ ...issuer!, roots: issuer!.roots.slice(0, 1) }] };
  assert.equal(check(bytes, at, fewer).verdict, 'issuer-unknown');
  const stranger = { ...policy, issuers: [{ ...issuer!, id: 'urn:ancrage:issuer:autre' }] };
  assert.equal(check(bytes, at, stranger).verdict, 'issuer-unknown');
  const logless = { ...policy, log: { ...policy.log!, logs: [] } };
  assert.equal(check(bytes, at, logless).verdict, 'uncertain');
  const trust = { ...policy, trust: [`sha256:${'0'.repeat(64)}` as const] };
  assert.equal(check(bytes, at, trust).verdict, 'uncertain');
});
