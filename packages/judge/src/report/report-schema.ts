import { z } from 'zod';
import { reasonCodes } from '../analyses/derived.ts';
import { exposureRoles, partyGroups, protections } from '../analyses/exposure/exposure-graph.ts';
import { digestSchema, factValueSchemas, placeSchema } from '../facts/fact-schema.ts';
import { kindNames } from '../facts/registry.ts';
import { changeKinds, exposureAssets, lawFactors } from '../laws/law-schema.ts';
import { noteSchema } from '../reading/reading-schema.ts';
import { methods, sources } from '../facts/grade.ts';
import { hostProblemCodes, hostVerdicts } from '../hosts/host-certificate.ts';
import { reportNamesSchema } from './report-names-schema.ts';
import { chartSchema } from './ownership-chart-schema.ts';
import {
  flowPlanes,
  MAX_INTERFACES,
  MAX_PATHS,
  MAX_REFS,
  operatorRoles,
  outcomes,
  placeBases,
  scopeFindingCodes,
} from './report.ts';

const text = z.string();
const params = z.record(text, z.union([text, z.number()]));
const outcome = z.enum(outcomes);
const method = z.enum(methods);
const source = z.enum(sources);
const kind = z.enum(kindNames);
const anyValue = z.record(text, z.unknown());
const end = text.nullable().describe('Decimal; null where unbounded');

const factRef = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  kind,
  value: anyValue,
  evidence: digestSchema,
  place: placeSchema,
  method,
  source,
});

const operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('remove'), kind, facts: z.array(text) }),
  z.strictObject({ op: z.literal('replace'), kind, facts: z.array(text), set: anyValue }),
  z.strictObject({ op: z.literal('add'), kind, value: anyValue }),
  z.strictObject({ op: z.literal('complete'), source: text }),
]);

const plan = z.strictObject({ remedies: z.array(text), cost: z.number() });

const finding = z.strictObject({
  control: text,
  criterion: text,
  judged: z.enum(['machine', 'person']),
  outcome,
  rungs: z.array(z.strictObject({ rung: z.int().min(1), outcome, rule: text })).describe('Ascending.'),
  method: method.nullable(),
  source: source.nullable(),
  values: z
    .array(
      z.strictObject({
        name: text,
        value: z.union([z.strictObject({ lo: end, hi: end }), z.boolean(), z.null()]),
        support: z.array(factRef).max(MAX_REFS),
        support_total: z.int(),
        against: z.array(factRef).max(MAX_REFS),
        against_total: z.int(),
      }),
    )
    .describe('One for each name of the rules, in order of first use.'),
  reasons: z
    .array(z.strictObject({ code: z.enum(reasonCodes), params }))
    .describe(
      'What was seen to break a rule first, in the order of its values; then by code, then parameters.',
    ),
  remedies: z
    .array(z.strictObject({ id: text, cost: z.number(), turns: z.boolean(), patch: z.array(operation) }))
    .describe('By cost, then id; where nothing turns what is not met, changes come before evidence.'),
  plan: plan.nullable().describe('The cheapest set of remedies that was seen to turn the finding.'),
});

const next = z.strictObject({
  level: z.int(),
  blocking: z.array(z.strictObject({ control: text, outcome, plan: plan.nullable() })),
  cost: z.number(),
  unplanned: z.int().min(0),
});

const asset = z.enum(exposureAssets);
const exposureRole = z.enum(exposureRoles);

