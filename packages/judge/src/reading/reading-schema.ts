import { z } from 'zod';
import { digestSchema, factSchema, locatorSchema } from '../facts/fact-schema.ts';
import { formats } from './format.ts';
import { noteCodes } from './reading.ts';

export const noteSchema = z.strictObject({
  code: z.enum(noteCodes),
  at: locatorSchema,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Shape of a Reading, `ancrage-reading/1`. Frozen: `docs/spec/reading.md`. */
export const readingSchema = z.strictObject({
  format: z.literal('ancrage-reading/1'),
  parts: z.array(z.string()).describe('What is inside: a digest, or digest#from-to for a slice. Sorted.'),
  evidence: z
    .array(
      z.strictObject({
        id: digestSchema,
        format: z.enum(formats),
        version: z.string(),
        observedAt: z.string().optional(),
        issuer: z.string().optional(),
        about: z.string().optional(),
        validUntil: z.string().optional(),
        envelopes: z
          .array(
            z.strictObject({
              algorithm: z.enum(['EdDSA', 'ES256', 'by-key']),
              keyId: z.string(),
              input: z.string(),
              signature: z.string(),
            }),
          )
          .optional(),
        records: z.strictObject({ total: z.int().min(0), used: z.int().min(0) }).optional(),
      }),
    )
    .describe('Sorted by id.'),
  facts: z.array(factSchema).describe('Sorted by kind, then canonical form.'),
  notes: z.array(noteSchema).describe('Sorted by canonical form.'),
});
