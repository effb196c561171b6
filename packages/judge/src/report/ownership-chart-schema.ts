import { z } from 'zod';
import { reasonCodes } from '../analyses/derived.ts';
import { digestSchema, placeSchema } from '../facts/fact-schema.ts';
import { outcomes } from './report.ts';
import {
  chartFindingCodes,
  chartNodeKinds,
  chartStatuses,
  MAX_PLACES,
  MOST_HOLDERS,
} from './ownership-chart.ts';

const text = z.string();
const percent = z
  .string()
  .regex(/^\d+(?:\.\d+)?$/)
  .describe('Decimal, per cent');
const share = z.strictObject({ lo: percent, hi: percent });
const axis = z.enum(['votes', 'capital']);
const end = text.nullable();
const params = z.record(text, z.union([text, z.number()]));
const place = z.strictObject({ evidence: digestSchema, place: placeSchema });
const holderAxis = z.strictObject({ share, attributed: share });

export const chartSchema = z.strictObject({
  entity: text,
  controller: text.nullable().describe('Null where nobody has more than half of the votes'),
  nodes_total: z.int().min(1).describe('Before a report leaves out the smallest'),
  nodes: z
    .array(
      z.strictObject({
        id: text,
        ids: z.array(text),
        name: text,
        kind: z.enum(chartNodeKinds),
        country: text.nullable(),
        status: z.enum(chartStatuses),
        depth: z.int().min(0),
      }),
    )
    .describe('By depth, then id.'),
  edges: z
    .array(
      z.strictObject({
        holder: text,
        issuer: text,
        direct: z.boolean(),
        votes: share.nullable(),
        capital: share.nullable(),
        rights: z.array(text),
        drawn: z.boolean(),
        breaks: z.array(text),
        places: z.array(place).max(MAX_PLACES),
      }),
    )
    .describe('By issuer, holder, direct first.'),
  holders: z
    .array(
      z.strictObject({
        id: text,
        votes: holderAxis,
        capital: holderAxis,
        controls: z.enum(['yes', 'possible', 'no']),
      }),
    )
    .max(MOST_HOLDERS)
    .describe('By least attributed votes, then capital, the largest first; then id.'),
  holders_total: z.int().min(0),
  beneficial_owners: z
    .array(
      z.strictObject({
        id: text,
        by: z.array(z.enum(['votes', 'capital', 'control'])).min(1),
        certain: z.boolean(),
      }),
    )
    .describe('In the order of the holders.'),
  undisclosed: z
    .array(z.strictObject({ issuer: text, axis, share: percent }))
    .describe('By issuer, votes first.'),
  tests: z
    .array(
      z.strictObject({
        control: text,
        outcome: z.enum(outcomes),
        values: z.array(
          z.strictObject({
            name: text,
            value: z.union([z.strictObject({ lo: end, hi: end }), z.boolean(), z.null()]),
          }),
        ),
        reasons: z.array(z.strictObject({ code: z.enum(reasonCodes), params })),
      }),
    )
    .describe('In the scheme’s order.'),
  findings: z
    .array(
      z.strictObject({
        code: z.enum(chartFindingCodes),
        params,
        statement: text.nullable(),
        at: place.nullable(),
      }),
    )
    .describe('By code, then canonical parameters.'),
});

/** Shape of the answer of `ancrage ownership`. Frozen: `docs/spec/ownership.md`. */
export const ownershipSchema = z.strictObject({
  format: z.literal('ancrage-ownership/1'),
  at: z.iso.date().describe('UTC day on which the holdings are looked at'),
  scheme: z.strictObject({ id: text, version: text, digest: digestSchema }),
  files: z
    .array(z.strictObject({ id: digestSchema, path: text, format: text, speaks: z.boolean() }))
    .describe('By path.'),
  chart: chartSchema,
  what_if: z
    .strictObject({
      sales: z.array(
        z.strictObject({
          seller: text,
          buyer: text,
          issuer: text,
          axes: z.array(axis),
          percent,
          status: z.enum(['canadian', 'foreign']).nullable(),
        }),
      ),
      void_statements: z.int().min(0),
      chart: chartSchema,
    })
    .nullable(),
});
