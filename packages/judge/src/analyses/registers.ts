import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { gradeAtLeast } from '../facts/grade.ts';
import type { KindName } from '../facts/registry.ts';
import type { CompletenessSource } from '../scheme/scheme.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { settledTopics } from './encryption-review.ts';
import { observedFlows } from './flow-hours.ts';
import { ENCRYPTION, scanGaps, undecided } from './scan-coverage.ts';
import { MOST_TOLD } from './violations.ts';

/** Counts over lists whose completeness the contract names: entries that break the control, none known or unknown. */
export const registerOutputs: readonly Output[] = [
  violations(
    'subprocessors.outside',
    'subprocessor',
    ({ fact }) => fact.value.country !== 'CA',
    'Sous-traitants hors du Canada',
    'Subprocessors outside Canada',
    'subprocessors',
  ),
  violations(
    'subprocessors.foreign_plaintext',
    'subprocessor',
    ({ fact }) => fact.value.country !== 'CA' && fact.value.access === 'plaintext',
    'Sous-traitants étrangers ayant accès au contenu en clair',
    'Foreign subprocessors with access to plaintext',
    'subprocessors',
  ),
  violations(
    'links.exposed',
    'site-link',
    ({ fact }) => fact.value.leaves_canada && !fact.value.customer_encrypted,
    'Liens sortant du Canada sans chiffrement par des clés du client',
    'Links leaving Canada without encryption under customer keys',
  ),
  scanFailures(
    'scan.encryption_failures',
    ({ topic }) => ENCRYPTION.has(topic),
    ENCRYPTION,
    'Constats de chiffrement en échec',
    'Failed encryption checks',
  ),
  scanFailures(
    'scan.critical_failures',
    ({ severity }) => severity === 'critical',
    undefined,
    'Constats critiques en échec',
    'Failed critical checks',
  ),
];

function violations<K extends KindName>(
  name: string,
  kind: K,
  breaks: (fact: GradedFact<K>) => boolean,
  fr: string,
  en: string,
  /** The source whose completeness makes an empty list an answer: a register that says it has no entry. */
  register?: CompletenessSource,
): Output {
  return {
    name,
    type: 'number',
    unit: 'count',
    meaning: { fr, en },
    derive: (context) => countViolations(kind, breaks, context, register),
  };
}

/** Failures among the checks that matter; none is an answer only where such checks ran, everywhere, and all came out. */
function scanFailures(
  name: string,
  matters: (check: FactValue<'security-check'>) => boolean,
  topics: typeof ENCRYPTION | undefined,
  fr: string,
  en: string,
): Output {
  return {
    name,
    type: 'number',
    unit: 'count',
    meaning: { fr, en },
    derive: (context) => {
      const { adequate, all, reasons } = sortFacts(context.dossier.of('security-check'), context);
      const against = all.filter(({ fact: { value } }) => matters(value) && value.status === 'fail');
      // What a paper leaves open is no doubt about what a scan has seen: only a scan's own open results are.
      const settled = topics === undefined ? new Set() : settledTopics(context);
      const open = all.filter(
        ({ fact: { value }, grade }) =>
          matters(value) &&
          value.status === 'manual' &&
          !settled.has(value.topic) &&
          gradeAtLeast(grade, context.contract.least),
      );
      const gaps = gapsOf(context);
      const missing =
        adequate.length === 0 ? noEvidence('security-check', reasons) : scanGaps(context, topics);
      return {
        value: countOf(against.length, open.length, gaps.length === 0 && missing.length === 0),
        support: adequate,
        against: [...against, ...open],
        reasons: [...gaps, ...missing, ...undecided(open)],
        violations: against.slice(0, MOST_TOLD).flatMap(violationOf),
      };
    },
  };
}

function countViolations<K extends KindName>(
  kind: K,
  breaks: (fact: GradedFact<K>) => boolean,
  context: DeriveContext,
  register: CompletenessSource | undefined,
): Derived {
  const { adequate, all, reasons } = sortFacts(context.dossier.of(kind), context);
  const against = all.filter(breaks);
  const gaps = gapsOf(context);
  const listed =
    adequate.length > 0 || (register !== undefined && context.contract.complete.includes(register));
  const nothing = listed ? [] : noEvidence(kind, reasons);
  return {
    value: countOf(against.length, 0, gaps.length === 0 && listed),
    support: adequate,
    against: against,
    reasons: [...gaps, ...nothing],
    violations: against.slice(0, MOST_TOLD).flatMap(violationOf),
    ...(register === 'subprocessors' && context.contract.facts.includes('flow')
      ? { assurances: flowsBesideRegister(context.dossier) }
      : {}),
  };
}

/** How far flows looked for parties that a register leaves out; that none did is told as well. */
function flowsBesideRegister(dossier: Dossier): Reason[] {
  if (dossier.of('flow-hour').length === 0) return [{ code: 'FLOWS_NOT_LOGGED', params: {} }];
  return [...observedFlows('storage', dossier), ...observedFlows('management', dossier)];
}

function violationOf({ fact: { kind, value } }: GradedFact): Reason[] {
  const {
    name,
    country,
    from_site: from,
    to_site: to,
    check,
    tool,
    findings,
  } = value as Readonly<Record<string, string>>;
  switch (kind) {
    case 'subprocessor':
      return [{ code: 'SUBPROCESSOR_ABROAD', params: { party: name!, country: country! } }];
    case 'site-link':
      return [{ code: 'LINK_LEAVES_CANADA', params: { from: from!, to: to! } }];
    case 'security-check':
      return [{ code: 'CHECK_FAILED', params: { check: check!, tool: tool!, count: findings! } }];
    default:
      return [];
  }
}
