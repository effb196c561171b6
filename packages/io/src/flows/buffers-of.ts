import type { PackedLists } from '@ancrage/judge/flow-engine';

/** Buffers of packed rows, which go to another thread as they are. */
export function buffersOf({ v4, v6 }: PackedLists): ArrayBuffer[] {
  return [...v4, ...v6].map(({ buffer }) => buffer);
}
