import { z } from 'zod';

const text = z.string().min(1).max(2000);
const date = z.iso.date();
const country = z.string().regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1)');
// Years of this calendar's everyday use: a mistyped or hostile one would make every month between a line of the report.
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2199-12-31'];
const nearDate = date.refine(
  (day) => FIRST_DAY <= day && day <= LAST_DAY,
  `between ${FIRST_DAY} and ${LAST_DAY}`,
);
const MAX_YEARS = 10;
const flag = z.boolean().default(false);

/**
 * `dossier.yaml`: who offers what, the stated limits of the assessment, the list of evidence, and what the provider
 * declares without proof. Frozen: `docs/spec/dossier.md`.
 */
export const manifestSchema = z.strictObject({
  ancrage: z.literal('dossier/1'),
  /** Date of judgement where the command gives none; for examples and for judging again as it was. */
  judge_at: nearDate.optional(),
  service: z.strictObject({
    name: text,
    provider: text,
    entity: text.optional(),
    description: z.strictObject({ fr: text, en: text }).optional(),
  }),
  scope: z.strictObject({
    period: z
      .strictObject({ from: nearDate, to: nearDate })
      .refine(({ from, to }) => from <= to, 'the period ends before it starts')
      .refine(
        ({ from, to }) => to < `${Number(from.slice(0, 4)) + MAX_YEARS}${from.slice(4)}`,
        `the period is longer than ${MAX_YEARS} years`,
      ),
    accounts: z
      .array(
        z.strictObject({
          platform: text,
          account: text,
          holds: z.enum(['storage', 'processing', 'both', 'none']).default('both'),
        }),
      )
      .default([]),
    entities: z
      .array(
        z.strictObject({
          entity: text,
          name: text,
          role: z.enum(['provider', 'operator', 'parent', 'subprocessor']),
        }),
      )
      .default([]),
    sites: z
      .array(
        z.strictObject({
          site: text,
          name: text,
          country,
          province: text.optional(),
          address: text.optional(),
          latitude: text.optional(),
          longitude: text.optional(),
          storage: flag,
          processing: flag,
          backup: flag,
        }),
      )
      .default([]),
    regions: z.array(z.strictObject({ platform: text, region: text, site: text })).default([]),
    prefixes: z
      .array(
        z.strictObject({
          prefix: text,
          country,
          province: text.optional(),
          site: text.optional(),
          plane: z.enum(['storage', 'management', 'tenants']).optional(),
          use: z.enum(['administration', 'service', 'other']).default('service'),
        }),
      )
      .default([]),
    /** Which accounts lie at a host whose certificate is in the dossier, and which host, as that certificate names it. */
    hosts: z
      .array(
        z.strictObject({
          service: text,
          provider: text,
          accounts: z.array(z.strictObject({ platform: text, account: text })).min(1),
        }),
      )
      .default([]),
    exclusions: z.array(z.strictObject({ what: text, reason: text })).default([]),
  }),
  evidence: z
    .array(
      z.strictObject({
        path: text,
        format: text.optional(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')
          .optional(),
        received_at: z.iso.datetime({ offset: false }).optional(),
        valid_until: date.optional(),
      }),
    )
    .default([]),
  declarations: z.array(z.looseObject({ kind: text })).default([]),
});

export type Manifest = z.output<typeof manifestSchema>;
