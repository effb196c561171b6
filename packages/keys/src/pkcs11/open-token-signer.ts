import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { encodeBase64Url } from '@ancrage/base';
import { DER_TAG, readDer, withLowS } from '@ancrage/proof';
import { KeysError } from '../keys-error.ts';
import { type KeyAlgorithm, keyIdOf } from '../public-key.ts';
import type { Signer } from '../signer.ts';
import { parsePkcs11Uri, type Pkcs11Uri } from './pkcs11-uri.ts';

/** Of `packages/keys/pkcs11`, which has its own list of what it needs. */
const BINDING = 'pkcs11js';

/** Values of PKCS #11 2.40 and 3.0. */
const C = {
  CKF_SERIAL_SESSION: 4,
  CKU_USER: 1,
  CKO_PUBLIC_KEY: 2,
  CKO_PRIVATE_KEY: 3,
  CKA_CLASS: 0,
  CKA_LABEL: 3,
  CKA_ID: 0x102,
  CKA_EC_PARAMS: 0x180,
  CKA_EC_POINT: 0x181,
  CKM_ECDSA: 0x1041,
  CKM_EDDSA: 0x1057,
} as const;

type Attribute = { readonly type: number; readonly value?: number | string | Buffer };

/** What is used of `pkcs11js`, which the default install does not have. */
interface Library {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(present: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): { readonly label: string; readonly serialNumber: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_Login(session: Buffer, user: number, pin: string): void;
  C_FindObjectsInit(session: Buffer, template: readonly Attribute[]): void;
  C_FindObjects(session: Buffer, most: number): Buffer[];
  C_FindObjectsFinal(session: Buffer): void;
  C_GetAttributeValue(
    session: Buffer,
    object: Buffer,
    wanted: readonly Attribute[],
  ): { readonly value: Buffer }[];
  C_SignInit(session: Buffer, mechanism: { readonly mechanism: number }, key: Buffer): void;
  C_Sign(session: Buffer, data: Buffer, room: Buffer): Buffer;
}

/** Object identifiers of the curves, as CKA_EC_PARAMS holds them; for Ed25519 tokens also write its name. */
const CURVES: Readonly<Record<string, KeyAlgorithm>> = {
  '06082a8648ce3d030107': 'ES256',
  '06032b6570': 'EdDSA',
  '130c656477617264733235353139': 'EdDSA',
};

/** A signer whose key never leaves a token, and what lets the token go. */
export interface TokenSigner extends Signer {
  close(): void;
}

/**
 * A key of a token by PKCS #11 (RFC 7512 address), P-256 or Ed25519. The library of `packages/keys/pkcs11` must have been
 * installed; the PIN opens a session that lasts until `close` or the end of the process.
 *
 * @throws KeysError PKCS11_URI; PKCS11_ABSENT without that install; PKCS11_PIN; PKCS11_KEY where there is not exactly one such
 *   key; PKCS11_FAILED with what the token says; KEY_ALGORITHM.
 */
export function openTokenSigner(uri: string, pin: string | undefined): TokenSigner {
  const where = parsePkcs11Uri(uri);
  if (pin === undefined) throw new KeysError('PKCS11_PIN');
  const library = takeLibrary(where.modulePath);
  try {
    return openedBy(library, where, pin);
  } catch (error) {
    releaseLibrary(where.modulePath);
    if (error instanceof KeysError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    // Only what another PIN would mend: of a token that is locked, one must not be told to try again.
    if (/\bCKR_PIN_(?:INCORRECT|INVALID|LEN_RANGE)\b/.test(why)) throw new KeysError('PKCS11_PIN');
    throw new KeysError('PKCS11_FAILED', { why });
  }
}

/** A library may be initialized once in a process, however many keys of it are open. */
const taken = new Map<string, { readonly library: Library; users: number }>();

function takeLibrary(path: string): Library {
  const known = taken.get(path);
  if (known !== undefined) {
    known.users += 1;
    return known.library;
  }
  const library = loadLibrary();
  try {
    library.load(path);
    library.C_Initialize();
  } catch (error) {
    library.close();
    throw new KeysError('PKCS11_FAILED', { why: error instanceof Error ? error.message : String(error) });
  }
  taken.set(path, { library, users: 1 });
  return library;
}

function releaseLibrary(path: string): void {
  const known = taken.get(path);
  if (known === undefined || --known.users > 0) return;
  taken.delete(path);
  known.library.C_Finalize();
  known.library.close();
}

function loadLibrary(): Library {
  const require = createRequire(new URL('../../pkcs11/package.json', import.meta.url));
  try {
    const { PKCS11 } = require(BINDING) as { readonly PKCS11: new () => Library };
    return new PKCS11();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') throw new KeysError('PKCS11_ABSENT');
    throw new KeysError('PKCS11_FAILED', { why: error instanceof Error ? error.message : String(error) });
  }
}

function openedBy(library: Library, where: Pkcs11Uri, pin: string): TokenSigner {
  const slots = library.C_GetSlotList(true).filter((slot) => {
    const { label, serialNumber } = library.C_GetTokenInfo(slot);
    return (
      (where.token === undefined || label.trim() === where.token) &&
      (where.serial === undefined || serialNumber.trim() === where.serial)
    );
  });
  const [slot] = slots;
  if (slot === undefined || slots.length > 1) throw new KeysError('PKCS11_KEY', { found: slots.length });
  const session = library.C_OpenSession(slot, C.CKF_SERIAL_SESSION);
  logIn(library, session, pin);
  const key = onlyObject(library, session, C.CKO_PRIVATE_KEY, where);
  const [found] = library.C_GetAttributeValue(session, key, [{ type: C.CKA_ID }]);
  const shown = onlyObject(
    library,
    session,
    C.CKO_PUBLIC_KEY,
    found!.value.length > 0 ? { id: found!.value } : where,
  );
  const [params, point] = library.C_GetAttributeValue(session, shown, [
    { type: C.CKA_EC_PARAMS },
    { type: C.CKA_EC_POINT },
  ]);
  const algorithm = CURVES[params!.value.toString('hex')];
  if (algorithm === undefined) throw new KeysError('KEY_ALGORITHM', { found: params!.value.toString('hex') });
  const encoded = encodeBase64Url(pointOf(algorithm, point!.value));
  const sign = (input: Uint8Array): Uint8Array => {
    const ecdsa = algorithm === 'ES256';
    library.C_SignInit(session, { mechanism: ecdsa ? C.CKM_ECDSA : C.CKM_EDDSA }, key);
    const data = ecdsa ? createHash('sha256').update(input).digest() : Buffer.from(input);
    const signature = Uint8Array.from(library.C_Sign(session, data, Buffer.alloc(64)));
    // Tokens give either of two forms of the same signature.
    return ecdsa ? withLowS(signature) : signature;
  };
  return {
    id: keyIdOf({ algorithm, public: encoded }),
    algorithm,
    public: encoded,
    sign: async (input) => sign(input),
    close: () => releaseLibrary(where.modulePath),
  };
}

/** One login holds for all sessions with a token. */
function logIn(library: Library, session: Buffer, pin: string): void {
  try {
    library.C_Login(session, C.CKU_USER, pin);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('CKR_USER_ALREADY_LOGGED_IN'))) throw error;
  }
}

function onlyObject(
  library: Library,
  session: Buffer,
  kind: number,
  { object, id }: { readonly object?: string; readonly id?: Uint8Array },
): Buffer {
  library.C_FindObjectsInit(session, [
    { type: C.CKA_CLASS, value: kind },
    ...(object === undefined ? [] : [{ type: C.CKA_LABEL, value: object }]),
    ...(id === undefined ? [] : [{ type: C.CKA_ID, value: Buffer.from(id) }]),
  ]);
  const found = library.C_FindObjects(session, 2);
  library.C_FindObjectsFinal(session);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new KeysError('PKCS11_KEY', { found: found.length });
  return only;
}

/** X ‖ Y, or the 32 bytes of Ed25519; tokens wrap them in an octet string, as the standard says, and some do not. */
function pointOf(algorithm: KeyAlgorithm, value: Buffer): Uint8Array {
  const length = algorithm === 'ES256' ? 65 : 32;
  const point = value.length === length ? value : readDer(value, DER_TAG.octets).content;
  if (point.length !== length || (algorithm === 'ES256' && point[0] !== 4))
    throw new KeysError('KEY_ALGORITHM', { found: `${point.length}` });
  return Uint8Array.from(algorithm === 'ES256' ? point.subarray(1) : point);
}
