import type { Digest } from '@ancrage/base';
import type { RangeSet } from './range-set.ts';

/**
 * Sources of places, in the order in which they decide: the customer's own networks · the operator's published file ·
 * what a range's user published of it or what a table made of that and of whois says (an indication) · the register of
 * addresses (who holds them, never where they are) · the register of autonomous systems (who announces them).
 */
export const layers = ['own', 'operator', 'geofeed', 'registry', 'asn'] as const;
export type Layer = (typeof layers)[number];

/** What a source says of a range. */
export interface RangeNote {
  readonly country?: string;
  readonly province?: string;
  /** Region as the operator names it; `''` where the file gives the range no region of its own. */
  readonly region?: string;
  /** Name of who announces it. */
  readonly name?: string;
  /** More than one place is told: this and another. */
  readonly other?: string;
}

/** A file of ranges, ready to be asked. */
export interface AddressSource {
  readonly layer: Layer;
  /** Platform of an operator's file. */
  readonly platform?: string;
  /** Name of the file as it was given. */
  readonly file: string;
  readonly digest: Digest;
  /** Day that the file says it was published, YYYY-MM-DD. */
  readonly published?: string;
  readonly notes: readonly RangeNote[];
  /** Values are indexes into `notes`. */
  readonly ranges: RangeSet;
}
