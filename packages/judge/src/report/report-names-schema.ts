import { z } from 'zod';
import { nameBases } from '../analyses/name-evidence.ts';
import { roleStates } from '../dns/name-dependence.ts';
import { dnsRoles } from '../dns/signals.ts';
import { declaredNameKind } from '../facts/kinds/declared-name.ts';
import { MAX_NAMES, MAX_NAMES_OF_PEER } from './report-names.ts';

const text = z.string();
const count = z.int().min(0);
const country = z.string().regex(/^[A-Z]{2}$/);
const operator = { name: text, parent: text.nullable(), controlled_from: country };

/** JSON Schema of the part `names` of a report. */
export const reportNamesSchema = z.strictObject({
  domains: z
    .array(
      z.strictObject({
        domain: text,
        asked: z.iso.date().nullable().describe('Last day on which its records were answered.'),
        roles: z.array(
          z.strictObject({
            role: z.enum(dnsRoles),
            state: z.enum(roleStates),
            operators: z
              .array(z.strictObject({ ...operator, points: z.int().min(0).max(100) }))
              .describe('Those that are indicated at least; by points, then name.'),
            other_hosts: z.array(text).max(MAX_NAMES_OF_PEER),
          }),
        ),
      }),
    )
    .max(MAX_NAMES)
    .describe('By name.'),
  domains_total: count,
  declared: z
    .array(
      z.strictObject({
        name: text,
        use: z.enum(declaredNameKind.fields.use.codes),
        platform: text,
        resource: text,
        named: z.boolean().nullable().describe('Null where no log of names is there.'),
        addresses: count.nullable().describe('Null where no answer about it was kept.'),
        seen: count.nullable().describe('Of these, those that flows show.'),
      }),
    )
    .max(MAX_NAMES)
    .describe('Names that inventories give resources; by name, then resource.'),
  declared_total: count,
  peers: z
    .array(
      z.strictObject({
        peer: text,
        bytes: text.nullable().describe('Decimal; null where no flow shows it.'),
        country: country.nullable(),
        operator: text.nullable().describe('Who publishes the range.'),
        names: z
          .array(z.strictObject({ name: text, bases: z.array(z.enum(nameBases)) }))
          .max(MAX_NAMES_OF_PEER)
          .describe('By name.'),
        names_total: count,
        named: z.array(z.strictObject(operator)).describe('Operators of these names, by name.'),
        organization: text.nullable(),
      }),
    )
    .max(MAX_NAMES)
    .describe('By bytes, the most first, then address.'),
  peers_total: count,
  authorities: z
    .array(
      z.strictObject({
        issuer: text,
        country: country.nullable().describe('As certificates have it.'),
        operator: z.strictObject(operator).nullable(),
        certificates: count,
        peers: count,
      }),
    )
    .max(MAX_NAMES)
    .describe('By name.'),
  authorities_total: count,
});
