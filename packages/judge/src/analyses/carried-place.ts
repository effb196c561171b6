import type { DeriveContext, Reason } from './derived.ts';
import { sortFacts } from './adequate.ts';
import type { GradedFact } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import type { Grade } from '../facts/grade.ts';
import { billedAccount } from '../parties/billed-account.ts';
import { sameName } from '../parties/same-name.ts';
import type { Carried, EvidenceContract } from '../scheme/scheme.ts';
import type { HostCertificate } from '../hosts/host-certificate.ts';

/** Who must say that an account lies at a host: the provider's own word would let it choose whose certificate covers its data. */
const VOUCHED: Grade = { method: 'documented', source: 'assessor' };

/** An account of the scope. */
export interface Account {
  readonly platform: string;
  readonly account: string;
}

/** The certificate that answers for what lies in an account, and the fact that says that it lies there. */
export interface Carrier {
  readonly certificate: HostCertificate;
  readonly by: GradedFact<'hosted-account'>;
}

export type CarriedPlace =
  | { readonly carrier: Carrier }
  /** Why the certificate of the host that the manifest names carries nothing. */
  | { readonly reason: Reason };

/**
 * Whether the certificate of a host answers, under this contract, for what lies in an account. Undefined where the manifest puts
 * the account at no host, or the scheme lets no certificate carry the control. The manifest must say so, someone trusted must
 * have found it, nothing may contradict it, and the certificate must count, cover the platform and hold the control.
 */
export function carriedPlace(
  { platform, account }: Account,
  region: string | undefined,
  context: DeriveContext,
): CarriedPlace | undefined {
  const { dossier, contract } = context;
  const { carried } = contract;
  if (carried === undefined || dossier.hosts === undefined) return undefined;
  const hosted = dossier
    .of('hosted-account')
    .filter(({ fact: { value } }) => value.platform === platform && value.account === account);
  const stated = hosted.find(({ file }) => file.format === 'ancrage-dossier')?.fact.value;
  if (stated === undefined) return undefined;
  const refuse = (code: Reason['code'], params: Reason['params']): CarriedPlace => ({
    reason: { code, params: { host: stated.service, ...params } },
  });

  const against = contradiction(stated, hosted, context);
  if (against !== undefined) return refuse('HOST_CONTRADICTED', { account, ...against });
  const by = sortFacts(hosted, { ...context, contract: vouchedContract(contract) }).adequate.find(
    ({ fact: { value } }) => isAt(value, stated),
  );
  if (by === undefined) return refuse('HOST_ONLY_DECLARED', { account });

  const own = dossier.hosts.filter(({ outcome: { certificate } }) => isOf(certificate, stated));
  const certificate = own.find(({ problem }) => problem === null)?.outcome.certificate ?? undefined;
  if (certificate === undefined) {
    const problem = (own[0] ?? dossier.hosts.find(({ outcome }) => outcome.certificate === null))?.problem;
    return problem === undefined || problem === null
      ? refuse('HOST_WITHOUT_CERTIFICATE', {})
      : refuse('HOST_NOT_COUNTED', { hostProblem: problem });
  }
  if (!covers(certificate, { platform, account }, region)) return refuse('HOST_NOT_COVERED', { account });
  return holds(certificate, carried)
    ? { carrier: { certificate, by } }
    : refuse('HOST_WITHOUT_CONTROL', { control: carried.by, level: carried.level });
}

/** What a carrier is told by, beside a control that is met. */
export function carrierReason({ certificate, by }: Carrier, { by: control }: Carried): Reason {
  const { service, valid_until: until, known_at: known } = certificate;
  return {
    code: 'HOST_CARRIES',
    params: {
      host: service,
      account: by.fact.value.account,
      control,
      until: until.slice(0, 10),
      known: known.slice(0, 10),
    },
  };
}

/** Provinces of the sites of a host: one where all its sites are in the same; undefined otherwise. */
export function provinceOf({ sites }: HostCertificate): string | undefined {
  const provinces = new Set(sites.map(({ province }) => province ?? ''));
  const [only] = provinces;
  return provinces.size === 1 && only !== '' ? only : undefined;
}

type Hosted = FactValue<'hosted-account'>;

/** Names are compared exactly: a certificate is not borrowed by a name that looks like its own. */
function isAt(one: Pick<Hosted, 'service' | 'provider'>, other: Hosted): boolean {
  return one.service === other.service && one.provider === other.provider;
}

function isOf(certificate: HostCertificate | null, stated: Hosted): boolean {
  return certificate !== null && isAt(certificate, stated);
}

/**
 * Whoever says that the account is elsewhere, whatever its grade: another statement, or a bill for it by somebody else, whom the
 * manifest may call what it likes.
 */
function contradiction(
  stated: Hosted,
  hosted: readonly GradedFact<'hosted-account'>[],
  context: DeriveContext,
): { readonly party: string; readonly path: string } | undefined {
  const other = hosted.find(({ fact: { value } }) => !isAt(value, stated));
  if (other !== undefined) return { party: other.fact.value.provider, path: other.file.path };
  for (const { fact, file } of context.dossier.of('spend')) {
    const { host, provider } = fact.value;
    if (billedAccount(fact.value) !== stated.account) continue;
    const party = host === '' ? provider : host;
    if (!sameName(party, stated.provider)) return { party, path: file.path };
  }
  return undefined;
}

/** A platform that the scope of the certificate has, and nothing that it leaves out by name; no site of it abroad. */
function covers(
  { platforms, exclusions, sites }: HostCertificate,
  { platform, account }: Account,
  region = '',
): boolean {
  const left = exclusions.some(
    (what) => sameName(what, account) || (region !== '' && sameName(what, region)),
  );
  return platforms.includes(platform) && !left && sites.every(({ country }) => country === 'CA');
}

function holds({ met, level }: HostCertificate, carried: Carried): boolean {
  return met.includes(carried.by) && level >= carried.level;
}

/** One contract for each, so that what was sorted by it is found again. */
const vouched = new WeakMap<EvidenceContract, EvidenceContract>();

function vouchedContract(contract: EvidenceContract): EvidenceContract {
  let known = vouched.get(contract);
  if (known === undefined)
    vouched.set(
      contract,
      (known = { ...contract, least: VOUCHED, freshness: contract.placesFreshness ?? contract.freshness }),
    );
  return known;
}
