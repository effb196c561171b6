import type { Format } from '../reading/format.ts';
import { focusSlices } from './focus/focus-slices.ts';
import type { Slices } from './reader.ts';

/**
 * How files of a format are read in slices, for the formats that are. An entrance of its own: a thread that reads slices loads
 * the reader it needs, and not forty others, whose code would stay in memory once for each thread.
 */
export const slicesByFormat: Partial<Readonly<Record<Format, Slices>>> = { focus: focusSlices };
