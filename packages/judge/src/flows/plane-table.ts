import { digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { z } from 'zod';
import { parsePrefix } from '../addresses/address-prefix.ts';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { AddressSource } from './address-source.ts';
import type { OwnNetwork } from './own-networks.ts';
import { planes } from './plane.ts';
import { disjoint } from './range-set.ts';

const text = z.string().min(1).max(200);
const prefix = z.string().refine((value) => parsePrefix(value) !== undefined, 'prefix, such as 10.0.16.0/20');
const country = z.string().regex(/^[A-Z]{2}$/);

/** `planes.yaml`: one's own networks, what travels on them and where they are. */
export const planeTableSchema = z.strictObject({
  ancrage: z.literal('planes/1'),
  planes: z
    .array(
      z.strictObject({
        prefix,
        plane: z.enum(['storage', 'management', 'tenants']).optional(),
        country: country.optional(),
        province: text.optional(),
        name: text.optional(),
      }),
    )
    .max(10_000),
});

/** One's own networks, as flows and as places need them. */
export interface PlaneTable {
  readonly networks: readonly OwnNetwork[];
  /** Where they are, by the customer's own word; undefined where no table was given. */
  readonly source: AddressSource | undefined;
}

/** Reads the table; mistakes are `REFERENCE_INVALID` with their line. */
export function readPlaneTable(bytes: Uint8Array, file: string): PlaneTable {
  const { planes: rows } = checkShape(parseYamlDocument(bytes), planeTableSchema, 'REFERENCE_INVALID');
  const networks = rows.map((row) => ({
    prefix: row.prefix,
    group: row.plane === undefined ? 0 : planes.indexOf(row.plane),
  }));
  return { networks, source: ownSource(rows, file, digestOf(bytes)) };
}

/** The table of places that one's own networks make. */
export function ownSource(
  rows: readonly {
    readonly prefix: string;
    readonly country?: string | undefined;
    readonly province?: string | undefined;
  }[],
  file: string,
  digest: Digest,
): AddressSource {
  const notes = rows.map(({ country: where, province }) => ({
    ...(where === undefined ? {} : { country: where }),
    ...(province === undefined ? {} : { province }),
  }));
  const told = rows.map((row, value) => {
    const { width, length, network } = parsePrefix(row.prefix)!;
    const shift = BigInt(width - length);
    return { width, first: network << shift, last: (network << shift) + (1n << shift) - 1n, value };
  });
  const all: { country?: string; province?: string; other?: string }[] = [...notes];
  const ranges = disjoint(told, (one, other) => {
    const [a, b] = [all[one]!, all[other]!];
    return a.country === b.country ? one : all.push({ ...a, other: b.country ?? '' }) - 1;
  });
  return { layer: 'own', file, digest, notes: all, ranges };
}