const exposure = z.strictObject({
  as_of: z.iso.date(),
  considered: z.int().min(0),
  laws: z
    .array(
      z.strictObject({
        law: text,
        state: text,
        title: z.strictObject({ fr: text, en: text }),
        cite: text,
        confirmed: z.boolean(),
        secrecy: z.enum(['required', 'possible', 'none']),
      }),
    )
    .describe('Laws of the paths told, by identifier.'),
  parties: z
    .array(
      z.strictObject({
        id: text,
        name: text,
        group: z.enum(partyGroups),
        states: z.array(
          z.strictObject({
            state: text,
            factor: z.enum(['seat', 'presence', 'targeting']),
            sure: z.boolean(),
          }),
        ),
        under: z.array(text),
        roles: z.array(exposureRole),
      }),
    )
    .describe('By identifier.'),
  paths: z
    .array(
      z.strictObject({
        law: text,
        factor: z.enum(lawFactors),
        state: text,
        through: z.array(text).min(1),
        role: exposureRole,
        asset,
        key: text.nullable(),
        sure: z.boolean(),
        effort: z.int().min(0),
        cut_by: z.array(z.enum(protections)),
      }),
    )
    .max(2 * MAX_PATHS)
    .describe('Those with nothing in their way first, from the most direct; then those that something cuts.'),
  found: z.int().min(0),
  possible: z.int().min(0),
  cut: z.int().min(0),
  open: z.array(z.strictObject({ code: z.enum(reasonCodes), params })).describe('By code, then parameters.'),
  plans: z
    .array(
      z.strictObject({
        level: z.int().min(1),
        assets: z.array(asset),
        cost: z.int().min(0),
        proven: z.boolean(),
        paths: z.int().min(0),
        uncut: z.int().min(0),
        suppliers: z.array(text),
        own: z.int().min(0),
        changes: z.array(
          z.strictObject({
            change: z.enum(changeKinds),
            target: text.nullable(),
            cost: z.int().min(0),
            cuts: z.int().min(0),
          }),
        ),
      }),
    )
    .describe('By level.'),
});

const count = z.int().min(0);
const flows = z.strictObject({
  hours: count.describe('Hours of the scope’s period so far'),
  covered: count,
  interfaces: z.array(text).max(MAX_INTERFACES).describe('By name.'),
  interfaces_total: count,
  days: z
    .array(
      z.strictObject({ day: z.iso.date(), covered: count, outside: text, undetermined: text, inside: text }),
    )
    .describe('Every day of the period so far.'),
  places: z
    .array(
      z.strictObject({
        country: text,
        province: text.nullable(),
        name: text,
        latitude: text.nullable(),
        longitude: text.nullable(),
        bytes: text,
      }),
    )
    .describe('By country, province, name.'),
  groups: z
    .array(
      z.strictObject({
        plane: z.enum(flowPlanes),
        side: z.enum(['outside', 'undetermined', 'inside']),
        country: text.nullable(),
        province: text.nullable(),
        name: text.nullable(),
        latitude: text.nullable(),
        longitude: text.nullable(),
        operator: text.nullable(),
        bytes: text,
        peers: count,
      }),
    )
    .describe('By plane, country, province, name, operator; what is not known comes last.'),
});

/** Shape of a report, `ancrage-report/1`. Frozen: `docs/spec/report.md`. */
const account = z.strictObject({ platform: text, account: text });

const host = z.strictObject({
  path: text,
  evidence: digestSchema,
  verdict: z.enum(hostVerdicts),
  code: text.nullable().describe('Of the verifier’s first step that stands in the way'),
  problem: z.enum(hostProblemCodes).nullable().describe('Why it counts for nothing; null where it counts'),
  certificate: z
    .strictObject({
      credential: text,
      digest: digestSchema,
      issuer: text,
      issuer_name: text,
      service: text,
      provider: text,
      demonstration: z.boolean(),
      scheme: z.strictObject({ id: text, version: text }),
      level: z.int(),
      valid_from: text,
      valid_until: text,
      known_at: text.describe('Until when its status is known'),
      known_until: text.describe('When the lists that say so end'),
      status: z.array(z.strictObject({ list: text, index: text })),
      platforms: z.array(text),
      exclusions: z.array(text),
      sites: z.array(z.strictObject({ country: text, province: text.nullable() })),
      met: z.array(text),
      relies_on: z.array(z.strictObject({ service: text, provider: text })),
    })
    .nullable()
    .describe('Null unless genuine, by a recognised issuer'),
  accounts: z.array(account),
  carried: z
    .array(z.strictObject({ control: text, by: text, accounts: z.array(account) }))
    .describe('In the scheme’s order.'),
  not_carried: z
    .array(z.strictObject({ code: z.enum(reasonCodes), params }))
    .describe('By code, then parameters.'),
  residual: z.array(text).describe('Controls that stay the service’s own; in the scheme’s order.'),
});

