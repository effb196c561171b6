import { outputs } from '../analyses/analyses.ts';
import { checkFactFields, checkFactValue } from '../facts/check-fact.ts';
import { isKindName } from '../facts/registry.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { PatchRule } from './scheme.ts';

/** What the registry of facts and the names of rules have against the patch of a remedy; told at load. */
export function patchProblems(patch: readonly PatchRule[]): string[] {
  return patch.flatMap((rule) => {
    if (rule.op === 'complete') return [];
    const { kind } = rule;
    if (!isKindName(kind)) return [`unknown kind of fact “${kind}”`];
    if (rule.op !== 'add' && rule.against !== undefined && !outputs.has(rule.against))
      return [`remedy: unknown value “${rule.against}”`];
    try {
      if (rule.op === 'add') checkFactValue(kind, withExamples(rule.value));
      if (rule.op === 'replace') checkFactFields(kind, withExamples(rule.set));
      return [];
    } catch (error) {
      if (!(error instanceof JudgeError)) throw error;
      const { field, expected, found } = error.details;
      return [`remedy: ${kind}.${field}: expected ${expected}, found ${found}`];
    }
  });
}

/** Placeholders are filled in when a dossier is judged; any date and any name will do to check the rest. */
function withExamples(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const example = (item: unknown): unknown =>
    typeof item === 'string' ? item.replaceAll('{at}', '2026-01-01').replaceAll('{entity}', 'entity') : item;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, example(item)]));
}
