/** A document read here, and the lines of what is cited of it most: its root, and the items of its lists. */
export interface MachineYaml {
  readonly data: unknown;
  /** From 0. */
  readonly rootLine: number;
  /** For each list that is a member of the root, the lines of its items. */
  readonly itemLines: ReadonlyMap<string, readonly number[]>;
}

/** Deeper documents are left to the parser that bounds their depth. */
const MAX_DEPTH = 40;
/** A longer key is none to the parser. */
const MAX_KEY = 1000;

const [LF, SPACE, DASH, HASH] = [0x0a, 0x20, 0x2d, 0x23];

const KEY = /([A-Za-z_][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*):(?=[ \n])/y;
/** Blanks other than spaces and line feeds, and what editors do not show. */
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\uFEFF]/;
const PLAIN = /^[A-Za-z0-9_./+(~\u00c0-\u024f-]/;
const WORD = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
const WHOLE = /^(?:0|-?[1-9][0-9]{0,14})$/;
const NUMERIC =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };

/** The document is written otherwise than machines do. */
class Otherwise extends Error {}

/**
 * YAML as machines write it: mappings and lists in blocks, scalars on one line, literal texts, neither comment nor blank line. Gives
 * what the parser would give, many times faster; undefined for anything else, also for what is wrong, which the parser then reads
 * or refuses.
 */
export function machineYaml(text: string): MachineYaml | undefined {
  if (!text.endsWith('\n') || ODD.test(text)) return undefined;
  try {
    return new MachineParser(text).document();
  } catch (error) {
    if (error instanceof Otherwise) return undefined;
    throw error;
  }
}

