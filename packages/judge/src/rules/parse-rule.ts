import { parse } from '@marcbachmann/cel-js';
import type { Operand, RuleNames, RuleNode, RuleType } from './rule-syntax.ts';

/** A mistake inside one rule, `offset` in characters from its start. */
export class RuleSyntaxError extends Error {
  readonly offset: number;
  constructor(problem: string, offset: number) {
    super(problem);
    this.name = 'RuleSyntaxError';
    this.offset = offset;
  }
}

interface CelNode {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
}

const COMPARISONS: Readonly<Record<string, 'lt' | 'le' | 'gt' | 'ge' | 'eq'>> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
};

/** Keeps a rule readable, and its tree within any stack. */
const MAX_LENGTH = 1000;

/**
 * Parses one rule as CEL and checks that it stays within the subset: `&& || ! < <= > >= ==` over known names and
 * constants, with types that fit. Anything else (calls, `in`, ternary, arithmetic, unknown names) is refused with its
 * place: quantifying and counting belong to analyses, where they are written once and tested.
 */
export function parseRule(source: string, names: RuleNames): RuleNode {
  if (source.length > MAX_LENGTH) throw new RuleSyntaxError(`over ${MAX_LENGTH} characters`, MAX_LENGTH);
  let root: CelNode;
  try {
    root = parse(source).ast;
  } catch (error) {
    const at = (error as { range?: { start?: number } }).range?.start ?? 0;
    throw new RuleSyntaxError(error instanceof Error ? error.message.split('\n')[0]! : 'not CEL', at);
  }
  return truth(root, names);
}

function truth(node: CelNode, names: RuleNames): RuleNode {
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args as [CelNode, CelNode];
    return { op: node.op === '&&' ? 'and' : 'or', args: [truth(left, names), truth(right, names)] };
  }
  if (node.op === '!_') return { op: 'not', arg: truth(node.args as CelNode, names) };
  const comparison = COMPARISONS[node.op];
  if (comparison !== undefined) {
    const [left, right] = node.args as [CelNode, CelNode];
    return { op: comparison, left: operand(left, names), right: operand(right, names) };
  }
  if (node.op === '.') return { op: 'flag', name: nameOf(node, names, 'flag') };
  throw new RuleSyntaxError(`“${node.op}” is outside the rule language`, node.start);
}

function operand(node: CelNode, names: RuleNames): Operand {
  if (node.op === 'value' && (typeof node.args === 'bigint' || typeof node.args === 'number')) {
    return { constant: String(node.args) };
  }
  if (node.op === '.') return { name: nameOf(node, names, 'number') };
  throw new RuleSyntaxError('expected a name or a number', node.start);
}

function nameOf(node: CelNode, names: RuleNames, expected: RuleType): string {
  const [object, field] = node.args as [CelNode, string];
  if (object.op !== 'id') throw new RuleSyntaxError('names have exactly two parts', node.start);
  const name = `${String(object.args)}.${field}`;
  const type = names.get(name);
  if (type === undefined) throw new RuleSyntaxError(`unknown name “${name}”`, node.start);
  if (type !== expected)
    throw new RuleSyntaxError(`“${name}” is a ${type}, expected a ${expected}`, node.start);
  return name;
}
