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

const MAX_BYTES = 2 * 1024 * 1024;
/** Of a file of several documents; each of them is bounded as a file of one. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;
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
 * depth, so that the answer depends on the bytes and not on the stack that happens to be left.
 */
export function parseYamlDocument(bytes: Uint8Array, tags: ShortTags = NO_TAGS): YamlDocument {
  if (bytes.length > MAX_BYTES) throw tooLarge(1, MAX_BYTES);
  return parsed(decodeText(bytes), 0, tags);
}

/**
 * The documents of a YAML file, one at a time, each as strict as {@link parseYamlDocument}; empty ones are left out. A
 * line that starts with `---` ends a document wherever it stands, so that the file is cut before it is parsed.
 */
export function* parseYamlDocuments(bytes: Uint8Array): Generator<YamlDocument, void, undefined> {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(1, MAX_FILE_BYTES);
  const text = decodeText(bytes);
  let [start, line] = [0, 0];
  while (start <= text.length) {
    const marker = nextMarker(text, start);
    const piece = text.slice(start, marker);
    if (piece.length > MAX_BYTES) throw tooLarge(line + 1, MAX_BYTES);
    const document = parsed(piece, line);
    if (document.data !== null) yield document;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) line += 1;
    start = marker === text.length ? text.length + 1 : marker;
  }
}

/** Index of the next line that starts a document after the one at `start`; the length of the text where there is none. */
function nextMarker(text: string, start: number): number {
  for (let at = text.indexOf('\n---', start); at >= 0; at = text.indexOf('\n---', at + 1)) {
    if (/[\s]/.test(text.charAt(at + 4) || ' ')) return at + 1;
  }
  return text.length;
}

function parsed(text: string, before: number, tags: ShortTags = NO_TAGS): YamlDocument {
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
  return new JudgeError('READ_SYNTAX', { line, problem: `over ${limit} bytes` });
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