class MachineParser {
  readonly #text: string;
  /** The first character of what comes next, and how far its line is indented; -1 behind the last. */
  #at = 0;
  #indent = -1;
  #line = 0;
  #depth = 0;
  readonly #itemLines = new Map<string, number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  document(): MachineYaml {
    if (this.#text.startsWith('---\n')) {
      this.#at = 4;
      this.#line = 1;
    }
    this.#open();
    const rootLine = this.#line;
    if (this.#indent !== 0) throw new Otherwise();
    const data = this.#block(0);
    if (this.#at < this.#text.length) throw new Otherwise();
    return { data, rootLine, itemLines: this.#itemLines };
  }

  /** Steps to what the line that starts here holds. */
  #open(): void {
    const start = this.#at;
    if (start >= this.#text.length) {
      this.#indent = -1;
      return;
    }
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at += 1;
    const code = this.#text.charCodeAt(this.#at);
    if (code === LF || code === HASH) throw new Otherwise();
    this.#indent = this.#at - start;
  }

  /** The rest of the line, behind which the next one is opened. */
  #restOfLine(): string {
    const end = this.#text.indexOf('\n', this.#at);
    const rest = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    this.#line += 1;
    this.#open();
    return rest;
  }

  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== DASH) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return next === SPACE || next === LF;
  }

  #block(column: number): unknown {
    return this.#isDash() ? this.#list(column) : this.#mapping(column);
  }

  #mapping(column: number): Record<string, unknown> {
    this.#enter();
    const object: Record<string, unknown> = {};
    do {
      const key = this.#key();
      if (Object.hasOwn(object, key)) throw new Otherwise();
      object[key] = this.#member(column, this.#depth === 1 ? key : undefined);
    } while (this.#indent === column && !this.#isDash());
    if (this.#indent >= column) throw new Otherwise();
    this.#depth -= 1;
    return object;
  }

  #key(): string {
    KEY.lastIndex = this.#at;
    const key = KEY.exec(this.#text)?.[1];
    if (key === undefined || key.length > MAX_KEY || key === '__proto__') throw new Otherwise();
    this.#at += key.length + 1;
    return key;
  }

  #member(column: number, rootKey: string | undefined): unknown {
    if (this.#text.charCodeAt(this.#at) !== LF) return this.#inline(column);
    this.#restOfLine();
    if (this.#indent > column)
      return this.#isDash() ? this.#list(this.#indent, rootKey) : this.#block(this.#indent);
    return this.#indent === column && this.#isDash() ? this.#list(column, rootKey) : null;
  }

  #list(column: number, rootKey?: string): unknown[] {
    this.#enter();
    const items: unknown[] = [];
    const lines: number[] = [];
    do {
      this.#at += 1;
      const start = this.#at;
      if (this.#text.charCodeAt(start) === LF) {
        const line = this.#line;
        this.#restOfLine();
        const follows = this.#indent > column;
        // An item with nothing in it stands where its dash does.
        lines.push(follows ? this.#line : line);
        items.push(follows ? this.#block(this.#indent) : null);
        continue;
      }
      lines.push(this.#line);
      while (this.#text.charCodeAt(this.#at) === SPACE) this.#at += 1;
      const inner = column + 1 + this.#at - start;
      KEY.lastIndex = this.#at;
      if (this.#isDash()) items.push(this.#list(inner));
      else if (KEY.test(this.#text)) items.push(this.#mapping(inner));
      else {
        this.#at -= 1;
        items.push(this.#inline(column));
      }
    } while (this.#indent === column && this.#isDash());
    if (this.#indent > column) throw new Otherwise();
    this.#depth -= 1;
    if (rootKey !== undefined) this.#itemLines.set(rootKey, lines);
    return items;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Otherwise();
  }

  /** A value on the line of its key or dash, behind a space. A line that is indented further would go on with it. */
  #inline(column: number): unknown {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at += 1;
    const first = this.#text.charAt(this.#at);
    if (first === '|') return this.#literal(column);
    const rest = this.#restOfLine();
    if (this.#indent > column) throw new Otherwise();
    switch (first) {
      case '"':
        return doubleQuoted(rest);
      case "'":
        return singleQuoted(rest);
      case '{':
        if (rest === '{}') return {};
        throw new Otherwise();
      case '[':
        return flowList(rest);
      default:
        return plain(rest);
    }
  }

  #literal(column: number): string {
    const text = this.#text;
    const header = text.slice(this.#at, text.indexOf('\n', this.#at));
    if (header !== '|' && header !== '|-') throw new Otherwise();
    let start = this.#at + header.length + 1;
    let width = 0;
    while (text.charCodeAt(start + width) === SPACE) width += 1;
    if (width <= column || text.charCodeAt(start + width) === LF) throw new Otherwise();
    const lines: string[] = [];
    let blank = 0;
    let passed = 1;
    for (; start < text.length; passed += 1) {
      const end = text.indexOf('\n', start);
      if (end === start) blank += 1;
      else {
        let spaces = 0;
        while (spaces < width && text.charCodeAt(start + spaces) === SPACE) spaces += 1;
        if (spaces < width) {
          if (spaces > column || text.charCodeAt(start + spaces) === LF) throw new Otherwise();
          break;
        }
        const line = text.slice(start + width, end);
        // Whether a line of spaces belongs to the text hangs on what follows.
        if (/^ *$/.test(line)) throw new Otherwise();
        for (; blank > 0; blank -= 1) lines.push('');
        lines.push(line);
      }
      start = end + 1;
    }
    this.#at = start;
    this.#line += passed;
    this.#open();
    return lines.join('\n') + (header === '|' ? '\n' : '');
  }
}

function plain(word: string): string | number | boolean | null {
  if (!PLAIN.test(word) || /: | #|[: ]$/.test(word) || word.startsWith('- ') || word === '-')
    throw new Otherwise();
  if (WHOLE.test(word)) return Number(word);
  const constant = CONSTANTS.get(word);
  if (constant !== undefined) return constant;
  if (NUMERIC.test(word)) throw new Otherwise();
  return word;
}

function doubleQuoted(rest: string): string {
  const inner = /^"((?:[^"\\]|\\["\\nt])*)"$/.exec(rest)?.[1];
  if (inner === undefined) throw new Otherwise();
  return inner.includes('\\') ? inner.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter]!) : inner;
}

function singleQuoted(rest: string): string {
  const inner = /^'((?:[^']|'')*)'$/.exec(rest)?.[1];
  if (inner === undefined) throw new Otherwise();
  return inner.includes("'") ? inner.replaceAll("''", "'") : inner;
}

function flowList(rest: string): unknown[] {
  if (rest === '[]') return [];
  if (!rest.endsWith(']')) throw new Otherwise();
  const words = rest.slice(1, -1).split(', ');
  if (!words.every((word) => WORD.test(word) && !CONSTANTS.has(word))) throw new Otherwise();
  return words;
}
