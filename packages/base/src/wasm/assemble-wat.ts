/**
 * Brings the text format of WebAssembly to its binary one: a small part of it, in folded form, which is what the kernels of
 * this repository are written in. Their source is thus what is read, and nothing binary is kept. By the WebAssembly core
 * specification, chapters 5 (binary format) and 6 (text format).
 *
 * Known: one imported memory, functions with parameters, locals and at most one result, `block`, `loop`, `if`, branches,
 * calls, and the instructions of {@link OPCODES}. Anything else is a mistake of the source and is refused by name.
 */
export function assembleWat(source: string): Uint8Array<ArrayBuffer> {
  const module = listOf(parse(source), 'module');
  const functions = module.filter((part) => head(part) === 'func').map(signatureOf);
  const memory = listOf(module.find((part) => head(part) === 'import') ?? [], 'import');
  const [, from, name, limits] = memory;
  const indexes = new Map(functions.map(({ id }, index) => [id, index]));
  const pages = number(listOf(limits!, 'memory')[1]!);
  return Uint8Array.from([
    ...PREAMBLE,
    ...section(1, vector(functions.map(({ params, result }) => [0x60, ...types(params), ...types(result)]))),
    ...section(2, vector([[...text(from!), ...text(name!), 0x02, 0x00, ...unsigned(pages)]])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(
      7,
      vector(
        functions.flatMap(({ exported }, index) =>
          exported === undefined ? [] : [[...text(exported), 0x00, ...unsigned(index)]],
        ),
      ),
    ),
    ...section(10, vector(functions.map((shape) => code(shape, indexes)))),
  ]);
}

/** `\0asm`, version 1. */
const PREAMBLE = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

type Node = string | readonly Node[];

interface Signature {
  readonly id: string;
  readonly exported: string | undefined;
  readonly params: readonly string[];
  readonly result: readonly string[];
  readonly locals: readonly string[];
  readonly names: ReadonlyMap<string, number>;
  readonly body: readonly Node[];
}

const TYPES: Readonly<Record<string, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b };

/** Instructions without immediates. */
const OPCODES: Readonly<Record<string, readonly number[]>> = {
  unreachable: [0x00],
  return: [0x0f],
  drop: [0x1a],
  select: [0x1b],
  'i32.eqz': [0x45],
  'i32.eq': [0x46],
  'i32.ne': [0x47],
  'i32.lt_u': [0x49],
  'i32.gt_u': [0x4b],
  'i32.le_s': [0x4c],
  'i32.le_u': [0x4d],
  'i32.ge_u': [0x4f],
  'i64.eqz': [0x50],
  'i64.eq': [0x51],
  'i64.ne': [0x52],
  'f64.gt': [0x64],
  'f64.ge': [0x66],
  'i32.ctz': [0x68],
  'i32.popcnt': [0x69],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.and': [0x71],
  'i32.or': [0x72],
  'i32.xor': [0x73],
  'i32.shl': [0x74],
  'i32.shr_u': [0x76],
  'i64.sub': [0x7d],
  'i64.mul': [0x7e],
  'i64.and': [0x83],
  'i64.xor': [0x85],
  'i64.shl': [0x86],
  'i64.shr_u': [0x88],
  'f64.add': [0xa0],
  'f64.mul': [0xa2],
  'i32.wrap_i64': [0xa7],
  'i64.extend_i32_u': [0xad],
  'f64.convert_i32_u': [0xb8],
  'i32.trunc_sat_f64_u': [0xfc, 0x03],
  'i8x16.splat': [0xfd, 0x0f],
  'i8x16.eq': [0xfd, 0x23],
  'i8x16.lt_s': [0xfd, 0x25],
  'v128.or': [0xfd, 0x50],
  'v128.xor': [0xfd, 0x51],
  'v128.any_true': [0xfd, 0x53],
  'i8x16.bitmask': [0xfd, 0x64],
  'memory.copy': [0xfc, 0x0a, 0x00, 0x00],
};

/** Instructions on memory, with the logarithm of their natural alignment, which is stated and never relied upon. */
const MEMORY: Readonly<Record<string, readonly [opcode: readonly number[], align: number]>> = {
  'i32.load': [[0x28], 2],
  'i64.load': [[0x29], 3],
  'f64.load': [[0x2b], 3],
  'i32.load8_u': [[0x2d], 0],
  'i32.load8_s': [[0x2c], 0],
  'i32.store': [[0x36], 2],
  'i64.store': [[0x37], 3],
  'f64.store': [[0x39], 3],
  'v128.load': [[0xfd, 0x00], 4],
};

/** Instructions on a local, a function, a label. */
const LOCALS: Readonly<Record<string, number>> = { 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22 };
const BRANCHES: Readonly<Record<string, number>> = { br: 0x0c, br_if: 0x0d };
const BLOCKS: Readonly<Record<string, number>> = { block: 0x02, loop: 0x03 };

const END = 0x0b;
const EMPTY = 0x40;

function parse(source: string): Node {
  const tokens = source.replaceAll(/;;[^\n]*/g, '').match(/[()]|"[^"]*"|[^\s()"]+/g) ?? [];
  const open: Node[][] = [[]];
  for (const token of tokens) {
    if (token === '(') open.push([]);
    else if (token === ')') {
      const closed = open.pop()!;
      if (open.length === 0) throw mistake(')');
      open.at(-1)!.push(closed);
    } else open.at(-1)!.push(token);
  }
  if (open.length !== 1 || open[0]!.length !== 1) throw mistake('unbalanced');
  return open[0]![0]!;
}

