import { decodeText, quoteForError } from '@ancrage/base';
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  Pair,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
} from 'yaml';
import type { CollectionTag, Document, ScalarTag, YAMLSeq } from 'yaml';
import { JudgeError } from '../errors/judge-error.ts';
import { machineYaml } from './machine-yaml.ts';

const MAX_BYTES = 2 * 1024 * 1024;
/** Of one document among several, where it is written as machines write it; any other is bounded as a file of one. */
const MAX_MACHINE_LENGTH = 16 * 1024 * 1024;
const MAX_DEPTH = 64;

/** A YAML file as plain data, with the line of each of its nodes for messages. */
export interface YamlDocument {
  readonly data: unknown;
  /** Line (from 1) of the node at a path; of its nearest parent where the node is absent. */
  lineOf(path: readonly (string | number)[]): number;
}

/**
 * How the loaders of tables have their YAML read: {@link parseYamlDocument}, or a caller's own that gives the same data for the
 * same bytes and throws the same errors.
 */
export type YamlParser = (bytes: Uint8Array) => YamlDocument;

/**
 * Tags that a language of its own writes in YAML, each with the key that its longer form has: what is tagged is then a
 * mapping of that one key, `!Ref x` and `{Ref: x}` alike. Nothing is evaluated.
 */
export type ShortTags = ReadonlyMap<string, string>;

const NO_TAGS: ShortTags = new Map();

/**
 * Reads one YAML 1.2 document strictly: duplicate keys, aliases (the tool of expansion bombs), other tags and several
 * documents in one file, and more than 64 levels, are refused with their line. The parser's own stack ends far beyond that
 * depth, so that the answer depends on the bytes and not on the stack that happens to be left. `most`: bytes of the document, where
 * machines wrote it; 2 MiB of any other.
 */
export function parseYamlDocument(
  bytes: Uint8Array,
  tags: ShortTags = NO_TAGS,
  most: number = MAX_BYTES,
): YamlDocument {
  if (bytes.length > most) throw tooLarge(1, most);
  return parsed(decodeText(bytes), 0, tags);
}

/** Takes the documents of a YAML file that is there as a whole, as {@link YamlDocumentStream} gives them. */
export function forEachYamlDocument(bytes: Uint8Array, take: (document: YamlDocument) => void): void {
  const stream = new YamlDocumentStream(take);
  stream.add(decodeText(bytes));
  stream.end();
}

/**
 * The documents of a YAML file, one at a time, each as strict as {@link parseYamlDocument}; empty ones are left out. A
 * line that starts with `---` ends a document wherever it stands, so that the file is cut before it is parsed.
 */
export class YamlDocumentStream {
  readonly #take: (document: YamlDocument) => void;
  /** What is given and not yet part of a whole document, and how much of it was looked at. */
  #text = '';
  #seen = 0;
  #line = 0;

  constructor(take: (document: YamlDocument) => void) {
    this.#take = take;
  }

