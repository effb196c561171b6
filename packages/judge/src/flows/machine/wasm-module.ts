import { I32, unsigned } from './wasm-code.ts';
import type { Code, ValueKind } from './wasm-code.ts';

/** A variable of a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
}

/** A function in the making: its parameters are whole numbers of 32 bits, and so is what it gives. */
export class WasmFunction {
  readonly name: string;
  readonly #kinds: ValueKind[] = [];
  readonly #parameters: number;
  #body: Code = [];

  constructor(name: string, parameters: number) {
    this.name = name;
    this.#parameters = parameters;
  }

  /** The n-th parameter. */
  parameter(index: number): Local {
    return variable(index);
  }

  local(kind: ValueKind): Local {
    this.#kinds.push(kind);
    return variable(this.#parameters + this.#kinds.length - 1);
  }

  /** Says what the function does; the last value that it leaves is what it gives. */
  does(...body: readonly Code[]): this {
    this.#body = body.flat();
    return this;
  }

  get type(): Code {
    return [0x60, ...list(Array.from({ length: this.#parameters }, () => [I32])), 1, I32];
  }

  get code(): Code {
    const locals = list(this.#kinds.map((kind) => [1, kind]));
    return sized([...locals, ...this.#body, 0x0b]);
  }
}

/** What every module starts with: its mark and version. */
const START: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Bytes of a module of these functions over a memory that whoever starts it gives (`memory.bytes`). */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code): Code => [id, ...sized(content)];
  return Uint8Array.from([
    ...START,
    ...section(1, list(functions.map(({ type }) => type))),
    ...section(2, list([[...named('memory'), ...named('bytes'), 2, 0, 0]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map(({ name }, index) => [...named(name), 0, ...unsigned(index)]))),
    ...section(10, list(functions.map(({ code }) => code))),
  ]);
}

function variable(index: number): Local {
  return {
    get: [0x20, ...unsigned(index)],
    set: (value) => [...value, 0x21, ...unsigned(index)],
  };
}

function list(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function sized(content: Code): Code {
  return [...unsigned(content.length), ...content];
}

function named(value: string): Code {
  return sized([...new TextEncoder().encode(value)]);
}
