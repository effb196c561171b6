import type { Text } from '@ancrage/base';
import { z } from 'zod';
import { checkShape } from '../documents/check-shape.ts';
import { formats } from '../reading/format.ts';
import type { Format } from '../reading/format.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

/** `reference/exports.yaml`: how each format of evidence is obtained, platform by platform. */
export const exportTableSchema = z.strictObject({
  ancrage: z.literal('exports/1'),
  as_of: z.iso.date(),
  licence: z.string().min(1),
  formats: z.array(
    z.strictObject({
      format: z.enum(formats),
      name: text,
      exports: z
        .array(
          z.strictObject({
            /** `any` for every platform. */
            platform: z.string().min(1),
            /** What to type; absent where a person has to write or ask. Words in capitals are to be replaced. */
            command: z.string().min(1).optional(),
            how: text,
          }),
        )
        .min(1),
    }),
  ),
});

/** One way to obtain a file of a format. */
export interface ExportWay {
  readonly platform: string;
  readonly command: string | undefined;
  readonly how: Text;
}

export interface FormatExports {
  readonly name: Text;
  readonly ways: readonly ExportWay[];
}

/** Reads the table of exports; mistakes are `REFERENCE_INVALID` with their line. It advises; no verdict uses it. */
export function loadExports(table: Uint8Array): ReadonlyMap<Format, FormatExports> {
  const document = parseYamlDocument(table);
  const { formats: entries } = checkShape(document, exportTableSchema, 'REFERENCE_INVALID');
  return new Map(
    entries.map(({ format, name, exports }) => [
      format,
      { name, ways: exports.map(({ platform, command, how }) => ({ platform, command, how })) },
    ]),
  );
}
