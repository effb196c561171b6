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
  #at = 0;
  #to = 0;
  readonly #root: Members;

  /** `names` may hold points: a member within a member, or a member whose name has points, the former first. */
  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#starts = new Int32Array(names.length);
    this.#ends = new Int32Array(names.length);
    this.#root = membersOf(names, '');
  }

  /** Reads the object between two places; false where it is none. */
  read(data: Uint8Array, from: number, to: number): boolean {
    this.#data = data as Uint8Array<ArrayBuffer>;
    this.#at = from;
    this.#to = to;
    this.#starts.fill(0);
    this.#ends.fill(0);
    if (!this.#object(this.#root, 0)) return false;
    this.#space();
    return this.#at === to;
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
    const index = this.#names.indexOf(name);
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

  #object(members: Members, depth: number): boolean {
    this.#space();
    if (depth > DEEPEST || this.#data[this.#at] !== OPEN) return false;
    this.#at += 1;
    this.#space();
    if (this.#data[this.#at] === CLOSE) {
      this.#at += 1;
      return true;
    }
    for (;;) {
      this.#space();
      const nameFrom = this.#at + 1;
      if (!this.#string()) return false;
      const nameTo = this.#at - 1;
      this.#space();
      if (this.#data[this.#at] !== COLON) return false;
      this.#at += 1;
      this.#space();
      const member = this.#memberAt(members, nameFrom, nameTo);
      const start = this.#at;
      const inner = member !== undefined && this.#data[start] === OPEN ? member.within : undefined;
      if (!(inner === undefined ? this.#value(depth + 1) : this.#object(inner, depth + 1))) return false;
      const index = member?.index ?? -1;
      if (index >= 0) {
        this.#starts[index] = start;
        this.#ends[index] = this.#at;
      }
      this.#space();
      const next = this.#data[this.#at];
      this.#at += 1;
      if (next === CLOSE) return this.#at <= this.#to;
      if (next !== COMMA) return false;
    }
  }

  /** Passes a value, whatever it is. */
  #value(depth: number): boolean {
    const data = this.#data;
    const first = data[this.#at];
    if (first === QUOTE) return this.#string();
    if (first === OPEN || first === LIST) {
      let open = 0;
      while (this.#at < this.#to) {
        const code = data[this.#at]!;
        if (code === QUOTE) {
          if (!this.#string()) return false;
          continue;
        }
        if (code === OPEN || code === LIST) open += 1;
        else if (code === CLOSE || code === LIST_END) open -= 1;
        if (open + depth > DEEPEST) return false;
        this.#at += 1;
        if (open === 0) return true;
      }
      return false;
    }
    const start = this.#at;
    while (this.#at < this.#to) {
      const code = data[this.#at]!;
      if (code === COMMA || code === CLOSE || code === LIST_END || code <= SPACE) break;
      this.#at += 1;
    }
    return this.#at > start;
  }

  #string(): boolean {
    const data = this.#data;
    if (data[this.#at] !== QUOTE) return false;
    for (let at = this.#at + 1; at < this.#to; at += 1) {
      const code = data[at]!;
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) {
        this.#at = at + 1;
        return true;
      }
    }
    return false;
  }

  #space(): void {
    while (this.#at < this.#to && this.#data[this.#at]! <= SPACE) this.#at += 1;
  }

  /** The wanted member of a name; most names have no likeness to any. */
  #memberAt(members: Members, from: number, to: number): Member | undefined {
    const data = this.#data;
    const alike = members[likeness(to - from, data[from]!, data[to - 1]!)];
    if (alike === undefined) return undefined;
    for (const member of alike) {
      const { name } = member;
      if (name.length !== to - from) continue;
      let at = 0;
      while (at < name.length && name[at] === data[from + at]) at += 1;
      if (at === name.length) return member;
    }
    return undefined;
  }
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
