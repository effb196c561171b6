import { KeysError } from '../keys-error.ts';

/** Where a key lies in a token (RFC 7512): enough to find one and no other. */
export interface Pkcs11Uri {
  /** Label of the token. */
  readonly token?: string;
  readonly serial?: string;
  /** Label of the key. */
  readonly object?: string;
  /** Its identifier, as bytes. */
  readonly id?: Uint8Array;
  /** Library that speaks to the token. */
  readonly modulePath: string;
}

/**
 * Reads `pkcs11:token=…;object=…?module-path=…`. A PIN in it is refused: it would stand in lists of processes and in files.
 *
 * @throws KeysError PKCS11_URI with `why`: the part that is wrong.
 */
export function parsePkcs11Uri(uri: string): Pkcs11Uri {
  const fail = (why: string): never => {
    throw new KeysError('PKCS11_URI', { why });
  };
  const [, path = '', query = ''] = /^pkcs11:([^?#]*)(?:\?([^#]*))?$/.exec(uri) ?? fail('pkcs11:');
  const attributes = pairsOf(path, ';', fail);
  const options = pairsOf(query, '&', fail);
  for (const [name, value] of attributes) {
    if (!['token', 'serial', 'object', 'id', 'type'].includes(name)) fail(name);
    if (name === 'type' && value !== 'private') fail(name);
  }
  for (const name of options.keys()) if (name !== 'module-path') fail(name);
  const [token, serial, object, id] = ['token', 'serial', 'object', 'id'].map((name) => attributes.get(name));
  const modulePath = options.get('module-path') ?? fail('module-path');
  if (token === undefined && serial === undefined) fail('token');
  if (object === undefined && id === undefined) fail('object');
  return {
    ...(token === undefined ? {} : { token: utf8(token, () => fail('token')) }),
    ...(serial === undefined ? {} : { serial: utf8(serial, () => fail('serial')) }),
    ...(object === undefined ? {} : { object: utf8(object, () => fail('object')) }),
    ...(id === undefined ? {} : { id: Buffer.from(id, 'latin1') }),
    modulePath: utf8(modulePath, () => fail('module-path')),
  };
}

/** Names and values, of which each character is one byte. */
function pairsOf(text: string, separator: string, fail: (why: string) => never): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split(separator)) {
    if (part === '') continue;
    const [, name = '', value = ''] = /^([a-z-]+)=(.*)$/.exec(part) ?? fail(part);
    if (pairs.has(name) || /%(?![0-9A-Fa-f]{2})/.test(value)) fail(name);
    const bytes = Buffer.from(value, 'utf8').toString('latin1');
    pairs.set(
      name,
      bytes.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }
  return pairs;
}

function utf8(octets: string, fail: () => never): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(octets, 'latin1'));
  } catch {
    return fail();
  }
}
