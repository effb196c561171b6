import { z } from 'zod';
import { hostVerdicts } from '../hosts/host-certificate.ts';
import { outcomes } from '../report/report.ts';

const date = z.iso.date();
const instant = z.iso.datetime({ offset: false });
const listing = {
  /** When the provider put it in its dossier; ten days before the judgement where absent. */
  received_at: instant.optional(),
  valid_until: date.optional(),
};

/**
 * A file of a case. `text`, the native bytes; `json`, the same written as data; `fixture`, a file of the scheme's folder;
 * `statement`, signed when the case runs, or unsigned `as` the provider. In any text `{sha256:path}` is replaced by the
 * digest of another file of the case.
 */
const caseFile = z.union([
  z.strictObject({ text: z.string(), ...listing }),
  z.strictObject({ json: z.unknown(), ...listing }),
  z.strictObject({ fixture: z.string().min(1), ...listing }),
  z.strictObject({
    statement: z.strictObject({
      as: z.string().min(1),
      about: z.string().optional(),
      issued_at: instant.optional(),
      valid_until: date.optional(),
      facts: z.array(z.record(z.string(), z.unknown())).min(1),
    }),
    ...listing,
  }),
]);

/** The bundle of a host as the caller would have verified it: what a golden case says of it, the rest being usual. */
const host = z.strictObject({
  verdict: z.enum(hostVerdicts).default('valid'),
  service: z.string(),
  provider: z.string(),
  level: z.int().default(4),
  scheme: z.strictObject({ id: z.string(), version: z.string() }).optional(),
  platforms: z.array(z.string()),
  exclusions: z.array(z.string()).default([]),
  sites: z
    .array(z.strictObject({ country: z.string(), province: z.string().nullable() }))
    .default([{ country: 'CA', province: 'QC' }]),
  met: z.array(z.string()),
  relies_on: z.array(z.strictObject({ service: z.string(), provider: z.string() })).default([]),
});

/** `null` takes a file of the base away. */
const files = z.record(z.string(), caseFile.nullable());
const manifest = z.record(z.string(), z.unknown());

/** `cases/bases/<name>.yaml`: what many cases share. */
export const baseSchema = z.strictObject({ at: date, manifest, files: files.default({}) });

/** `cases/<CONTROL>.yaml`: golden cases of one control. */
export const casesSchema = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      base: z.string().min(1),
      at: date.optional(),
      manifest: manifest.default({}),
      files: files.default({}),
      hosts: z.array(host).default([]),
      expect: z.strictObject({
        outcome: z.enum(outcomes),
        /** Rung → outcome. */
        rungs: z.record(z.string(), z.enum(outcomes)).optional(),
        /** Codes that must be among the reasons. */
        reasons: z.array(z.string()).default([]),
        /** Remedies that must be seen to turn the finding. */
        turned_by: z.array(z.string()).default([]),
        /** Remedy → how many facts of the dossier its patch removes or changes. */
        touches: z.record(z.string(), z.int().min(0)).default({}),
        /** Remedies that must not be offered. */
        not_offered: z.array(z.string()).default([]),
      }),
    }),
  )
  .min(1);

export type CaseHost = z.output<typeof host>;
export type CaseFile = z.output<typeof caseFile>;
export type CaseBase = z.output<typeof baseSchema>;
export type GoldenCase = z.output<typeof casesSchema>[number];
