import { z } from 'zod';
import { methods } from '../../facts/grade.ts';

const text = z.string().min(1).max(2000);

/** What a person or body states about one service. Frozen: `docs/spec/statement.md`. */
export const statementSchema = z.strictObject({
  ancrage: z.literal('statement/1'),
  /** Name of the service, exactly as its dossier writes it. */
  about: text,
  /** When it was signed, RFC 3339 in UTC. */
  issued_at: z.iso.datetime({ offset: false }),
  /** Last day on which it may be relied on. */
  valid_until: z.iso.date().optional(),
  facts: z
    .array(
      z.looseObject({
        kind: text,
        /** How the signer knows. Required, so that nobody vouches for an observation by leaving something out. */
        method: z.enum(methods),
      }),
    )
    .min(1)
    .max(10_000),
});

export type Statement = z.output<typeof statementSchema>;
