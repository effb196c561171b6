import { assembleWat } from './assemble-wat.ts';

/** Memory of a kernel; growing it makes the buffer of before unusable. */
export interface WatMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The part of WebAssembly’s interface that is used: every engine of JavaScript has it, and it is no part of the language’s types. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, (...values: number[]) => number>> };
  readonly Memory: new (limits: { readonly initial: number }) => WatMemory;
}

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

/** Each source is assembled and compiled once. */
const modules = new Map<string, object>();

/**
 * A kernel of ours, from its source, with a memory of its own of so many pages of 64 KiB. It reaches that memory and nothing
 * else: no clock, no file, no network, and the same bytes give the same result on every machine.
 */
export function instantiateWat(
  source: string,
  pages: number,
): {
  readonly memory: WatMemory;
  readonly exports: Readonly<Record<string, (...values: number[]) => number>>;
} {
  let module = modules.get(source);
  if (module === undefined) {
    module = new WebAssembly.Module(assembleWat(source));
    modules.set(source, module);
  }
  const memory = new WebAssembly.Memory({ initial: pages });
  return { memory, exports: new WebAssembly.Instance(module, { kernel: { memory } }).exports };
}
