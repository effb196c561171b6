import { z } from 'zod';
import { reasonCodes } from '../analyses/derived.ts';
import { formats } from '../reading/format.ts';
import { methods, sources } from '../facts/grade.ts';
import { completenessSources } from './scheme.ts';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/);
const controlId = z.string().regex(/^[A-Z]{2,4}-\d{2}$/);
const duration = z.string().regex(/^P(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/);
const ground = z.strictObject({
  source: z.string().min(1),
  status: z.enum(['law', 'standard', 'proposed']),
  confidence: z.enum(['high', 'medium', 'low']),
});

export const schemeFileSchema = z.strictObject({
  ancrage: z.literal('scheme/1'),
  id,
  version: z.string().min(1),
  title: text,
  status: z.enum(['draft', 'stable']),
  published: z.iso.date(),
  criteria: z.array(z.string().regex(/^[A-Z]{2,4}$/)).min(1),
  /** Names under which criteria and grades speak of several formats at once; each can stand for the others. */
  families: z
    .record(
      z.string().regex(/^[a-z][a-z-]*$/),
      z.strictObject({ name: text, formats: z.array(z.enum(formats)).min(1) }),
    )
    .default({}),
  levels: z
    .array(z.strictObject({ level: z.int().min(0), name: text, says: text, does_not_say: text }))
    .min(1),
});

export const parametersFileSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    value: z.union([z.string(), z.number()]),
    unit: z.enum(['percent', 'days', 'hours', 'months', 'years', 'count', 'amount']),
    meaning: text,
    ground,
    valid_from: z.iso.date(),
    valid_to: z.iso.date().optional(),
  }),
);

export const gradesFileSchema = z.array(
  z.strictObject({
    /** Formats, or families of `scheme.yaml`. */
    formats: z.array(z.string()).min(1),
    collectors: z.array(z.enum(sources)).min(1),
    method: z.enum(methods),
    confirmed: z.boolean().default(false),
  }),
);

const patch = z.union([
  z.strictObject({ op: z.literal('remove'), kind: z.string(), against: z.string().optional() }),
  z.strictObject({
    op: z.literal('replace'),
    kind: z.string(),
    against: z.string().optional(),
    set: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ op: z.literal('add'), kind: z.string(), value: z.record(z.string(), z.unknown()) }),
  z.strictObject({ op: z.literal('complete'), source: z.enum(completenessSources) }),
]);

export const criterionFileSchema = z.strictObject({
  criterion: z.string().regex(/^[A-Z]{2,4}$/),
  title: text,
  asks: text,
  controls: z
    .array(
      z.strictObject({
        id: controlId,
        title: text,
        text,
        binds: z.enum(['provider', 'subprocessor', 'customer']).default('provider'),
        judged: z.enum(['machine', 'person']).default('machine'),
        evidence: z.strictObject({
          /** Formats, or families of `scheme.yaml`. */
          formats: z.array(z.string()).min(1),
          facts: z.array(z.string()).min(1),
          least: z.strictObject({ method: z.enum(methods), source: z.enum(sources) }),
          complete: z.array(z.enum(completenessSources)).default([]),
          freshness: duration,
          /** Age of the facts that place things: sites, mappings of regions, prefixes. */
          places_freshness: duration.optional(),
          cadence: duration,
          /** What the certificate of a host may answer for; absent: nothing. */
          carried: z.strictObject({ by: controlId, residual: text }).optional(),
        }),
        rungs: z.record(z.string().regex(/^[1-9]$/), z.string()).default({}),
        condition: z.string().optional(),
        alternatives: z.array(controlId).default([]),
        tolerates_minor: z.boolean().default(false),
        remedies: z
          .array(
            z.strictObject({
              id,
              text,
              cost: z.number().min(0),
              supplies: z.boolean().default(false),
              answers: z.array(z.enum(reasonCodes)).default([]),
              patch: z.array(patch).min(1),
            }),
          )
          .default([]),
        ground,
      }),
    )
    .min(1),
});