function signatureOf(node: Node): Signature {
  const [, id = '', ...parts] = listOf(node, 'func');
  const typed = (word: string): [string, string][] =>
    parts
      .filter((part) => head(part) === word)
      .map((part) => listOf(part, word).slice(1).map(wordOf) as [string, string]);
  const params = typed('param');
  const locals = typed('local');
  const exported = parts.find((part) => head(part) === 'export');
  return {
    id: wordOf(id),
    exported: exported === undefined ? undefined : wordOf(exported[1]!),
    params: params.map(([, type]) => type),
    result: parts.filter((part) => head(part) === 'result').map((part) => wordOf(part[1]!)),
    locals: locals.map(([, type]) => type),
    names: new Map([...params, ...locals].map(([name], index) => [name, index])),
    body: parts.filter((part) => !['param', 'local', 'export', 'result'].includes(head(part))),
  };
}

function code(shape: Signature, functions: ReadonlyMap<string, number>): number[] {
  const locals = vector(shape.locals.map((type) => [1, typeOf(type)]));
  const body = [...locals, ...shape.body.flatMap((node) => expression(node, shape, functions, [])), END];
  return [...unsigned(body.length), ...body];
}

/** One folded instruction: what it takes, then itself. `labels`: of the blocks around it, the innermost last. */
function expression(
  node: Node,
  shape: Signature,
  functions: ReadonlyMap<string, number>,
  labels: readonly string[],
): number[] {
  const [word, ...rest] = listOf(node, undefined);
  const name = wordOf(word!);
  const each = (nodes: readonly Node[], within = labels): number[] =>
    nodes.flatMap((inner) => expression(inner, shape, functions, within));
  const indexOf = (id: Node, among: ReadonlyMap<string, number>): number[] => {
    const index = among.get(wordOf(id));
    if (index === undefined) throw mistake(wordOf(id));
    return unsigned(index);
  };
  if (LOCALS[name] !== undefined)
    return [...each(rest.slice(1)), LOCALS[name], ...indexOf(rest[0]!, shape.names)];
  if (name === 'call') return [...each(rest.slice(1)), 0x10, ...indexOf(rest[0]!, functions)];
  if (BRANCHES[name] !== undefined) {
    const depth = labels.length - 1 - labels.lastIndexOf(wordOf(rest[0]!));
    if (depth === labels.length) throw mistake(wordOf(rest[0]!));
    return [...each(rest.slice(1)), BRANCHES[name], ...unsigned(depth)];
  }
  if (BLOCKS[name] !== undefined)
    return [BLOCKS[name], EMPTY, ...each(rest.slice(1), [...labels, wordOf(rest[0]!)]), END];
  if (name === 'if') {
    const inner = [...labels, ''];
    const [condition, then, otherwise] = rest;
    return [
      ...each([condition!]),
      0x04,
      EMPTY,
      ...each(listOf(then!, 'then').slice(1), inner),
      ...(otherwise === undefined ? [] : [0x05, ...each(listOf(otherwise, 'else').slice(1), inner)]),
      END,
    ];
  }
  if (name === 'i32.const') return [0x41, ...signed(BigInt(number(rest[0]!) | 0))];
  if (name === 'i64.const') return [0x42, ...signed(BigInt.asIntN(64, BigInt(wordOf(rest[0]!))))];
  if (name === 'f64.const') return [0x44, ...double(Number(wordOf(rest[0]!)))];
  const access = MEMORY[name];
  if (access !== undefined) {
    const offset = rest.find((part) => typeof part === 'string' && part.startsWith('offset='));
    const immediate = offset === undefined ? 0 : number(wordOf(offset).slice('offset='.length));
    const taken = rest.filter((part) => part !== offset);
    return [...each(taken), ...access[0], ...unsigned(access[1]), ...unsigned(immediate)];
  }
  const opcode = OPCODES[name];
  if (opcode === undefined) throw mistake(name);
  return [...each(rest), ...opcode];
}

function head(node: Node): string {
  return typeof node === 'string' ? '' : typeof node[0] === 'string' ? node[0] : '';
}

function listOf(node: Node, word: string | undefined): readonly Node[] {
  if (typeof node === 'string' || (word !== undefined && node[0] !== word))
    throw mistake(word ?? String(node));
  return node;
}

function wordOf(node: Node): string {
  if (typeof node !== 'string') throw mistake(String(node));
  return node.startsWith('"') ? node.slice(1, -1) : node;
}

function number(node: Node): number {
  const value = Number(wordOf(node));
  if (!Number.isSafeInteger(value)) throw mistake(wordOf(node));
  return value;
}

function typeOf(name: string): number {
  const type = TYPES[name];
  if (type === undefined) throw mistake(name);
  return type;
}

function types(names: readonly string[]): number[] {
  return vector(names.map((name) => [typeOf(name)]));
}

function text(node: Node): number[] {
  return vector([...new TextEncoder().encode(wordOf(node))].map((byte) => [byte]));
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}

/** LEB128 of a signed number. */
function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    const sign = (low & 0x40) !== 0;
    if ((rest >> 7n === 0n && !sign) || (rest >> 7n === -1n && sign)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

function double(value: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value, true);
  return new Uint8Array(bytes.buffer);
}

function mistake(what: string): SyntaxError {
  return new SyntaxError(`no such thing in this part of WebAssembly: ${what}`);
}
