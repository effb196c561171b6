import { z } from 'zod';
import { parsePrefix } from '../addresses/address-prefix.ts';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { DeclaredParty } from './declared-parties.ts';

const text = z.string().min(1).max(300);
const prefix = z.string().refine((value) => parsePrefix(value) !== undefined, 'prefix, such as 192.0.2.0/24');

/** `subprocessors.yaml`: to whom flows are declared to go. */
export const declaredPartiesSchema = z.strictObject({
  ancrage: z.literal('subprocessors/1'),
  subprocessors: z
    .array(
      z.strictObject({
        name: text,
        /** Where it processes; a peer elsewhere is not explained by it. */
        country: z.string().regex(/^[A-Z]{2}$/),
        /** Codes of the table of operators. */
        operators: z.array(text).default([]),
        prefixes: z.array(prefix).default([]),
      }),
    )
    .max(10_000),
});

/** Reads the list; mistakes are `REFERENCE_INVALID` with their line. */
export function readDeclaredParties(bytes: Uint8Array): readonly DeclaredParty[] {
  return checkShape(parseYamlDocument(bytes), declaredPartiesSchema, 'REFERENCE_INVALID').subprocessors;
}
