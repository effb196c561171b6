import type { Decimal, JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import { idOf } from './sarif-result.ts';

/** What a rule tells of its results; nothing else of it is kept, for the results of its run may come much later. */
export interface SarifRule {
  readonly id: string | undefined;
  /** Its name and the words that describe it in short. */
  readonly words: readonly string[];
  /** Its `security-severity`; undefined where it has none, or none that is a number. */
  readonly score: Decimal | undefined;
  /** Level of its results that state none; undefined where it states none itself. */
  readonly level: { readonly word: string | undefined } | undefined;
}

/** Rules of a run: those of its tool, and those of each extension. */
export class SarifRules {
  readonly #components: readonly (readonly SarifRule[])[];
  readonly #byId = new Map<string, SarifRule>();

  constructor(run: JsonCursor) {
    const extensions = run.path('tool', 'extensions')?.items() ?? [];
    const components = [run.path('tool', 'driver'), ...extensions];
    this.#components = components.map((one) => (one?.get('rules')?.items() ?? []).map(ruleIn));
    for (const rule of this.#components.flat())
      if (rule.id !== undefined && !this.#byId.has(rule.id)) this.#byId.set(rule.id, rule);
  }

  /** The rule of a result: by its index within the component that it names, else by its name or the part before a `/`. */
  ruleOf(result: JsonCursor): SarifRule | undefined {
    const reference = result.get('rule');
    const extension = reference?.path('toolComponent', 'index')?.integer();
    const index = (reference?.get('index') ?? result.get('ruleIndex'))?.integer();
    const rules = this.#components[extension === undefined ? 0 : extension + 1];
    const indexed = index === undefined || index < 0 ? undefined : rules?.[index];
    if (indexed !== undefined) return indexed;
    const id = idOf(result) ?? '';
    return this.#byId.get(id) ?? this.#byId.get(id.replace(/\/[^/]*$/, ''));
  }
}

function ruleIn(rule: JsonCursor): SarifRule {
  const words = [rule.get('name'), rule.path('shortDescription', 'text')].map(detached);
  const level = rule.path('defaultConfiguration', 'level');
  return {
    id: detached(rule.get('id')),
    words: words.filter((word) => word !== undefined),
    score: rule.path('properties', 'security-severity')?.decimal(),
    level: level === undefined ? undefined : { word: detached(level) },
  };
}

function detached(cursor: JsonCursor | undefined): string | undefined {
  const text = cursor?.string();
  return text === undefined ? undefined : detachedText(text);
}
