import { canonicalJson, compareText } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { combineMeasures } from '../facts/combine-facts.ts';
import { detachedText } from '../facts/detached-text.ts';
import type { AnyFact, Place } from '../facts/fact.ts';
import { measuresOf } from '../facts/fact-key.ts';
import type { Method } from '../facts/grade.ts';
import { weakerMethod } from '../facts/grade.ts';
import { kinds } from '../facts/registry.ts';
import type { KindName } from '../facts/registry.ts';

/** A fact of the one file that is being read; the file's name is put to it at the end. */
export interface GatheredFact {
  readonly kind: KindName;
  readonly value: Readonly<Record<string, unknown>>;
  place: Place;
  method: Method | undefined;
}

/**
 * The facts of one file: single statements as they come, aggregates added up. What is the same twice counts once. Facts are put
 * in order by their place; a key of all that they say, as readings of several files are merged by, is made only for those of
 * one kind that stand in one place.
 */
export class GatheredFacts {
  readonly #sums = new Map<string, GatheredFact>();
  /** Text of each field that the last new aggregate had. */
  readonly #texts = new Map<string, string>();
  #singles: GatheredFact[] = [];
  /** Keys of the statements, once there are so many that each may be one too many. */
  #known: Set<string> | undefined;

  /** Statements, those said twice perhaps twice, and aggregates. */
  get size(): number {
    return this.#singles.length + this.#sums.size;
  }

  get statements(): number {
    return this.#singles.length;
  }

