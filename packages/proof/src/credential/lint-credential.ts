import { parseInstant, parseUtcDate, withoutSecrets } from '@ancrage/base';
import { fourEyesProblem } from '../people/four-eyes.ts';
import { credentialTypes } from './credential.ts';
import type { Credential } from './credential.ts';

/** What the linter finds. Each is wrong whatever the evidence says. */
export const lintCodes = [
  'LINT_KIND',
  'LINT_NAME',
  'LINT_LEVEL',
  'LINT_CRITERIA',
  'LINT_NONCONFORMITY',
  'LINT_DATES',
  'LINT_HOSTS',
  'LINT_STATUS',
  'LINT_PEOPLE',
  'LINT_DEMONSTRATION',
  'LINT_SECRET',
] as const;
export type LintCode = (typeof lintCodes)[number];

/** Marks in the name of whatever is signed under throw-away keys, in each language. */
export const DEMONSTRATION_MARK = { fr: 'DÉMONSTRATION', en: 'DEMONSTRATION' } as const;

const MS_PER_DAY = 86_400_000;
/** Three years and a day of grace for the leap year. */
const LONGEST_DAYS = 1097;

/**
 * Mistakes of a credential that show in itself, in the order of the codes: before the real key is touched, and again
 * whenever it is verified. Its shape is checked before.
 */
export function lintCredential(credential: Credential): LintCode[] {
  const checks: readonly (readonly [LintCode, boolean])[] = [
    ['LINT_KIND', kindAgrees(credential)],
    ['LINT_NAME', nameAgrees(credential)],
    ['LINT_LEVEL', levelAgrees(credential)],
    ['LINT_CRITERIA', criteriaAgree(credential)],
    ['LINT_NONCONFORMITY', nonconformitiesAgree(credential)],
    ['LINT_DATES', datesAgree(credential)],
    ['LINT_HOSTS', hostsAgree(credential)],
    ['LINT_STATUS', statusAgrees(credential)],
    [
      'LINT_PEOPLE',
      fourEyesProblem(
        credential.credentialSubject.evaluation.by,
        credential.credentialSubject.decision.by,
      ) === undefined,
    ],
    ['LINT_DEMONSTRATION', demonstrationAgrees(credential)],
    ['LINT_SECRET', holdsNoSecret(credential)],
  ];
  return checks.filter(([, holds]) => !holds).map(([code]) => code);
}

/** A certificate is of the top level and nothing else is called one. */
function kindAgrees({ type, credentialSubject: { kind, level, topLevel } }: Credential): boolean {
  return type[1] === credentialTypes[kind] && (kind === 'certificate') === (level === topLevel);
}

/** The name is that of the level, after the mark of a demonstration where it is one. */
function nameAgrees({ name, credentialSubject: { levelName, demonstration } }: Credential): boolean {
  const expected = credentialName(levelName, demonstration);
  return name[0]['@value'] === expected.fr && name[1]['@value'] === expected.en;
}

export function credentialName(
  levelName: { readonly fr: string; readonly en: string },
  demonstration: boolean,
): { readonly fr: string; readonly en: string } {
  if (!demonstration) return levelName;
  return {
    fr: `${DEMONSTRATION_MARK.fr} – ${levelName.fr}`,
    en: `${DEMONSTRATION_MARK.en} – ${levelName.en}`,
  };
}

/** At most what was computed; below the top, at most the weakest criterion. */
function levelAgrees({ credentialSubject }: Credential): boolean {
  const { level, topLevel, judgement, criteria } = credentialSubject;
  if (level > topLevel || level > judgement.level || judgement.level > topLevel) return false;
  return criteria.every((criterion) => criterion.level >= judgement.level && criterion.level <= topLevel);
}

function criteriaAgree({ credentialSubject: { criteria, conditions } }: Credential): boolean {
  const ids = [
    ...criteria.map(({ criterion }) => `criterion ${criterion}`),
    ...criteria.flatMap(({ controls }) => controls.map(({ control }) => `control ${control}`)),
    ...conditions.map(({ control }) => `control ${control}`),
  ];
  return new Set(ids).size === ids.length;
}

/** Only controls that are there, once each, and until a day within the validity. */
function nonconformitiesAgree({ validFrom, validUntil, credentialSubject }: Credential): boolean {
  const { criteria, nonconformities } = credentialSubject;
  const known = new Set(criteria.flatMap(({ controls }) => controls.map(({ control }) => control)));
  const named = nonconformities.map(({ control }) => control);
  if (new Set(named).size !== named.length) return false;
  return nonconformities.every(
    ({ control, until }) =>
      known.has(control) && until >= validFrom.slice(0, 10) && until <= validUntil.slice(0, 10),
  );
}

/** Period, judgement, decision, validity follow each other; validity is of three years at most. */
function datesAgree({ validFrom, validUntil, credentialSubject }: Credential): boolean {
  const { judgement, decision, scope } = credentialSubject;
  const [from, until] = [parseInstant(validFrom), parseInstant(validUntil)];
  const days = (date: string): number => parseUtcDate(date) * MS_PER_DAY;
  return (
    scope.period.from <= scope.period.to &&
    days(judgement.at) <= days(decision.on) &&
    days(decision.on) <= from &&
    from < until &&
    until - from <= LONGEST_DAYS * MS_PER_DAY
  );
}

/** What rests on certificates of others ends with the first of them, and rests on each once and never on itself. */
function hostsAgree({ id, validUntil, credentialSubject: { hosts = [] } }: Credential): boolean {
  const named = hosts.map(({ credential }) => credential);
  return (
    new Set(named).size === named.length &&
    !named.includes(id) &&
    hosts.every(
      (host) =>
        parseInstant(validUntil) <= parseInstant(host.validUntil) &&
        parseInstant(host.knownAt) < parseInstant(host.knownUntil),
    )
  );
}

/** Two lists, one index in each, and identifiers that say so. */
function statusAgrees({ credentialStatus }: Credential): boolean {
  const [revocation, suspension] = credentialStatus;
  return (
    revocation.statusListCredential !== suspension.statusListCredential &&
    [revocation, suspension].every(
      ({ id, statusListCredential, statusListIndex }) => id === `${statusListCredential}#${statusListIndex}`,
    )
  );
}

/** What rests on throw-away keys anywhere is a demonstration as a whole. */
function demonstrationAgrees({ credentialSubject: { demonstration, judgement } }: Credential): boolean {
  return demonstration || !judgement.trust.demonstration;
}

/** No text of it has the form of a secret that somebody left in a dossier. */
function holdsNoSecret(credential: Credential): boolean {
  const clean = (value: unknown): boolean => {
    if (typeof value === 'string') return withoutSecrets(value) === value;
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every(clean);
  };
  const { evaluation: _evaluation, decision: _decision, ...subject } = credential.credentialSubject;
  return clean({ ...subject, issuer: credential.issuer, id: credential.id });
}
