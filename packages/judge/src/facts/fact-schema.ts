import { z } from 'zod';
import { methods } from './grade.ts';
import type { Field } from './field.ts';
import { kindNames, kinds } from './registry.ts';
import type { KindName } from './registry.ts';

const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** Where in a file something was read; lines and pages count from 1, a pointer is RFC 6901. */
export const placeSchema = z.union([
  z.strictObject({ pointer: z.string() }),
  z.strictObject({ line: z.int() }),
  z.strictObject({ page: z.int() }),
]);

export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);

export const locatorSchema = z.strictObject({ evidence: digestSchema, place: placeSchema });

/** Shape of the value of each kind, from the registry: what the frozen JSON Schemas say of facts. */
export const factValueSchemas = Object.fromEntries(
  kindNames.map((kind) => [kind, valueSchema(kind)]),
) as Record<KindName, z.ZodObject>;

/** A fact with its place, of any kind. */
export const factSchema = z.discriminatedUnion(
  'kind',
  kindNames.map((kind) =>
    z.strictObject({
      kind: z.literal(kind),
      value: factValueSchemas[kind],
      at: locatorSchema,
      method: z.enum(methods).optional(),
    }),
  ) as unknown as [z.ZodObject<{ kind: z.ZodLiteral<KindName> }>],
);

function valueSchema(kind: KindName): z.ZodObject {
  const fields = Object.entries(kinds[kind].fields as Record<string, Field>);
  const shape = fields.map(([name, field]) => {
    const schema = fieldSchema(field).describe(field.meaning.en);
    return [name, field.optional ? schema.optional() : schema];
  });
  return z
    .strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>)
    .describe(kinds[kind].meaning.en);
}

function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'count':
    case 'days':
    case 'hours':
    case 'months':
      return z.int().min(0);
    case 'flag':
      return z.boolean();
    case 'texts':
      return z.array(z.string()).max(1000);
    case 'decimal':
      return z.string().regex(decimal);
    case 'percent':
      return z.string().regex(/^(?:0|[1-9]\d?)(?:\.\d*[1-9])?$|^100$/);
    case 'code':
      return z.enum(field.codes as [string]);
    case 'date':
      return z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
    case 'country':
      return z.string().regex(/^[A-Z]{2}$/);
    case 'text':
    case 'instant':
      return z.string().max(20_000);
    default:
      return z.never();
  }
}
