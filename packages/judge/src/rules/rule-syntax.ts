/** The subset of CEL that a rule may use, as a checked tree. */
export type RuleNode =
  | { readonly op: 'and'; readonly args: readonly [RuleNode, RuleNode] }
  | { readonly op: 'or'; readonly args: readonly [RuleNode, RuleNode] }
  | { readonly op: 'not'; readonly arg: RuleNode }
  | { readonly op: 'lt' | 'le' | 'gt' | 'ge' | 'eq'; readonly left: Operand; readonly right: Operand }
  | { readonly op: 'flag'; readonly name: string };

export type Operand = { readonly name: string } | { readonly constant: string };

/** Type of a name in a rule: a quantity known within bounds, or a truth known or not. */
export type RuleType = 'number' | 'flag';

/** Names that a rule may use, `namespace.field`, with their types. */
export type RuleNames = ReadonlyMap<string, RuleType>;
