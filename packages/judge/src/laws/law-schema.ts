import { z } from 'zod';

const text = z.strictObject({ fr: z.string().min(1).max(600), en: z.string().min(1).max(600) });
const state = z.string().regex(/^[A-Z]{2}$/);
const date = z.iso.date().nullable();

/** By what an entity comes under a law. Never a person's nationality. */
export const lawFactors = ['seat', 'control', 'presence', 'targeting'] as const;
/** What a law can make an entity hand over or do. */
export const lawPowers = ['content', 'metadata', 'keys', 'interruption'] as const;
/** What a law can reach of a service. */
export const exposureAssets = ['at-rest', 'in-transit', 'in-use', 'metadata', 'keys', 'continuity'] as const;
/** Kinds of change whose cost the model gives. */
export const changeKinds = [
  'leave-control',
  'move-seat',
  'close-presence',
  'replace-supplier',
  'client-side-encryption',
  'confidential-computing',
  'customer-keys',
  'encrypt-transit',
  'withdraw-access',
  'mirror-updates',
  'continuity-plan',
] as const;

/** `sure` where the text or settled practice says so; `arguable` where it depends on facts that a court would weigh. */
const strength = z.enum(['sure', 'arguable']);

const law = z.strictObject({
  law: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/),
  title: text,
  cite: z.string().min(1).max(200),
  effect: text,
  /** Who is caught, in words. */
  caught: text,
  /** `domestic`: of Canada, listed apart; it makes no path of foreign reach. */
  kind: z.enum(['foreign', 'domestic']),
  factors: z.partialRecord(z.enum(lawFactors), strength),
  /** Whether what is established in the State also exposes the one who controls it. */
  upward: z.enum(['sure', 'arguable', 'none']),
  compels: z.array(z.enum(lawPowers)),
  /** `direct`: to whoever is caught; `canadian-authority`: through one; `agreement`: only under one; `none`: no order. */
  route: z.enum(['direct', 'canadian-authority', 'agreement', 'none']),
  secrecy: z.enum(['required', 'possible', 'none']),
  status: z.enum(['in-force', 'unknown', 'proposed']),
  confidence: z.enum(['high', 'medium', 'low']),
  source: z.string().min(1).max(400),
  /** What remains to be confirmed, in words; null where nothing does. */
  confirm: text.nullable(),
  from: date,
  to: date,
});

/** `laws/<state>.yaml`: what a State's laws can compel, of whom. */
export const lawFileSchema = z.strictObject({
  ancrage: z.literal('laws/1'),
  as_of: z.iso.date(),
  /** ISO 3166-1 alpha-2, or EU. */
  state,
  name: text,
  /** Member States of a union. */
  members: z.array(state).optional(),
  laws: z.array(law).min(1),
});

const level = z.string().regex(/^[1-9]$/);

/** Costs of changes, in whole person-days. */
export const costsSchema = z.partialRecord(z.enum(changeKinds), z.int().min(0).max(1_000_000));

/** `laws/model.yaml`: what each level asks to be cut, and what changes cost by default. */
export const modelFileSchema = z.strictObject({
  ancrage: z.literal('exposure-model/1'),
  as_of: z.iso.date(),
  targets: z.record(level, z.array(z.enum(exposureAssets)).min(1)),
  continuity_months: z.int().min(1),
  costs: z.record(z.enum(changeKinds), z.int().min(0).max(1_000_000)),
});

/** A file of costs that a user gives: those that it leaves out keep their default. */
export const costsFileSchema = z.strictObject({
  ancrage: z.literal('exposure-costs/1'),
  costs: costsSchema,
});
