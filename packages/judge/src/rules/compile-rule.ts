import { Decimal, triAnd, triNot, triOr } from '@ancrage/base';
import type { Tri } from '@ancrage/base';
import { boundsOfConstant, compareBounds } from './bounds.ts';
import type { Bounds, Comparison } from './bounds.ts';
import type { Operand, RuleNode } from './rule-syntax.ts';

/** What a name stands for at evaluation: bounds of a quantity, or a truth. */
export type RuleValue = Bounds | Tri;

export interface CompiledRule {
  readonly source: string;
  /** Names in order of first use; `run` takes their values in this order. */
  readonly names: readonly string[];
  /**
   * Kleene's three-valued logic: true if the rule holds over all that could be true, false if it fails over all of it,
   * undefined otherwise.
   */
  run(values: readonly RuleValue[]): Tri;
  /** Each comparison of a name with a constant or a parameter, so that a violation can say what was asked. */
  readonly limits: readonly Limit[];
}

export interface Limit {
  readonly name: string;
  readonly op: Comparison;
  readonly limit: Operand;
}

type Step = (values: readonly RuleValue[]) => Tri;

/** Turns a checked rule into closures over a list of values; no lookup by name is left at evaluation. */
export function compileRule(source: string, root: RuleNode): CompiledRule {
  const names: string[] = [];
  const slot = (name: string): number => {
    const known = names.indexOf(name);
    return known >= 0 ? known : names.push(name) - 1;
  };
  const run = compile(root, slot);
  return { source, names, run, limits: limitsOf(root) };
}

function limitsOf(node: RuleNode): Limit[] {
  if (node.op === 'and' || node.op === 'or') return node.args.flatMap(limitsOf);
  if (node.op === 'not' || node.op === 'flag' || !('name' in node.left)) return [];
  return [{ name: node.left.name, op: node.op, limit: node.right }];
}

function compile(node: RuleNode, slot: (name: string) => number): Step {
  switch (node.op) {
    case 'and': {
      const [a, b] = [compile(node.args[0], slot), compile(node.args[1], slot)];
      return (values) => {
        const left = a(values);
        return left === false ? false : triAnd(left, b(values));
      };
    }
    case 'or': {
      const [a, b] = [compile(node.args[0], slot), compile(node.args[1], slot)];
      return (values) => {
        const left = a(values);
        return left === true ? true : triOr(left, b(values));
      };
    }
    case 'not': {
      const arg = compile(node.arg, slot);
      return (values) => triNot(arg(values));
    }
    case 'flag': {
      const at = slot(node.name);
      return (values) => values[at] as Tri;
    }
    default: {
      const { op } = node;
      const left = operand(node.left, slot);
      const right = operand(node.right, slot);
      return (values) => compareBounds(op, left(values), right(values));
    }
  }
}

function operand(term: Operand, slot: (name: string) => number): (values: readonly RuleValue[]) => Bounds {
  if ('constant' in term) {
    const constant = boundsOfConstant(Decimal.parse(term.constant));
    return () => constant;
  }
  const at = slot(term.name);
  return (values) => values[at] as Bounds;
}
