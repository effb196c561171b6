import { digestOf, keyProblem } from '@ancrage/base';
import type { Digest, KeyProblem } from '@ancrage/base';
import { z } from 'zod';
import { isKindName } from '../facts/registry.ts';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { YamlParser } from '../documents/yaml-document.ts';

const text = z.string().min(1).max(500);
const date = z.iso.date();

const keySchema = z
  .strictObject({
    /** Name that envelopes give; of one key only. By custom its RFC 7638 thumbprint. */
    id: text,
    algorithm: z.enum(['EdDSA', 'ES256']),
    /** Ed25519: the 32 bytes; ES256: X ‖ Y, 64 bytes; base64url without padding. */
    public: z
      .string()
      .regex(
        /^(?:[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{86})$/,
        'not canonical base64url of the right length' satisfies KeyProblem,
      ),
  })
  .superRefine(({ algorithm, public: encoded }, context) => {
    const message = keyProblem(algorithm, encoded);
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['public'], message });
  });

const entrySchema = z.strictObject({
  organisation: text,
  role: z.enum(['provider', 'assessor', 'third-party', 'certifier']),
  /** Who of the organisation holds the key; two keys of one person count as one person where several must agree. */
  person: text.max(200).optional(),
  key: keySchema,
  /** Kinds of fact that this signer may vouch for; absent: all. */
  kinds: z.array(z.string().refine(isKindName, 'no such kind of fact')).optional(),
  /** Controls on which this signer's findings count; absent: all. */
  controls: z.array(text).optional(),
  /** First and last day on which the key may sign, both included. */
  valid: z
    .strictObject({ from: date, to: date })
    .refine(({ from, to }) => from <= to, 'ends before it starts'),
  /** Day from which nothing that the key ever signed counts any more. */
  revoked: date.optional(),
});

/** Who is trusted for what, from when to when. Frozen: `docs/spec/trust-list.md`. */
export const trustListSchema = z.strictObject({
  ancrage: z.literal('trust/1'),
  id: text,
  issued: date,
  title: z.strictObject({ fr: text, en: text }),
  /** Throw-away keys: whatever rests on this list is marked DÉMONSTRATION. */
  demonstration: z.boolean().default(false),
  entries: z.array(entrySchema).superRefine((entries, context) => {
    const byId = new Map<string, string>();
    entries.forEach(({ key }, index) => {
      if ((byId.get(key.id) ?? key.public) !== key.public)
        context.addIssue({ code: 'custom', path: [index, 'key', 'id'], message: 'names two different keys' });
      byId.set(key.id, key.public);
    });
  }),
});

export type TrustEntry = z.output<typeof trustListSchema>['entries'][number];

export interface TrustList {
  readonly id: string;
  readonly issued: string;
  readonly title: { readonly fr: string; readonly en: string };
  readonly demonstration: boolean;
  readonly entries: readonly TrustEntry[];
  readonly digest: Digest;
}

/** Reads a trust list; mistakes are `TRUST_INVALID` with their line. */
export function loadTrustList(bytes: Uint8Array, parse: YamlParser = parseYamlDocument): TrustList {
  const list = checkShape(parse(bytes), trustListSchema, 'TRUST_INVALID');
  return { ...list, digest: digestOf(bytes) };
}

/** No one is trusted: everything stays at the provider's word. */
export const emptyTrustList: TrustList = {
  id: 'none',
  issued: '1970-01-01',
  title: { fr: 'Aucune liste de confiance', en: 'No trust list' },
  demonstration: false,
  entries: [],
  digest: digestOf(''),
};
