import type { z } from 'zod';
import { JudgeError } from '../errors/judge-error.ts';
import type { JudgeErrorCode } from '../errors/judge-error.ts';
import type { YamlDocument } from './yaml-document.ts';

/** Checks a YAML document against a zod schema; the first problem is thrown with its line and path. */
export function checkShape<S extends z.ZodType>(
  document: YamlDocument,
  schema: S,
  code: JudgeErrorCode,
): z.output<S> {
  const result = schema.safeParse(document.data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  throw new JudgeError(code, {
    line: document.lineOf(path),
    path: path.join('.') || '.',
    problem: issue.message,
  });
}
