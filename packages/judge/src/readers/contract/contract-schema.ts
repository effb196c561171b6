import { z } from 'zod';

const text = z.string().min(1).max(2000);
const value = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(2000)).max(100),
]);

/** A contract summarised clause by clause, each with the words it rests on. Frozen: `docs/spec/contract.md`. */
export const contractSchema = z.strictObject({
  ancrage: z.literal('contract/1'),
  /** The signed document, itself a file of the dossier. */
  document: z.strictObject({
    path: text,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'),
  }),
  title: text.optional(),
  signed_on: z.iso.date(),
  parties: z.array(text).max(100).default([]),
  clauses: z
    .array(
      z.strictObject({
        clause: text,
        /** Page of the document, from 1, as a viewer counts them, whatever number is printed on it. */
        page: z.number().int().min(1).max(100_000),
        quote: z.string().min(1).max(8000),
        values: z.record(z.string(), value),
      }),
    )
    .min(1)
    .max(500),
});

export type Contract = z.output<typeof contractSchema>;
