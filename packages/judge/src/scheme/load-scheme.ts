import { canonicalJson, compareText, Decimal, digestOf, parseDuration } from '@ancrage/base';
import type { z } from 'zod';
import { ruleNames } from '../analyses/analyses.ts';
import { isKindName } from '../facts/registry.ts';
import type { Format } from '../reading/format.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { YamlDocument, YamlParser } from '../documents/yaml-document.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { CompiledRule } from '../rules/compile-rule.ts';
import { parseRule, RuleSyntaxError } from '../rules/parse-rule.ts';
import { formatRuleProblem } from '../rules/rule-problem.ts';
import type { RuleProblem } from '../rules/rule-problem.ts';
import type { RuleType } from '../rules/rule-syntax.ts';
import {
  criterionFileSchema,
  gradesFileSchema,
  parametersFileSchema,
  schemeFileSchema,
} from './scheme-schema.ts';
import { formatsNamed } from './format-families.ts';
import { patchProblems } from './patch-problems.ts';
import type { Control, Criterion, GradeRow, Parameter, Scheme } from './scheme.ts';

/**
 * Builds a scheme from its files (path within the version's folder → bytes): `scheme.yaml`, `parameters.yaml`,
 * `grades.yaml`, `criteria/<ID>.yaml`. All mistakes of all files are thrown together as `SCHEME_INVALID`, one
 * `file:line:column` a line. Files under `cases/` are not part of the scheme.
 */
export function loadScheme(
  files: ReadonlyMap<string, Uint8Array>,
  parse: YamlParser = parseYamlDocument,
): Scheme {
  const problems: RuleProblem[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S): Loaded<z.output<S>> | undefined => {
    const bytes = files.get(file);
    if (bytes === undefined) {
      problems.push({ file, line: 1, column: 1, problem: 'file missing' });
      return undefined;
    }
    try {
      const document = parse(bytes);
      const result = schema.safeParse(document.data);
      if (result.success) return { data: result.data, document };
      for (const issue of result.error.issues) {
        const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
        problems.push({
          file,
          line: document.lineOf(path),
          column: 1,
          problem: `${path.join('.')}: ${issue.message}`,
        });
      }
    } catch (error) {
      if (!(error instanceof JudgeError)) throw error;
      problems.push({
        file,
        line: Number(error.details['line'] ?? 1),
        column: 1,
        problem: String(error.details['problem']),
      });
    }
    return undefined;
  };

  const head = read('scheme.yaml', schemeFileSchema)?.data;
  const families = Object.fromEntries(
    Object.entries(head?.families ?? {}).map(([id, family]) => [id, family.formats]),
  );
  const grades = gradeRows(read('grades.yaml', gradesFileSchema), families, problems);
  const parameters = new Map<string, Parameter>();
  for (const entry of read('parameters.yaml', parametersFileSchema)?.data ?? []) {
    const { id, value, unit, meaning, ground, valid_from, valid_to } = entry;
    const exact = Decimal.parse(String(value));
    parameters.set(id, {
      id,
      value: exact,
      unit,
      meaning,
      ground,
      validFrom: valid_from,
      validTo: valid_to ?? null,
    });
  }
  const names = new Map<string, RuleType>(ruleNames);
  for (const id of parameters.keys()) names.set(`parameters.${id}`, 'number');

  const criteria: Criterion[] = [];
  for (const criterionId of head?.criteria ?? []) {
    const file = `criteria/${criterionId}.yaml`;
    const loaded = read(file, criterionFileSchema);
    if (loaded === undefined) continue;
    const rule = (source: string, path: (string | number)[]): CompiledRule => {
      try {
        return compileRule(source, parseRule(source, names));
      } catch (error) {
        if (!(error instanceof RuleSyntaxError)) throw error;
        const line = loaded.document.lineOf(path);
        problems.push({ file, line, column: error.offset + 1, problem: error.message });
        return { source, names: [], run: () => undefined, limits: [] };
      }
    };
    const controls = loaded.data.controls.map((entry, index): Control => {
      for (const kind of entry.evidence.facts) {
        if (!isKindName(kind)) {
          const line = loaded.document.lineOf(['controls', index, 'evidence', 'facts']);
          problems.push({ file, line, column: 1, problem: `unknown kind of fact “${kind}”` });
        }
      }
      const rungs = Object.entries(entry.rungs)
        .map(([rung, source]) => ({
          rung: Number(rung),
          rule: rule(source, ['controls', index, 'rungs', rung]),
        }))
        .sort((a, b) => a.rung - b.rung);
      const condition =
        entry.condition === undefined ? null : rule(entry.condition, ['controls', index, 'condition']);
      if (rungs.length === 0 && condition === null) {
        problems.push({
          file,
          line: loaded.document.lineOf(['controls', index]),
          column: 1,
          problem: `${entry.id}: no rule`,
        });
      }
      entry.remedies.forEach((remedy, at) => {
        for (const problem of patchProblems(remedy.patch)) {
          const line = loaded.document.lineOf(['controls', index, 'remedies', at]);
          problems.push({ file, line, column: 1, problem });
        }
      });
      const { id, title, text, binds, judged, alternatives, ground } = entry;
      return {
        id,
        criterion: criterionId,
        title,
        text,
        binds,
        judged,
        evidence: {
          facts: entry.evidence.facts,
          least: entry.evidence.least,
          complete: entry.evidence.complete,
          cadence: entry.evidence.cadence,
          formats: formatsNamed(entry.evidence.formats, families, (name) => {
            const line = loaded.document.lineOf(['controls', index, 'evidence', 'formats']);
            problems.push({ file, line, column: 1, problem: `unknown format “${name}”` });
          }),
          freshness: parseDuration(entry.evidence.freshness),
          ...(entry.evidence.places_freshness === undefined
            ? {}
            : { placesFreshness: parseDuration(entry.evidence.places_freshness) }),
          ...(entry.evidence.carried === undefined
            ? {}
            : { carried: { ...entry.evidence.carried, level: rungs.at(-1)?.rung ?? 1 } }),
        },
        rungs,
        condition,
        alternatives,
        toleratesMinor: entry.tolerates_minor,
        remedies: entry.remedies,
        ground,
      };
    });
    criteria.push({ id: criterionId, title: loaded.data.title, asks: loaded.data.asks, controls });
  }
  checkReferences(criteria, problems);
  if (problems.length > 0 || head === undefined) throw schemeInvalid(problems);
  return {
    id: head.id,
    version: head.version,
    title: head.title,
    status: head.status,
    published: head.published,
    levels: head.levels.map(({ does_not_say, ...level }) => ({ ...level, doesNotSay: does_not_say })),
    topLevel: Math.max(...head.levels.map(({ level }) => level)),
    families: Object.entries(head.families).map(([id, family]) => ({ id, ...family })),
    criteria,
    parameters,
    grades,
    digest: schemeDigest(files),
  };
}

