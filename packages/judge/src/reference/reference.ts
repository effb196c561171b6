import { canonicalJson, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { z } from 'zod';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';

const text = z.string().min(1).max(500);

/** `reference/regions.yaml`: where the regions that platforms name really are. */
export const regionTableSchema = z.strictObject({
  ancrage: z.literal('regions/1'),
  as_of: z.iso.date(),
  licence: text,
  platforms: z.array(
    z.strictObject({
      platform: text,
      source: text,
      regions: z.array(
        z.strictObject({
          region: text,
          aliases: z.array(text).default([]),
          country: z.string().regex(/^[A-Z]{2}$/),
          province: text.optional(),
          place: text,
          latitude: text.optional(),
          longitude: text.optional(),
        }),
      ),
      /** Names that mean no single place. */
      global: z.array(text).default([]),
    }),
  ),
});

export interface RegionPlace {
  readonly region: string;
  readonly country: string;
  readonly province: string | undefined;
  readonly place: string;
  readonly latitude: string | undefined;
  readonly longitude: string | undefined;
}

/** Dated tables that the judge takes as an argument. */
export interface Reference {
  readonly asOf: string;
  readonly digest: Digest;
  /** Whether the table knows the platform: one whose regions are public. */
  isPublicPlatform(platform: string): boolean;
  /** Place of a region, `global` where it has no single place, undefined where the table does not know it. */
  regionPlace(platform: string, region: string): RegionPlace | 'global' | undefined;
}

/** Reads the region table; mistakes are `REFERENCE_INVALID` with their line. */
export function loadReference(regionTable: Uint8Array): Reference {
  const table = checkShape(parseYamlDocument(regionTable), regionTableSchema, 'REFERENCE_INVALID');
  const places = new Map<string, RegionPlace | 'global'>();
  for (const { platform, regions, global } of table.platforms) {
    for (const name of global) places.set(`${platform} ${name.toLowerCase()}`, 'global');
    for (const { region, aliases, country, province, place, latitude, longitude } of regions) {
      const entry = { region, country, province, place, latitude, longitude };
      for (const name of [region, ...aliases]) places.set(`${platform} ${name.toLowerCase()}`, entry);
    }
  }
  const platforms = new Set(table.platforms.map(({ platform }) => platform));
  return {
    asOf: table.as_of,
    digest: digestOf(canonicalJson(table)),
    isPublicPlatform: (platform) => platforms.has(platform),
    regionPlace: (platform, region) => places.get(`${platform} ${region.toLowerCase()}`),
  };
}
