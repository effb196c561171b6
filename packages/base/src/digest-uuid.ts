import { createHash } from 'node:crypto';

/** The namespace of RFC 9562 for names that are URIs. */
export const URI_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The UUID version 5 (RFC 9562) of a name within a namespace, itself a UUID: the same name always has the same one. SHA-1
 * is what that version asks for; nothing here rests on its strength.
 */
export function uuidOfName(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`];
  return [...parts, `${variant}${hash.slice(18, 20)}`, hash.slice(20, 32)].join('-');
}