interface Loaded<T> {
  readonly data: T;
  readonly document: YamlDocument;
}

/** One row for each format and collector that the file names together. */
function gradeRows(
  loaded: Loaded<z.output<typeof gradesFileSchema>> | undefined,
  families: Readonly<Record<string, readonly Format[]>>,
  problems: RuleProblem[],
): GradeRow[] {
  return (loaded?.data ?? []).flatMap(({ formats, collectors, method, confirmed }, index) => {
    const wrong = (name: string): void => {
      const line = loaded!.document.lineOf([index, 'formats']);
      problems.push({ file: 'grades.yaml', line, column: 1, problem: `unknown format “${name}”` });
    };
    return formatsNamed(formats, families, wrong).flatMap((format) =>
      collectors.map((collector): GradeRow => ({ format, collector, method, confirmed })),
    );
  });
}

function checkReferences(criteria: readonly Criterion[], problems: RuleProblem[]): void {
  const seen = new Map<string, Control>();
  for (const { id: criterion, controls } of criteria) {
    for (const control of controls) {
      const file = `criteria/${criterion}.yaml`;
      if (seen.has(control.id))
        problems.push({ file, line: 1, column: 1, problem: `${control.id} occurs twice` });
      seen.set(control.id, control);
    }
  }
  for (const control of seen.values()) {
    const { carried } = control.evidence;
    if (carried !== undefined && !seen.has(carried.by)) {
      const problem = `${control.id}: carried by ${carried.by}, which is no control`;
      problems.push({ file: `criteria/${control.criterion}.yaml`, line: 1, column: 1, problem });
    }
    for (const other of control.alternatives) {
      if (seen.get(other)?.alternatives.includes(control.id)) continue;
      const problem = `${control.id}: alternative ${other} does not name it back`;
      problems.push({ file: `criteria/${control.criterion}.yaml`, line: 1, column: 1, problem });
    }
  }
}

function schemeInvalid(problems: RuleProblem[]): JudgeError {
  const sorted = problems.sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
  return new JudgeError('SCHEME_INVALID', {
    count: sorted.length,
    problems: sorted.map(formatRuleProblem).join('\n'),
  });
}

function schemeDigest(files: ReadonlyMap<string, Uint8Array>): Scheme['digest'] {
  const entries = [...files].filter(([path]) => path.endsWith('.yaml') && !path.startsWith('cases/'));
  return digestOf(canonicalJson(Object.fromEntries(entries.map(([path, bytes]) => [path, digestOf(bytes)]))));
}
