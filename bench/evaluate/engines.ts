import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { celEnv, parse, plan } from '@bufbuild/cel';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { parse as parseCelJs } from '@marcbachmann/cel-js';
import { Engine } from 'json-rules-engine';
import type { NestedCondition, RuleProperties } from 'json-rules-engine';
import type { Operand, RuleNode } from '../../packages/judge/src/rules/rule-syntax.ts';
import { nested, slotsOf } from './rule-inputs.ts';
import type { BenchRule, PlainFacts } from './rule-inputs.ts';

/** A way to answer every rule on every dossier's facts. What can be prepared once is prepared, for everyone. */
export interface RuleEngine {
  readonly name: string;
  /** Answers of all rules on all facts, rule after rule within a dossier; 1 true, 0 false. */
  answer(): Uint8Array | Promise<Uint8Array>;
}

export function judgeEngine(rules: readonly BenchRule[], facts: readonly PlainFacts[]): RuleEngine {
  const slots = facts.map((one) => rules.map(({ rule }) => slotsOf(rule, one)));
  return {
    name: 'ancrage judge (three-valued)',
    answer: () => {
      const answers = new Uint8Array(facts.length * rules.length);
      let at = 0;
      for (const values of slots) {
        for (let index = 0; index < rules.length; index += 1) {
          answers[at++] = rules[index]!.rule.run(values[index]!) === true ? 1 : 0;
        }
      }
      return answers;
    },
  };
}

export function celEngine(rules: readonly BenchRule[], facts: readonly PlainFacts[]): RuleEngine {
  const env = celEnv();
  const plans = rules.map(({ rule }) => plan(env, parse(rule.source)));
  const inputs = facts.map((one) =>
    nested(one, (value) => (typeof value === 'number' ? BigInt(value) : value)),
  );
  return {
    name: '@bufbuild/cel, planned',
    answer: () => {
      const answers = new Uint8Array(facts.length * rules.length);
      let at = 0;
      for (const input of inputs)
        for (const run of plans) answers[at++] = run(input as never) === true ? 1 : 0;
      return answers;
    },
  };
}

/** The library that reads our rules, as an evaluator of its own: pre-parsed, two-valued. */
export function celJsEngine(rules: readonly BenchRule[], facts: readonly PlainFacts[]): RuleEngine {
  const parsed = rules.map(({ rule }) => parseCelJs(rule.source));
  const inputs = facts.map((one) =>
    nested(one, (value) => (typeof value === 'number' ? BigInt(value) : value)),
  );
  return {
    name: '@marcbachmann/cel-js, pre-parsed',
    answer: () => {
      const answers = new Uint8Array(facts.length * rules.length);
      let at = 0;
      for (const input of inputs) for (const run of parsed) answers[at++] = run(input) === true ? 1 : 0;
      return answers;
    },
  };
}

export function cedarEngine(rules: readonly BenchRule[], facts: readonly PlainFacts[]): RuleEngine {
  for (const { id, tree } of rules) {
    const staticPolicies = `permit(principal, action, resource) when { ${cedarText(tree)} };`;
    const answer = cedar.preparsePolicySet(id, { staticPolicies });
    if (answer.type !== 'success') throw new Error(`${id}: ${JSON.stringify(answer)}`);
  }
  const inputs = facts.map((one) => nested(one, (value) => value));
  const entity = (type: string): { type: string; id: string } => ({ type, id: 'x' });
  return {
    name: '@cedar-policy/cedar-wasm, pre-parsed',
    answer: () => {
      const answers = new Uint8Array(facts.length * rules.length);
      let at = 0;
      for (const context of inputs) {
        for (const { id } of rules) {
          const answer = cedar.statefulIsAuthorized({
            principal: entity('S'),
            action: entity('Action'),
            resource: entity('R'),
            context,
            preparsedPolicySetId: id,
            validateRequest: false,
            entities: [],
          } as never);
          answers[at++] = answer.type === 'success' && answer.response.decision === 'allow' ? 1 : 0;
        }
      }
      return answers;
    },
  };
}

