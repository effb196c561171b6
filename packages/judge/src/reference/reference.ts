import { canonicalJson, digestOf, parseStrictJson } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { z } from 'zod';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { YamlDocument, YamlParser } from '../documents/yaml-document.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { LawRegister } from '../laws/law-register.ts';
import { loadOperators } from './operators.ts';
import type { Operators } from './operators.ts';

const text = z.string().min(1).max(500);

/** `reference/regions.json`: where the regions that platforms name really are. */
export const regionTableSchema = z.strictObject({
  ancrage: z.literal('regions/1'),
  as_of: z.iso.date(),
  licence: text,
  /** What a reader of the table should know. */
  notes: z.array(text).default([]),
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
          /** Region to which the platform itself sends geo-redundant copies; one-way for some. */
          pair: text.optional(),
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
  /** Region to which the platform sends the geo-redundant copies of this one; undefined where the table tells none. */
  pairedRegion(platform: string, region: string): string | undefined;
  /** Who operates platforms and hosts; absent where the caller gave no such table. */
  readonly operators: Operators | undefined;
  /** The register of laws, which has its own digest; absent outside a judgement. */
  readonly laws?: LawRegister;
}

/**
 * Reads the tables of regions (JSON or YAML) and, where given, of operators (YAML). Mistakes are `REFERENCE_INVALID` with their line, as are a name that stands twice on a platform
 * and a pair that is none of its regions.
 */
export function loadReference(
  regionTable: Uint8Array,
  operatorTable?: Uint8Array,
  parse: YamlParser = parseYamlDocument,
): Reference {
  const document = tableDocument(regionTable);
  const table = checkShape(document, regionTableSchema, 'REFERENCE_INVALID');
  const places = new Map<string, RegionPlace | 'global'>();
  const pairs = new Map<string, string>();
  table.platforms.forEach(({ platform, regions, global }, at) => {
    const refuse = (path: (string | number)[], problem: string): never => {
      const whole = ['platforms', at, ...path];
      throw new JudgeError('REFERENCE_INVALID', {
        line: document.lineOf(whole),
        path: whole.join('.'),
        problem,
      });
    };
    const keep = (name: string, place: RegionPlace | 'global', path: (string | number)[]): void => {
      const key = keyOf(platform, name);
      if (places.has(key)) refuse(path, `${name} stands twice`);
      places.set(key, place);
    };
    global.forEach((name, index) => {
      keep(name, 'global', ['global', index]);
    });
    const names = new Set(regions.map(({ region }) => region));
    regions.forEach(({ region, aliases, country, province, place, latitude, longitude, pair }, index) => {
      const entry = { region, country, province, place, latitude, longitude };
      for (const name of [region, ...aliases]) {
        keep(name, entry, ['regions', index, 'region']);
        if (pair !== undefined) pairs.set(keyOf(platform, name), pair);
      }
      if (pair !== undefined && !names.has(pair))
        refuse(['regions', index, 'pair'], `${pair} is no region of ${platform}`);
    });
  });
  const platforms = new Set(table.platforms.map(({ platform }) => platform));
  const operators = operatorTable === undefined ? undefined : loadOperators(operatorTable, parse);
  const digest = digestOf(canonicalJson(table));
  return {
    // The older of the two dates: a report is no more current than what it rests on.
    asOf: operators !== undefined && operators.asOf < table.as_of ? operators.asOf : table.as_of,
    digest:
      operators === undefined
        ? digest
        : digestOf(canonicalJson({ regions: digest, operators: operators.digest })),
    operators,
    isPublicPlatform: (platform) => platforms.has(platform),
    regionPlace: (platform, region) => places.get(keyOf(platform, region)),
    pairedRegion: (platform, region) => pairs.get(keyOf(platform, region)),
  };
}

/** The shipped table is written in JSON, which is YAML too and is read ten times faster; lines are looked up only for an error. */
function tableDocument(bytes: Uint8Array): YamlDocument {
  try {
    const data = parseStrictJson(bytes);
    return { data, lineOf: (path) => parseYamlDocument(bytes).lineOf(path) };
  } catch {
    return parseYamlDocument(bytes);
  }
}

function keyOf(platform: string, region: string): string {
  return `${platform} ${region.toLowerCase()}`;
}