export const reportSchema = z.strictObject({
  format: z.literal('ancrage-report/1'),
  semantics: z.literal('ancrage-semantics/1'),
  at: z.iso.date().describe('UTC date of judgement'),
  service: factValueSchemas['service'],
  scope: z.strictObject({
    period: factValueSchemas['scope-period'],
    accounts: z.array(factValueSchemas['scope-account']),
    entities: z.array(factValueSchemas['scope-entity']),
    sites: z.array(factValueSchemas['site']),
    prefixes: z.array(factValueSchemas['prefix']),
    exclusions: z.array(factValueSchemas['exclusion']),
  }),
  inputs: z.strictObject({
    scheme: z.strictObject({ id: text, version: text, status: text, digest: digestSchema }),
    trust: z.strictObject({ id: text, demonstration: z.boolean(), digest: digestSchema }),
    reference: z.strictObject({ as_of: text, digest: digestSchema }),
    laws: z.strictObject({ digest: digestSchema }),
    hosts: z.strictObject({ policy: digestSchema.nullable() }).optional(),
    readings: digestSchema,
  }),
  level: z.int().min(0),
  top_level: z.int().min(0),
  criteria: z.array(z.strictObject({ id: text, level: z.int().min(0) })).describe('In the scheme’s order.'),
  findings: z.array(finding).describe('In the scheme’s order.'),
  conditions: z.array(finding).describe('In the scheme’s order; their rungs are empty.'),
  next: next.nullable(),
  scope_findings: z
    .array(z.strictObject({ code: z.enum(scopeFindingCodes), params }))
    .describe('By code, then canonical parameters.'),
  missing: z
    .array(
      z.strictObject({
        path: text,
        why: z.enum(['absent', 'digest-differs', 'refused']),
        code: text.optional(),
        place: text.optional(),
        format: text.optional(),
      }),
    )
    .describe('By path.'),
  evidence: z
    .array(
      z.strictObject({
        path: text,
        id: digestSchema,
        format: text,
        version: text,
        method,
        source,
        date: text.nullable(),
        date_from: z.enum(['content', 'receipt', 'none']),
        listed: z.boolean(),
        vouched_by: z.array(text),
        facts: z.int(),
      }),
    )
    .describe('By path.'),
  unread: z.array(factValueSchemas['file']).describe('By path.'),
  notes: z.array(noteSchema).describe('As in the merged reading.'),
  places: z
    .array(
      z.strictObject({
        country: text,
        province: text.nullable(),
        name: text,
        latitude: text.nullable(),
        longitude: text.nullable(),
        basis: z.enum(placeBases),
        roles: z.array(text),
        count: z.int(),
      }),
    )
    .describe('By country, province, name.'),
  operators: z
    .array(
      z.strictObject({
        name: text,
        parent: text.nullable(),
        controlled_from: text.nullable().describe('Null where the operator is not known'),
        seen_as: z.array(z.enum(operatorRoles)),
        facts: z.int(),
      }),
    )
    .describe('By name. Who operates what the evidence shows, by the dated table of operators.'),
  ownership: z
    .array(chartSchema)
    .optional()
    .describe('Who is behind each entity of the provider; absent where no holding is told.'),
  exposure: exposure
    .optional()
    .describe('Which foreign laws reach what. Absent where no register of laws was given.'),
  flows: flows.optional().describe('What flow logs show. Absent where the dossier has none.'),
  names: reportNamesSchema
    .optional()
    .describe('What names and certificates tell of who plays which part. Absent where the dossier has none.'),
  hosts: z
    .array(host)
    .optional()
    .describe('What the certificates of hosts carry, by path. Absent where the dossier has no bundle.'),
});
