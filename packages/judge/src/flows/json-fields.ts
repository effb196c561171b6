import { isWord } from './ascii.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, LIST, LIST_END, COLON, COMMA, SPACE] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a, 0x2c, 0x20,
];
const DEEPEST = 64;

const decoder = new TextDecoder('utf-8');

/**
 * Finds a few members of one JSON object in its bytes, by their paths (`connection.src_ip`), without making the rest of it. What is
 * skipped is checked for its brackets and quotes only.
 */
export class JsonFields<Name extends string> {
  readonly #names: readonly Name[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #data = new Uint8Array(0);
  /** Objects around the one that is read. */
  readonly #within: Outer[] = [];
  readonly #root: Members;

  /** `names` may hold points: a member within a member, or a member whose name has points, the former first. */
  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#starts = new Int32Array(names.length);
    this.#ends = new Int32Array(names.length);
    this.#root = rootOf(names);
  }

  /** Reads the object between two places; false where it is none. One loop: it is what takes the time of reading a log. */
  read(data: Uint8Array, from: number, to: number): boolean {
    this.#data = data as Uint8Array<ArrayBuffer>;
    const [starts, ends, within] = [this.#starts, this.#ends, this.#within];
    starts.fill(0);
    ends.fill(0);
    let at = from;
    while (at < to && data[at]! <= SPACE) at += 1;
    if (data[at] !== OPEN) return false;
    at += 1;
    let members = this.#root;
    within.length = 0;
    // Whether an object has just been opened, which may be empty.
    let opened = true;
    for (;;) {
      while (at < to && data[at]! <= SPACE) at += 1;
      if (!(opened && data[at] === CLOSE)) {
        opened = false;
        if (data[at] !== QUOTE) return false;
        const nameFrom = at + 1;
        at = endOfString(data, nameFrom, to);
        if (at < 0) return false;
        const member = memberAt(members, data, nameFrom, at - 1);
        while (at < to && data[at]! <= SPACE) at += 1;
        if (data[at] !== COLON) return false;
        at += 1;
        while (at < to && data[at]! <= SPACE) at += 1;
        const start = at;
        if (member !== undefined && member.within !== undefined && data[start] === OPEN) {
          if (within.length > DEEPEST) return false;
          within.push({ members, index: member.index, start });
          members = member.within;
          at += 1;
          opened = true;
          continue;
        }
        at = endOfValue(data, at, to, within.length + 1);
        if (at < 0) return false;
        if (member !== undefined && member.index >= 0) {
          starts[member.index] = start;
          ends[member.index] = at;
        }
        while (at < to && data[at]! <= SPACE) at += 1;
        if (data[at] === COMMA) {
          at += 1;
          continue;
        }
      }
      // The end of an object, and of those around it of which it is the last member.
      for (;;) {
        if (data[at] !== CLOSE || at >= to) return false;
        at += 1;
        const outer = within.pop();
        if (outer !== undefined && outer.index >= 0) {
          starts[outer.index] = outer.start;
          ends[outer.index] = at;
        }
        while (at < to && data[at]! <= SPACE) at += 1;
        if (outer === undefined) return at === to;
        members = outer.members;
        opened = false;
        if (data[at] !== COMMA) continue;
        at += 1;
        break;
      }
    }
  }

  /** Takes members that were found in another way: for each name where what is within its quotes starts and ends, 0 where it is absent. */
  found(data: Uint8Array, places: Int32Array): void {
    this.#data = data as Uint8Array<ArrayBuffer>;
    for (let index = 0; index < this.#names.length; index += 1) {
      const [from, to] = [places[index * 2]!, places[index * 2 + 1]!];
      const quotes = to > 0 && data[from - 1] === QUOTE ? 1 : 0;
      this.#starts[index] = from - quotes;
      this.#ends[index] = to + quotes;
    }
  }

  /** Where the value of the n-th name starts among the bytes, within its quotes where it has some; 0, as its end, where it is absent. */
  from(index: number): number {
    const start = this.#starts[index]!;
    return this.#ends[index]! > 0 && this.#data[start] === QUOTE ? start + 1 : start;
  }

  /** Where it ends. */
  to(index: number): number {
    const end = this.#ends[index]!;
    return end > 0 && this.#data[this.#starts[index]!] === QUOTE ? end - 1 : end;
  }

  /** Text of a member, a number as it is written; empty where it is absent, null or an object. */
  member(name: Name): string {
    return this.memberAt(this.#names.indexOf(name));
  }

  /** The same of the n-th name. */
  memberAt(index: number): string {
    const [start, end] = [this.#starts[index]!, this.#ends[index]!];
    if (end <= start) return '';
    const text = this.#text(start, end);
    if (this.#data[start] !== QUOTE) return text === 'null' ? '' : text;
    return text.includes('\\') ? unescaped(text.slice(1, -1)) : text.slice(1, -1);
  }

  /** Most values are a few bytes of ASCII, for which a decoder takes longer to start than to decode. */
  #text(from: number, to: number): string {
    if (to - from > 64) return decoder.decode(this.#data.subarray(from, to));
    let text = '';
    for (let at = from; at < to; at += 1) {
      const code = this.#data[at]!;
      if (code > 127) return decoder.decode(this.#data.subarray(from, to));
      text += String.fromCharCode(code);
    }
    return text;
  }
}

/** Place behind the string whose content starts at a place; -1 where it does not end. */
function endOfString(data: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = data[at]!;
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
  }
  return -1;
}

/** Place behind the value that starts at a place, whatever it is; -1 where there is none, or it is too deep. */
function endOfValue(data: Uint8Array, from: number, to: number, depth: number): number {
  const first = data[from];
  if (first === QUOTE) return endOfString(data, from + 1, to);
  let at = from;
  if (first === OPEN || first === LIST) {
    let open = 0;
    while (at < to) {
      const code = data[at]!;
      if (code === QUOTE) {
        at = endOfString(data, at + 1, to);
        if (at < 0) return -1;
        continue;
      }
      if (code === OPEN || code === LIST) open += 1;
      else if (code === CLOSE || code === LIST_END) open -= 1;
      if (open + depth > DEEPEST) return -1;
      at += 1;
      if (open === 0) return at;
    }
    return -1;
  }
  while (at < to) {
    const code = data[at]!;
    if (code === COMMA || code === CLOSE || code === LIST_END || code <= SPACE) break;
    at += 1;
  }
  return at > from ? at : -1;
}

/** The wanted member of a name; most names have no likeness to any. */
function memberAt(members: Members, data: Uint8Array, from: number, to: number): Member | undefined {
  const alike = members[likeness(to - from, data[from]!, data[to - 1]!)];
  if (alike === undefined) return undefined;
  for (const member of alike) if (isWord(data, from, to, member.name)) return member;
  return undefined;
}

/** An object that is open, and what was looked for around it. */
interface Outer {
  readonly members: Members;
  readonly index: number;
  readonly start: number;
}

const LIKENESSES = 256;

/** Names with another one are different. */
function likeness(length: number, first: number, last: number): number {
  return (length * 29 + first * 7 + last) & (LIKENESSES - 1);
}

/** Members by their likeness. */
type Members = readonly (readonly Member[] | undefined)[];

/** A name that is wanted, or under which something is. */
interface Member {
  readonly name: Uint8Array;
  /** Number of the path that ends here; -1 where none does. */
  readonly index: number;
  readonly within: Members | undefined;
}

/** Members by the names that were asked for, which are those of a few formats: each log would else make its own, in milliseconds. */
const roots = new Map<string, Members>();
const MOST_ROOTS = 32;

function rootOf(names: readonly string[]): Members {
  const key = names.join('\n');
  const root = roots.get(key) ?? membersOf(names, '');
  if (roots.size >= MOST_ROOTS) roots.clear();
  roots.set(key, root);
  return root;
}

/** Members under a path, with every way to read the points of what is wanted there. */
function membersOf(names: readonly string[], path: string): Members {
  const found = new Map<string, Member>();
  for (const full of names.filter((name) => name.startsWith(path))) {
    const parts = full.slice(path.length).split('.');
    for (let count = 1; count <= parts.length; count += 1) {
      const name = parts.slice(0, count).join('.');
      const index = names.indexOf(path + name);
      const under = `${path}${name}.`;
      found.set(name, {
        name: new TextEncoder().encode(name),
        index,
        within: names.some((other) => other.startsWith(under)) ? membersOf(names, under) : undefined,
      });
    }
  }
  const members = Array.from({ length: LIKENESSES }, (): Member[] | undefined => undefined);
  for (const member of found.values()) {
    const { name } = member;
    (members[likeness(name.length, name[0]!, name.at(-1)!)] ??= []).push(member);
  }
  return members;
}

/** The few escapes that values of flow logs can have; others stay as they are and then are no address or number. */
function unescaped(text: string): string {
  return text
    .replace(/\\(["\\/])/g, '$1')
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