  add(fact: GatheredFact): void {
    const measures = measuresOf(fact.kind);
    if (measures.length > 0) this.#sum(fact, measures);
    else if (this.#known === undefined) this.#singles.push(fact);
    else this.#addUnknown(fact, this.#known);
  }

  /** Forgets what was said twice, now and from now on. */
  distinguish(): void {
    if (this.#known !== undefined) return;
    const facts = this.#singles;
    this.#singles = [];
    this.#known = new Set();
    for (const fact of facts) this.#addUnknown(fact, this.#known);
  }

  /** The statements so far, which are then forgotten. */
  take(evidence: Digest): AnyFact[] {
    const facts = this.#singles.map((fact) => factOf(fact, evidence));
    this.#singles = [];
    this.#known = undefined;
    return facts;
  }

  /** Some of all that there is, aggregates too, which are then forgotten: what comes later of the same adds to what was taken. */
  takeAny(evidence: Digest, most: number): AnyFact[] {
    if (this.#singles.length > 0) return this.take(evidence);
    const facts: AnyFact[] = [];
    for (const [name, fact] of this.#sums) {
      if (facts.length >= most) break;
      facts.push(factOf(fact, evidence));
      this.#sums.delete(name);
    }
    return facts;
  }

  /** All of them, each once, sorted by `factKey`. */
  sorted(evidence: Digest): AnyFact[] {
    const byKind = Map.groupBy([...this.#singles, ...this.#sums.values()], ({ kind }) => kind);
    // The key begins with the kind and a space, which no kind holds.
    const kinds = [...byKind.keys()].sort((a, b) => compareText(`${a} `, `${b} `));
    return kinds.flatMap((kind) => {
      const facts = byKind.get(kind)!;
      return measuresOf(kind).length > 0 ? sortedByKey(facts, evidence) : sortedByPlace(facts, evidence);
    });
  }

  #sum(fact: GatheredFact, measures: readonly string[]): void {
    const name = nameOf(fact, measures);
    const known = this.#sums.get(name);
    if (known === undefined) {
      // What is added up stays until the end: it must not keep the texts that it was cut from.
      this.#sums.set(detachedText(name), this.#own(fact));
      return;
    }
    combineMeasures(fact.kind, known.value, fact.value);
    if (fact.place !== known.place && compareText(placeText(fact.place), placeText(known.place)) < 0)
      known.place = fact.place;
    if (fact.method === undefined || known.method === undefined) known.method ??= fact.method;
    else known.method = weakerMethod(known.method, fact.method);
  }

  /** The fact apart from the file; texts that the one before had too are the same thing. */
  #own({ kind, value, place, method }: GatheredFact): GatheredFact {
    const own: Record<string, unknown> = {};
    for (const field of Object.keys(value)) {
      const held = value[field];
      if (typeof held === 'string' && held !== this.#texts.get(field))
        this.#texts.set(field, detachedText(held));
      own[field] = typeof held === 'string' ? this.#texts.get(field) : held;
    }
    return { kind, value: own, place: detachedPlace(place), method };
  }

  #addUnknown(fact: GatheredFact, known: Set<string>): void {
    const { kind, value, place, method } = fact;
    const name = canonicalJson({ kind, value, place, method });
    if (known.has(name)) return;
    known.add(name);
    this.#singles.push(fact);
  }
}

function detachedPlace(place: Place): Place {
  return 'pointer' in place ? { pointer: detachedText(place.pointer) } : place;
}

/** Names an aggregate within its file: its kind and key fields, each behind its length, so that no two have one name. */
function nameOf({ kind, value }: GatheredFact, measures: readonly string[]): string {
  let name: string = kind;
  for (const field of Object.keys(value)) {
    if (measures.includes(field)) continue;
    const held = value[field];
    const text = typeof held === 'string' ? held : canonicalJson(held);
    name += ` ${field} ${typeof held} ${text.length} ${text}`;
  }
  return name;
}

function factOf({ kind, value, place, method }: GatheredFact, evidence: Digest): AnyFact {
  const at = { evidence, place };
  return (method === undefined ? { kind, value, at } : { kind, value, at, method }) as unknown as AnyFact;
}

/** Aggregates of one kind and one file: the key then tells their key fields. */
function sortedByKey(facts: readonly GatheredFact[], evidence: Digest): AnyFact[] {
  return sortedBy(facts, keyText).map(({ fact }) => factOf(fact, evidence));
}

/** Of one kind and one file, the key first tells the place. */
function sortedByPlace(facts: readonly GatheredFact[], evidence: Digest): AnyFact[] {
  // Facts of one place mostly come one after another; the engine sorts texts alone faster than anything with a question of ours.
  const placed = new Map<string, GatheredFact | GatheredFact[]>();
  let before: { readonly place: Place; readonly text: string } | undefined;
  for (const fact of facts) {
    const text = before?.place === fact.place ? before.text : placeText(fact.place);
    before = { place: fact.place, text };
    const there = placed.get(text);
    if (there === undefined) placed.set(text, fact);
    else if (Array.isArray(there)) there.push(fact);
    else placed.set(text, [there, fact]);
  }
  const sorted: AnyFact[] = [];
  for (const text of [...placed.keys()].sort()) {
    const there = placed.get(text)!;
    if (!Array.isArray(there)) sorted.push(factOf(there, evidence));
    else
      for (const [number, fact] of there.sort(compareRest).entries())
        if (number === 0 || compareRest(there[number - 1]!, fact) !== 0) sorted.push(factOf(fact, evidence));
  }
  return sorted;
}

/** Text that JSON writes as it is, and of which no character comes before the quote that ends it. */
const PLAIN = /^[#-[\]-~]*$/;

/** The order of {@link restText}, of which all is made only where the first value that differs is no plain text. */
function compareRest(a: GatheredFact, b: GatheredFact): number {
  const names = Object.keys(a.value);
  const others = Object.keys(b.value);
  const alike = a.method === b.method && names.length === others.length;
  if (alike && names.every((name, at) => name === others[at])) {
    for (const name of names.toSorted()) {
      const [one, other] = [a.value[name], b.value[name]];
      if (one === other) continue;
      if (typeof one !== 'string' || typeof other !== 'string' || !PLAIN.test(one) || !PLAIN.test(other))
        return compareText(restText(a), restText(b));
      return one < other ? -1 : 1;
    }
    return 0;
  }
  return compareText(restText(a), restText(b));
}

function sortedBy(
  facts: readonly GatheredFact[],
  textOf: (fact: GatheredFact) => string,
): { readonly text: string; readonly fact: GatheredFact }[] {
  return facts
    .map((fact) => ({ text: textOf(fact), fact }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

/** The canonical form of the key fields of an aggregate, but for its first brace. */
function keyText({ kind, value }: GatheredFact): string {
  let text = '';
  for (const name of keyFieldsOf(kind)) {
    const held = value[name];
    if (held !== undefined) text += `${text === '' ? '' : ','}"${name}":${canonicalJson(held)}`;
  }
  return `${text}}`;
}

const keyFields = new Map<KindName, readonly string[]>();

/** Names of the fields of a kind that are no measures, sorted. */
function keyFieldsOf(kind: KindName): readonly string[] {
  const known = keyFields.get(kind);
  if (known !== undefined) return known;
  const measures = measuresOf(kind);
  const names = Object.keys(kinds[kind].fields).filter((name) => !measures.includes(name));
  keyFields.set(kind, names.sort(compareText));
  return names;
}

/** What the key of a fact tells behind its kind and place. */
function restText({ method, value }: GatheredFact): string {
  const told = canonicalJson(value);
  return method === undefined ? `"value":${told}` : `"method":"${method}","value":${told}`;
}

/** The canonical form of a place. */
function placeText(place: Place): string {
  if (!('pointer' in place) || !place.pointer.isWellFormed()) return canonicalJson(place);
  return `{"pointer":${JSON.stringify(place.pointer)}}`;
}
