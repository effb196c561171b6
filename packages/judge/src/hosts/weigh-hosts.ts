import { compareText } from '@ancrage/base';
import { sameName } from '../parties/same-name.ts';
import type { FactValue } from '../facts/fact.ts';
import type { Host, HostCertificate, HostOutcome, HostProblemCode, HostVerdict } from './host-certificate.ts';

/** What is judged, as far as it decides which certificates may count for it. */
export interface Relying {
  readonly service: Pick<FactValue<'service'>, 'service' | 'provider'>;
  readonly scheme: { readonly id: string; readonly version: string };
  /** Whether the trust list of this judgement holds throw-away keys. */
  readonly demonstration: boolean;
}

/** Which bundles count, in the order of their files. Whatever is in doubt counts for nothing. */
export function weighHosts(outcomes: readonly HostOutcome[], relying: Relying): Host[] {
  return outcomes
    .toSorted((a, b) => compareText(a.evidence, b.evidence))
    .map((outcome) => ({ outcome, problem: problemOf(outcome, outcomes, relying) ?? null }));
}

const byVerdict: Readonly<Record<Exclude<HostVerdict, 'valid'>, HostProblemCode>> = {
  'not-verified': 'NOT_VERIFIED',
  refused: 'REFUSED',
  'issuer-unknown': 'ISSUER_UNKNOWN',
  uncertain: 'UNCERTAIN',
  'not-in-force': 'NOT_IN_FORCE',
};

function problemOf(
  { verdict, certificate }: HostOutcome,
  all: readonly HostOutcome[],
  { service, scheme, demonstration }: Relying,
): HostProblemCode | undefined {
  if (verdict !== 'valid') return byVerdict[verdict];
  if (certificate === null) return 'UNCERTAIN';
  if (all.some((other) => speaksAgainst(other, certificate))) return 'OLDER';
  if (certificate.scheme.id !== scheme.id || certificate.scheme.version !== scheme.version)
    return 'OTHER_SCHEME';
  if (certificate.demonstration && !demonstration) return 'DEMONSTRATION';
  if (isService(certificate, service)) return 'OWN';
  return certificate.relies_on.some((relied) => isService(relied, service)) ? 'CYCLE' : undefined;
}

/** Another bundle of the same certificate that knows as much or more of its status, and says that it is not in force. */
function speaksAgainst({ verdict, certificate: other }: HostOutcome, certificate: HostCertificate): boolean {
  return (
    verdict === 'not-in-force' &&
    other?.credential === certificate.credential &&
    other.known_at >= certificate.known_at
  );
}

function isService(
  one: { readonly service: string; readonly provider: string },
  { service, provider }: Relying['service'],
): boolean {
  return sameName(one.service, service) && sameName(one.provider, provider);
}
