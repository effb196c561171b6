import { compareText } from '@ancrage/base';
import type { Finding, Report, Scheme } from '@ancrage/judge';
import { methods, sources } from '@ancrage/judge';
import { credentialName, CREDENTIAL_SCHEMA, credentialTypes, VC_CONTEXT, VOCABULARY } from '@ancrage/proof';
import type { Credential, CredentialSubject, IssuerDocument, Signer } from '@ancrage/proof';
import type { IssueActs } from './issue-problems.ts';
import { reportDigest } from './report-digest.ts';

export interface CredentialPlace {
  /** `id` of the credential. */
  readonly id: string;
  /** Instant from which it is valid, `YYYY-MM-DDThh:mm:ssZ`: that of signing. */
  readonly validFrom: string;
  /** The two lists and its index in both. */
  /** Root of the tree over its evidence, where it commits to any. */
  readonly evidence?: CredentialSubject['evidence'];
  readonly status: { readonly revocation: string; readonly suspension: string; readonly index: number };
}

/**
 * The credential that these acts carry, where `issueProblems` finds none. It says what the report found and the scheme
 * calls it, within the scope, and what it does not say; no evidence, only digests.
 */
export function makeCredential(
  acts: IssueActs,
  { issuer, demonstration }: Pick<IssuerDocument, 'issuer' | 'demonstration'>,
  place: CredentialPlace,
): Credential {
  const { report, scheme, grant } = acts;
  const level = scheme.levels.find((one) => one.level === grant.act.level)!;
  const isTop = level.level === scheme.topLevel;
  const shown = demonstration || report.inputs.trust.demonstration;
  const name = credentialName(level.name, shown);
  const { index } = place.status;
  const entry = <P extends 'revocation' | 'suspension'>(purpose: P) =>
    ({
      id: `${place.status[purpose]}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: place.status[purpose],
    }) as const;
  return {
    '@context': [VC_CONTEXT, { '@vocab': VOCABULARY }],
    id: place.id,
    type: ['VerifiableCredential', credentialTypes[isTop ? 'certificate' : 'attestation']],
    name: inLanguages(name),
    description: inLanguages(level.says),
    issuer,
    validFrom: place.validFrom,
    validUntil: `${grant.act.valid.to}T23:59:59Z`,
    credentialSchema: { id: CREDENTIAL_SCHEMA, type: 'JsonSchema' },
    credentialStatus: [entry('revocation'), entry('suspension')],
    credentialSubject: {
      kind: isTop ? 'certificate' : 'attestation',
      service: serviceOf(report),
      scope: scopeOf(report),
      judgement: judgementOf(report, scheme),
      ...(place.evidence === undefined ? {} : { evidence: place.evidence }),
      level: level.level,
      topLevel: scheme.topLevel,
      levelName: level.name,
      says: level.says,
      doesNotSay: [level.doesNotSay, NO_LEGAL_STANDING],
      criteria: criteriaOf(report, scheme),
      conditions: conditionsOf(report, scheme),
      nonconformities: grant.act.nonconformities,
      evaluation: { digest: acts.evaluation.digest, by: known(acts.evaluators) },
      decision: { digest: grant.digest, by: known(acts.deciders), on: grant.act.signed },
      demonstration: shown,
      ...hostsOf(report),
    },
  };
}

/** The certificates that carry part of what was found: those who suspend one must find who rests on it. */
function hostsOf({ hosts = [] }: Report): Pick<CredentialSubject, 'hosts'> {
  const carrying = hosts.flatMap(({ certificate, problem, carried }) =>
    certificate === null || problem !== null || carried.length === 0
      ? []
      : [
          {
            service: certificate.service,
            provider: certificate.provider,
            credential: certificate.credential,
            digest: certificate.digest,
            issuer: { name: certificate.issuer_name, identifier: certificate.issuer },
            level: certificate.level,
            validUntil: certificate.valid_until,
            knownAt: certificate.known_at,
            knownUntil: certificate.known_until,
            status: certificate.status,
            controls: carried.map(({ control }) => control),
          },
        ],
  );
  // A bundle of an earlier day of the same certificate adds nothing.
  const newest = new Map(
    carrying
      .toSorted((a, b) => compareText(a.knownAt, b.knownAt))
      .map((host) => [host.credential, host] as const),
  );
  const named = [...newest.values()].sort((a, b) => compareText(a.credential, b.credential));
  return named.length === 0 ? {} : { hosts: named };
}

/** Said on each, whatever the level: the scheme is nobody's law yet. */
const NO_LEGAL_STANDING = {
  fr: 'Ce référentiel n’a aucune valeur juridique tant qu’un État ne lui en donne pas\u00a0; ceci vaut sur ces preuves, à cette date, dans la portée énoncée.',
  en: 'This scheme has no legal standing until a State gives it; this holds on this evidence, on this date, within the stated scope.',
} as const;

const known = (signers: readonly Signer[] | null): readonly Signer[] => signers ?? [];

function inLanguages({ fr, en }: { readonly fr: string; readonly en: string }): Credential['name'] {
  return [
    { '@language': 'fr', '@value': fr },
    { '@language': 'en', '@value': en },
  ];
}

function serviceOf({ service }: Report): CredentialSubject['service'] {
  const { description_fr: fr, description_en: en, entity } = service;
  return {
    name: service.service,
    provider: service.provider,
    ...(entity === undefined ? {} : { entity }),
    ...(fr === undefined || en === undefined ? {} : { description: { fr, en } }),
  };
}

/** Streets and coordinates stay out: what a buyer needs is where, not the door. */
function scopeOf({ scope }: Report): CredentialSubject['scope'] {
  return {
    period: { from: scope.period.from, to: scope.period.to },
    accounts: scope.accounts.map(({ platform, account, holds }) => ({ platform, account, holds })),
    entities: scope.entities.map(({ name, role }) => ({ name, role })),
    sites: scope.sites.map(({ name, country, province }) => ({
      name,
      country,
      ...(province === undefined ? {} : { province }),
    })),
    prefixes: scope.prefixes.map(({ prefix, country }) => ({ prefix, country })),
    exclusions: scope.exclusions.map(({ what, reason }) => ({ what, reason })),
  };
}

function judgementOf(report: Report, scheme: Scheme): CredentialSubject['judgement'] {
  const { inputs } = report;
  return {
    at: report.at,
    semantics: report.semantics,
    report: reportDigest(report),
    readings: inputs.readings,
    scheme: {
      name: inputs.scheme.id,
      version: inputs.scheme.version,
      status: inputs.scheme.status,
      title: scheme.title,
      digest: inputs.scheme.digest,
    },
    trust: {
      name: inputs.trust.id,
      digest: inputs.trust.digest,
      demonstration: inputs.trust.demonstration,
    },
    reference: { asOf: inputs.reference.as_of, digest: inputs.reference.digest },
    laws: { digest: inputs.laws.digest },
    level: report.level,
  };
}

function criteriaOf(report: Report, scheme: Scheme): CredentialSubject['criteria'] {
  return report.criteria.map(({ id, level }) => {
    const findings = report.findings.filter(({ criterion }) => criterion === id);
    return {
      criterion: id,
      name: scheme.criteria.find((criterion) => criterion.id === id)?.title ?? { fr: id, en: id },
      level,
      ...weakest(findings),
      controls: findings.map((finding) => ({
        control: finding.control,
        outcome: finding.outcome,
        ...weakest([finding]),
      })),
    };
  });
}

/** The weakest method and source on which what is met stands. */
function weakest(
  findings: readonly Finding[],
): Pick<CredentialSubject['criteria'][number], 'method' | 'source'> {
  const method = methods.find((one) => findings.some((finding) => finding.method === one));
  const source = sources.find((one) => findings.some((finding) => finding.source === one));
  return { ...(method === undefined ? {} : { method }), ...(source === undefined ? {} : { source }) };
}

function conditionsOf({ conditions }: Report, scheme: Scheme): CredentialSubject['conditions'] {
  const titles = new Map(
    scheme.criteria.flatMap(({ controls }) => controls.map(({ id, title }) => [id, title] as const)),
  );
  return conditions.map(({ control, outcome }) => ({
    control,
    title: titles.get(control) ?? { fr: control, en: control },
    outcome,
  }));
}