export function jsonRulesEngine(rules: readonly BenchRule[], facts: readonly PlainFacts[]): RuleEngine {
  const engines = rules.map(({ tree }) => {
    const engine = new Engine([], { allowUndefinedFacts: false });
    engine.addRule({ conditions: { all: [jsonCondition(tree)] }, event: { type: 'met' } } as RuleProperties);
    return engine;
  });
  return {
    name: 'json-rules-engine',
    answer: async () => {
      const answers = new Uint8Array(facts.length * rules.length);
      let at = 0;
      for (const one of facts) {
        for (const engine of engines) answers[at++] = (await engine.run(one)).events.length > 0 ? 1 : 0;
      }
      return answers;
    },
  };
}

/** OPA as a Go library in its own process, prepared queries; undefined where Go is absent. Times itself. */
export function opaRate(
  rules: readonly BenchRule[],
  facts: readonly PlainFacts[],
): { rate: number; answers: Uint8Array } | undefined {
  const folder = fileURLToPath(new URL('opa', import.meta.url));
  const policies = rules.map(({ id, tree }) => `${id} if { ${regoText(tree)} }`).join('\n');
  const input = JSON.stringify({
    module: `package ancrage\nimport rego.v1\n${policies}`,
    rules: rules.map(({ id }) => id),
    facts: facts.map((one) => nested(one, (value) => value)),
  });
  try {
    const output = execFileSync('go', ['run', '.'], {
      cwd: folder,
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { seconds, answers } = JSON.parse(output.toString()) as { seconds: number; answers: string };
    return {
      rate: (rules.length * facts.length) / seconds,
      answers: Uint8Array.from(answers, (digit) => Number(digit)),
    };
  } catch {
    return undefined;
  }
}

const SIGNS = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==' } as const;

function cedarText(node: RuleNode): string {
  const operand = (term: Operand): string => ('constant' in term ? term.constant : `context.${term.name}`);
  if (node.op === 'and') return `(${cedarText(node.args[0])} && ${cedarText(node.args[1])})`;
  if (node.op === 'or') return `(${cedarText(node.args[0])} || ${cedarText(node.args[1])})`;
  if (node.op === 'not') return `!(${cedarText(node.arg)})`;
  if (node.op === 'flag') return `context.${node.name}`;
  return `${operand(node.left)} ${SIGNS[node.op]} ${operand(node.right)}`;
}

function jsonCondition(node: RuleNode): NestedCondition {
  if (node.op === 'and') return { all: node.args.map(jsonCondition) };
  if (node.op === 'or') return { any: node.args.map(jsonCondition) };
  if (node.op === 'not') return { not: jsonCondition(node.arg) };
  if (node.op === 'flag') return { fact: node.name, operator: 'equal', value: true };
  const operator = {
    lt: 'lessThan',
    le: 'lessThanInclusive',
    gt: 'greaterThan',
    ge: 'greaterThanInclusive',
    eq: 'equal',
  }[node.op];
  const value = 'constant' in node.right ? Number(node.right.constant) : { fact: node.right.name };
  if ('constant' in node.left) throw new Error('a constant stands on the left');
  return { fact: node.left.name, operator, value };
}

/** Rego has no `||` within an expression: a disjunction is the negation of a conjunction of negations, by comprehension. */
function regoText(node: RuleNode): string {
  const operand = (term: Operand): string => ('constant' in term ? term.constant : `input.${term.name}`);
  if (node.op === 'and') return `${regoText(node.args[0])}; ${regoText(node.args[1])}`;
  if (node.op === 'or')
    return `count([1 | some x in [1, 2]; [${node.args.map(regoValue).join(', ')}][x - 1] == true]) > 0`;
  if (node.op === 'not') return `${regoValue(node.arg)} == false`;
  if (node.op === 'flag') return `input.${node.name} == true`;
  return `${operand(node.left)} ${SIGNS[node.op]} ${operand(node.right)}`;
}

/** A rule as a Rego value, true or false. */
function regoValue(node: RuleNode): string {
  return `(count([1 | ${regoText(node)}]) > 0)`;
}
