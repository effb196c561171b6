import type { JsonCursor } from '@ancrage/base';
import { textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/** Google Cloud: a zone stands for its region, a multi-region is kept as it is named. */
export const googleFacts: FactsReader = (_type, role, attributes) => ({
  account: textOf(attributes, 'project'),
  regions: toldOnce(
    textOf(attributes, 'region'),
    regionName(textOf(attributes, 'location')),
    regionName(textOf(attributes, 'zone')),
  ),
  key: role === 'key' ? keyOf(attributes) : undefined,
});

function keyOf(attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  const level = textOf(attributes, 'version_template', 0, 'protection_level');
  if (level?.startsWith('EXTERNAL')) return { protection: 'external', custodian: 'customer' };
  return { protection: level === 'HSM' ? 'hardware' : 'software', custodian: 'platform' };
}

function regionName(text: string | undefined): string | undefined {
  return text?.toLowerCase().replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, '$1');
}
