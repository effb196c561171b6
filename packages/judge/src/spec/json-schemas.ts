import { z } from 'zod';
import { factSchema } from '../facts/fact-schema.ts';
import { ownershipSchema } from '../report/ownership-chart-schema.ts';
import { manifestSchema } from '../readers/dossier-manifest/manifest-schema.ts';
import { statementSchema } from '../readers/statement/statement-schema.ts';
import { readingSchema } from '../reading/reading-schema.ts';
import { reportSchema } from '../report/report-schema.ts';
import {
  criterionFileSchema,
  gradesFileSchema,
  parametersFileSchema,
  schemeFileSchema,
} from '../scheme/scheme-schema.ts';
import { trustListSchema } from '../trust/trust-list.ts';

/** JSON Schema (2020-12) of what a person writes: defaults need not be there. */
function written(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' });
}

function titled(title: string, schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema, ...rest } = schema;
  return { $schema, title, ...rest };
}

function inner(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = written(schema);
  return rest;
}

/** The kinds of fact stand in a file of their own, so that they are written once. */
function withFactsApart(schema: Record<string, unknown>): Record<string, unknown> {
  const { $defs: _facts, ...rest } = schema;
  return { ...rest, properties: { ...(schema['properties'] as object), facts: FACTS }, $defs: kept(schema) };
}

const FACTS = {
  description: 'Sorted by kind, then canonical form.',
  type: 'array',
  items: { $ref: 'facts.schema.json' },
};

/** Definitions that the reading itself points at, facts aside. */
function kept(schema: Record<string, unknown>): Record<string, unknown> {
  const { facts: _facts, ...properties } = schema['properties'] as Record<string, unknown>;
  const all = (schema['$defs'] ?? {}) as Record<string, unknown>;
  const found = new Map<string, unknown>();
  const visit = (text: string): void => {
    for (const [, name] of text.matchAll(/"#\/\$defs\/([^"]+)"/g)) {
      if (found.has(name!)) continue;
      found.set(name!, all[name!]);
      visit(JSON.stringify(all[name!]));
    }
  };
  visit(JSON.stringify(properties));
  return Object.fromEntries(found);
}

/** The frozen schemas by file name under `docs/spec/`. */
export function jsonSchemas(): ReadonlyMap<string, Record<string, unknown>> {
  const scheme = {
    ...titled('Ancrage scheme, version 1: the file scheme.yaml', written(schemeFileSchema)),
    $defs: {
      parameters: { title: 'parameters.yaml', ...inner(parametersFileSchema) },
      grades: { title: 'grades.yaml', ...inner(gradesFileSchema) },
      criterion: { title: 'criteria/<ID>.yaml', ...inner(criterionFileSchema) },
    },
  };
  return new Map([
    ['dossier.schema.json', titled('Ancrage dossier manifest, version 1', written(manifestSchema))],
    ['facts.schema.json', titled('Ancrage facts, by kind', written(factSchema))],
    ['ownership.schema.json', titled('Ancrage chart of holdings, version 1', written(ownershipSchema))],
    ['reading.schema.json', titled('Ancrage reading, version 1', withFactsApart(written(readingSchema)))],
    ['report.schema.json', titled('Ancrage report, version 1', written(reportSchema))],
    ['scheme.schema.json', scheme],
    ['statement.schema.json', titled('Ancrage statement, version 1: the payload', written(statementSchema))],
    ['trust-list.schema.json', titled('Ancrage trust list, version 1', written(trustListSchema))],
  ]);
}
