// Golden cases of every scheme: each goes from native bytes through the real readers, grades and trust list. Besides
// passing, they must cover each control, and notice when a part of a rule is dropped or a threshold moves by nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  analysisParameters,
  loadLaws,
  loadReference,
  loadScheme,
  loadTrustList,
} from '../packages/judge/src/index.ts';
import { runCases } from '../packages/judge/src/cases/run-cases.ts';
import type { Control, Scheme } from '../packages/judge/src/index.ts';
import type { CaseResult } from '../packages/judge/src/cases/run-cases.ts';
import { demonstrationKey, isDemonstrationRole, signStatement } from '../packages/keys/src/index.ts';
import { filesUnder, ROOT } from './tree.ts';

const FOLDER = 'schemes/qc-souverainete/2026.1';
const read = (path: string): Uint8Array => readFileSync(join(ROOT, path));
const files = new Map(filesUnder(FOLDER).map((path) => [path.slice(FOLDER.length + 1), read(path)]));
const trust = loadTrustList(read('trust/demonstration.yaml'));
const reference = loadReference(read('reference/regions.json'), read('reference/operators.yaml'));
const laws = loadLaws(new Map(filesUnder('laws').map((path) => [path.slice('laws/'.length), read(path)])));

function run(scheme: Scheme, only?: string): CaseResult[] {
  const chosen = [...files].filter(
    ([path]) => only === undefined || !/^cases\/[A-Z]/.test(path) || path === `cases/${only}.yaml`,
  );
  return runCases({
    scheme,
    files: new Map(chosen),
    laws,
    reference,
    trust,
    sign: (statement, role) => {
      assert.ok(isDemonstrationRole(role), role);
      return signStatement(statement, demonstrationKey(role));
    },
  });
}

const scheme = loadScheme(files);
const controls = scheme.criteria.flatMap((criterion) => criterion.controls);
const results = run(scheme);
const of = (control: Control): CaseResult[] => results.filter((result) => result.control === control.id);

/** Freshness can be known from above only: fresher proof may exist that nobody showed. */
const NEVER_NOT_MET = new Set(['OWN-11']);

for (const control of controls) {
  test(`${control.id}: golden cases`, () => {
    const failed = of(control).filter(({ problems }) => problems.length > 0);
    assert.deepEqual(failed, []);
    const found = new Set(of(control).map((result) => result.found));
    assert.ok(found.has('met'), 'no case is met');
    assert.ok(found.has('not-proven'), 'no case is not proven');
    assert.equal(found.has('not-met'), !NEVER_NOT_MET.has(control.id), 'cases that are not met');
  });

  test(`${control.id}: some remedy is seen to turn a finding`, () => {
    assert.ok(of(control).some(({ turnedBy }) => turnedBy.length > 0));
  });

  test(`${control.id}: the cases notice a rule that asks less`, () => {
    for (const [kept, weaker] of weakenings(control)) {
      const changed = run(weaker, control.id).some(({ problems }) => problems.length > 0);
      assert.ok(changed, `nobody notices “${kept}”`);
    }
  });
}

test('the met cases of a control that takes contracts rest on a quoted and confirmed contract', () => {
  for (const control of controls.filter(({ evidence }) => evidence.formats.includes('contract'))) {
    const native = of(control).some(({ found, formats }) => found === 'met' && formats.includes('pdf'));
    assert.ok(native, control.id);
  }
});

test('every threshold that a rule uses is told, as a number, in the words of the control', () => {
  for (const { id, rungs, text } of controls) {
    for (const name of rungs.flatMap(({ rule }) => rule.names)) {
      if (!name.startsWith('parameters.')) continue;
      const { value, unit } = scheme.parameters.get(name.slice('parameters.'.length))!;
      // A year of days is said in months.
      const told = unit === 'days' && value.toNumber() >= 365 ? '12' : value.toString();
      for (const words of [text.fr, text.en])
        assert.match(words, new RegExp(`\\b${told}\\b`), `${id}: ${name}`);
    }
  }
});

test('every parameter is used by a rule, or is one that an analysis rests on', () => {
  const rested = Object.values(analysisParameters).map((id) => `parameters.${id}`);
  const used = new Set<string>([
    ...rested,
    ...controls.flatMap(({ rungs }) => rungs.flatMap(({ rule }) => rule.names)),
  ]);
  for (const id of scheme.parameters.keys()) assert.ok(used.has(`parameters.${id}`), id);
});

/** The scheme with one part of one rule of a control left out, or one bound made strict, for each such change. */
function* weakenings(control: Control): Generator<[string, Scheme]> {
  const path = `criteria/${control.criterion}.yaml`;
  for (const { rule } of control.rungs) {
    const parts = rule.source.trim().split(/\s*&&\s*/);
    const changed =
      parts.length === 1 || rule.source.includes('||')
        ? []
        : parts.map((_, at) => parts.toSpliced(at, 1).join(' && '));
    const strict = rule.source.includes('parameters.')
      ? [rule.source.replaceAll('<=', '<').replaceAll('>=', '>')]
      : [];
    for (const source of [...changed, ...strict]) {
      if (source === rule.source) continue;
      const text = new TextDecoder().decode(files.get(path));
      yield [
        source,
        loadScheme(
          new Map([
            ...files,
            [path, new TextEncoder().encode(withRule(text, control.id, rule.source, source))],
          ]),
        ),
      ];
    }
  }
}

/** Replaces one rule in the text of a criterion, whatever the form in which YAML has it. */
function withRule(text: string, id: string, from: string, to: string): string {
  const start = text.indexOf(`- id: ${id}`);
  const words = from
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(\\n +\\d: )(?:>-\\s+)?(['"]?)${words.join('\\s+')}\\2(?=\\s*\\n)`);
  const replaced = text.slice(start).replace(pattern, (_, key: string) => `${key}'${to}'`);
  assert.notEqual(replaced, text.slice(start), `${id}: rule not found in the file`);
  return text.slice(0, start) + replaced;
}