  /** Takes the next part of the text; it may end anywhere. */
  add(text: string): void {
    this.#text += text;
    for (;;) {
      const marker = nextMarker(this.#text, this.#seen);
      if (marker === undefined) break;
      this.#give(marker);
    }
    this.#seen = Math.max(0, this.#text.length - MARKER_LENGTH);
    if (this.#text.length > MAX_MACHINE_LENGTH) throw tooLarge(this.#line + 1, MAX_MACHINE_LENGTH);
  }

  end(): void {
    // A marker that nothing follows ends a document too.
    if (this.#text.endsWith('\n---')) this.#give(this.#text.length - '---'.length);
    this.#give(this.#text.length);
  }

  #give(end: number): void {
    const piece = this.#text.slice(0, end);
    this.#text = this.#text.slice(end);
    this.#seen = 0;
    if (piece.length > MAX_MACHINE_LENGTH) throw tooLarge(this.#line + 1, MAX_MACHINE_LENGTH);
    const document = parsed(piece, this.#line);
    if (document.data !== null) this.#take(document);
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) this.#line += 1;
  }
}

/** A line feed, three dashes and the blank behind them. */
const MARKER_LENGTH = 5;

/** Index of the next line that starts a document after the one that `text` starts with; undefined where none is whole yet. */
function nextMarker(text: string, from: number): number | undefined {
  for (let at = text.indexOf('\n---', from); at >= 0; at = text.indexOf('\n---', at + 1))
    if (/\s/.test(text.charAt(at + 4))) return at + 1;
  return undefined;
}

/** The document as machines write it, or as the library reads it: both give the same. */
function parsed(text: string, before: number, tags: ShortTags = NO_TAGS): YamlDocument {
  const machine = tags.size === 0 ? machineYaml(text) : undefined;
  if (machine === undefined) {
    if (text.length > MAX_BYTES) throw tooLarge(before + 1, MAX_BYTES);
    return parsedByLibrary(text, before, tags);
  }
  const { data, rootLine, itemLines } = machine;
  let whole: YamlDocument | undefined;
  const lineOf = (path: readonly (string | number)[]): number => {
    const [list, item] = path;
    const line =
      path.length === 0
        ? rootLine
        : path.length === 2
          ? itemLines.get(String(list))?.[Number(item)]
          : undefined;
    // The lines of all else are for messages about mistakes, and looked for when there is one.
    return line === undefined
      ? (whole ??= parsedByLibrary(text, before, tags)).lineOf(path)
      : before + line + 1;
  };
  return { data, lineOf };
}

function parsedByLibrary(text: string, before: number, tags: ShortTags): YamlDocument {
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      // The parser compares every key with every other; ours are looked up below.
      uniqueKeys: false,
      // Pretty errors copy their surroundings, once for each of what may be thousands.
      prettyErrors: false,
      // Keys are text, `1` as well as `'1'`; a list or mapping as a key is refused.
      stringKeys: true,
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      customTags: [...tags].flatMap(([tag, key]) => longForms(tag, key)),
    });
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) {
    throw new JudgeError('READ_SYNTAX', { line: lineAt(problem.pos[0]), problem: problem.message });
  }
  visit(document, (_key, node, path) => {
    if (path.length > MAX_DEPTH && path.filter(isCollection).length > MAX_DEPTH) throw tooDeep();
    if (isAlias(node)) {
      throw new JudgeError('READ_SYNTAX', {
        line: lineAt(node.range?.[0]),
        problem: 'aliases are not accepted',
      });
    }
    if (isMap(node)) refuseTwins(node.items.map(({ key }) => key));
  });
  return { data: document.toJS({ maxAliasCount: 0 }) as unknown, lineOf: (path) => lineOf(path) };

  function refuseTwins(keys: readonly unknown[]): void {
    const seen = new Set<string>();
    for (const key of keys) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      if (seen.has(name)) {
        const line = lineAt(key.range?.[0]);
        throw new JudgeError('READ_SYNTAX', {
          line,
          problem: `the key “${quoteForError(name, 60)}” occurs twice`,
        });
      }
      seen.add(name);
    }
  }

  function lineAt(offset: number | undefined): number {
    return before + (offset === undefined ? 1 : lines.linePos(offset).line);
  }

  function lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as
        | { range?: readonly [number, number, number] }
        | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return lineAt(document.contents?.range?.[0] ?? 0);
  }
}

function tooLarge(line: number, limit: number): JudgeError {
  return new JudgeError('READ_TOO_LARGE', { line, limit });
}

function tooDeep(): JudgeError {
  return new JudgeError('READ_SYNTAX', { line: 1, problem: 'nested too deeply' });
}

/** How the parser resolves a short tag on a scalar, a mapping and a list. */
function longForms(tag: string, key: string): (ScalarTag | CollectionTag)[] {
  const wrapped = (node: YAMLMap | YAMLSeq): YAMLMap => {
    const long = new YAMLMap();
    long.items.push(new Pair(new Scalar(key), node));
    return long;
  };
  return [
    { tag, resolve: (text: string) => ({ [key]: text }) },
    { tag, collection: 'map', resolve: (node) => wrapped(node) },
    { tag, collection: 'seq', resolve: (node) => wrapped(node) },
  ];
}
