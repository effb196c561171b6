import { compareText } from '@ancrage/base';
import type { Text } from '@ancrage/base';
import { z } from 'zod';
import { checkShape } from '../documents/check-shape.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { formats } from '../reading/format.ts';
import type { Format } from '../reading/format.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

/** `reference/formats/<format>.yaml`: what a format is, what is read of it, and how each platform exports it. */
export const formatSheetSchema = z.strictObject({
  ancrage: z.literal('format/1'),
  format: z.enum(formats),
  as_of: z.iso.date(),
  name: text,
  /** Versions of the format that are read, as it names them. */
  versions: z.array(z.string().min(1)).min(1),
  reads: text,
  /** Where whoever makes the format says what its fields mean, and when the reader was last compared with it. */
  specifications: z
    .array(z.strictObject({ of: z.string().min(1), url: z.url(), checked: z.iso.date() }))
    .default([]),
  /** What it was tried on: `fixture` (made from the published schema), real public files, named, or what a tool writes in CI. */
  tested: z.array(z.string().min(1)).min(1),
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
});

/** One way to obtain a file of a format. */
export interface ExportWay {
  readonly platform: string;
  readonly command: string | undefined;
  readonly how: Text;
}

/** A page on which whoever makes a format says what its fields mean. */
export interface FormatSpecification {
  /** Which of the versions it is of. */
  readonly of: string;
  readonly url: string;
  /** Day on which the reader was compared with it. */
  readonly checked: string;
}

/** What users are told of one format. */
export interface FormatSheet {
  readonly format: Format;
  readonly name: Text;
  readonly versions: readonly string[];
  readonly reads: Text;
  readonly specifications: readonly FormatSpecification[];
  readonly tested: readonly string[];
  readonly ways: readonly ExportWay[];
}

/**
 * Reads the sheets, file name → bytes, and gives them by format in code-unit order. They advise; no verdict uses them.
 * Mistakes are `REFERENCE_INVALID` with their line, as is a file that is not named after its format.
 */
export function loadFormatSheets(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<Format, FormatSheet> {
  const sheets = [...files].map(([file, bytes]): FormatSheet => {
    const document = parseYamlDocument(bytes);
    const { format, name, versions, reads, specifications, tested, exports } = checkShape(
      document,
      formatSheetSchema,
      'REFERENCE_INVALID',
    );
    if (file !== `${format}.yaml`) {
      throw new JudgeError('REFERENCE_INVALID', {
        line: document.lineOf(['format']),
        path: 'format',
        problem: `the file is named ${file}`,
      });
    }
    const ways = exports.map(({ platform, command, how }) => ({ platform, command, how }));
    return { format, name, versions, reads, specifications, tested, ways };
  });
  return new Map(
    sheets.sort((a, b) => compareText(a.format, b.format)).map((sheet) => [sheet.format, sheet]),
  );
}
