import { digestOf, isBaseError, parseInstant } from '@ancrage/base';
import { type CredentialHost, ProofError } from '@ancrage/proof';
import { type OpenedBundle, openBundle } from './opened-bundle.ts';
import { knownAt } from './check-status.ts';
import type { Steps } from './steps.ts';
import type { Verdict, VerifyReport } from './verify-report.ts';

/** Bundles of hosts that the caller gave: each is verified once, however many rely on it, and never as its own host. */
export class HostShelf {
  private readonly bundles: readonly { readonly bytes: Uint8Array; readonly opened: OpenedBundle }[];
  private readonly reports = new Map<Uint8Array, VerifyReport | undefined>();

  /** What cannot be read as a bundle is nobody's. */
  constructor(given: readonly Uint8Array[]) {
    this.bundles = given.flatMap((bytes) => {
      try {
        return [{ bytes, opened: openBundle(bytes) }];
      } catch (error) {
        if (!(error instanceof ProofError) && !isBaseError(error)) throw error;
        return [];
      }
    });
  }

  /** The bundles that were given of a certificate. */
  of({
    credential,
  }: CredentialHost): readonly { readonly bytes: Uint8Array; readonly opened: OpenedBundle }[] {
    return this.bundles.filter(({ opened }) => opened.credential.id === credential);
  }

  /** Undefined while it is being verified: a certificate that rests on itself rests on nothing. */
  report(bytes: Uint8Array, verify: (bytes: Uint8Array) => VerifyReport): VerifyReport | undefined {
    if (this.reports.has(bytes)) return this.reports.get(bytes);
    this.reports.set(bytes, undefined);
    const report = verify(bytes);
    this.reports.set(bytes, report);
    return report;
  }
}

type Told = Parameters<Steps['no']>;

/**
 * The certificates of hosts on which this one rests. One that the caller gave the bundle of is verified by the same policy; of
 * another, nothing is known after the lists that its issuer had seen ended: no bundle can know yesterday's suspension.
 */
export function checkHosts(
  { credential }: OpenedBundle,
  steps: Steps,
  at: string,
  shelf: HostShelf,
  verify: (bytes: Uint8Array) => VerifyReport,
): void {
  const { hosts = [] } = credential.credentialSubject;
  if (hosts.length === 0) return steps.absent('hosts', 'HOSTS_NONE');
  const told = hosts.map((host) => toldOf(host, at, shelf, verify));
  // What ends it comes before what leaves it open, whatever the order of the hosts.
  for (const state of ['no', 'unknown', 'yes'] as const)
    for (const one of told) if (one.state === state) steps[state](...one.words);
}

function toldOf(
  host: CredentialHost,
  at: string,
  shelf: HostShelf,
  verify: (bytes: Uint8Array) => VerifyReport,
): { readonly state: 'yes' | 'no' | 'unknown'; readonly words: Told } {
  const words = (code: Told[1], when: string): Told => ['hosts', code, { host: host.service, at: when }];
  if (parseInstant(at) > parseInstant(host.validUntil))
    return { state: 'no', words: words('HOST_EXPIRED', host.validUntil) };
  const given = shelf
    .of(host)
    .filter(({ opened }) => parseInstant(knownAt(opened)) >= parseInstant(host.knownAt))
    .map(({ bytes, opened }) => ({
      known: knownAt(opened),
      same: digestOf(new TextEncoder().encode(opened.bundle.credential)) === host.digest,
      verdict: shelf.report(bytes, verify)?.verdict,
    }));
  if (given.length === 0)
    return parseInstant(at) > parseInstant(host.knownUntil)
      ? { state: 'unknown', words: words('HOST_UNKNOWN_SINCE', host.knownAt) }
      : { state: 'yes', words: words('HOST_KNOWN', host.knownAt) };
  const newest = (verdict: Verdict): string | undefined =>
    given
      .filter((one) => one.same && one.verdict === verdict)
      .map(({ known }) => known)
      .toSorted()
      .at(-1);
  const [clear, ended] = [newest('valid'), newest('not-in-force')];
  // Of two that know the same, the one that ends it is believed.
  if (ended !== undefined && (clear === undefined || ended >= clear))
    return { state: 'no', words: words('HOST_NOT_IN_FORCE', ended) };
  if (clear !== undefined) return { state: 'yes', words: words('HOST_CLEAR', clear) };
  const code = given.some(({ same }) => same) ? 'HOST_UNSURE' : 'HOST_OTHER';
  return { state: 'unknown', words: words(code, given[0]!.known) };
}
