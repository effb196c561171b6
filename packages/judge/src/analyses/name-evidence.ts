import { compareText } from '@ancrage/base';
import { isPublicAddress } from '../addresses/private-networks.ts';
import { dnsName } from '../dns/dns-answer.ts';
import type { DnsAnswer, RecordType } from '../dns/dns-answer.ts';
import { MOST_ALIASES } from '../dns/examine-domain.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { Fact, FactValue } from '../facts/fact.ts';
import type { KindName } from '../facts/registry.ts';

/** How a name is known to belong to an address, in the order in which it is told. */
export const nameBases = ['tls-asked', 'tls-served', 'dns-answered', 'certificate', 'dns-record'] as const;
export type NameBasis = (typeof nameBases)[number];

type TlsCertificate = FactValue<'tls-certificate'>;

/** What names and certificates tell of one address. */
export interface PeerEvidence {
  readonly names: Map<string, Set<NameBasis>>;
  /** By what identifies them. */
  readonly certificates: Map<string, TlsCertificate>;
}

/** What the names and certificates of a dossier tell together. They are signals of who, and never of where. */
export interface NameEvidence {
  /** By address, in the form in which flows have it. */
  readonly peers: ReadonlyMap<string, PeerEvidence>;
  /** Answers of the DNS that were kept, those of one question together; by name and type. */
  readonly answers: readonly DnsAnswer[];
  /** Certificates, by what identifies them. */
  readonly certificates: ReadonlyMap<string, TlsCertificate>;
  /** Last day on which the records of a name were answered; undefined where no answer tells its day. */
  readonly askedOn: (name: string) => string | undefined;
  /** Public addresses that a name leads to by answers, whatever aliases between; undefined where no answer about it was kept. */
  readonly addressesOf: (name: string) => readonly string[] | undefined;
}

const known = new OncePerDossier<NameEvidence>();

/** The names and certificates of the dossier, joined with the addresses that they are known for. */
export function nameEvidence(dossier: Dossier): NameEvidence {
  return known.get(dossier, undefined, () => gatherNames(dossier));
}

/** Whoever has facts by kind: a dossier, or files of names alone. */
export interface FactsByKind {
  of<K extends KindName>(kind: K): readonly { readonly fact: Pick<Fact<K>, 'value'> }[];
}

/** The same of any facts. */
export function gatherNames(dossier: FactsByKind): NameEvidence {
  const peers = new Map<string, PeerEvidence>();
  const peerAt = (peer: string): PeerEvidence => {
    const found = peers.get(peer) ?? { names: new Map(), certificates: new Map() };
    peers.set(peer, found);
    return found;
  };
  const name = (peer: string, host: string, basis: NameBasis): void => {
    const { names } = peerAt(peer);
    names.set(host, (names.get(host) ?? new Set()).add(basis));
  };
  const looked = new Map<string, Set<string>>();
  for (const { fact } of dossier.of('peer-name')) {
    const { peer, name: host, basis } = fact.value;
    name(peer, host, basis);
    if (basis === 'dns-answered') looked.set(host, (looked.get(host) ?? new Set()).add(peer));
  }
  const certificates = new Map<string, TlsCertificate>();
  const present = (peer: string, certificate: TlsCertificate): void => {
    peerAt(peer).certificates.set(certificate.certificate, certificate);
    for (const host of certificate.names) name(peer, host, 'certificate');
  };
  for (const { fact } of dossier.of('tls-certificate')) {
    certificates.set(fact.value.certificate, fact.value);
    for (const address of fact.value.addresses ?? []) present(address, fact.value);
  }
  for (const { fact } of dossier.of('peer-certificate')) {
    const certificate = certificates.get(fact.value.certificate);
    if (certificate !== undefined) present(fact.value.peer, certificate);
  }
  const records = answersOf(dossier);
  for (const { name: host, type, values } of records.values())
    if (type === 'A' || type === 'AAAA')
      for (const value of values) if (isPublicAddress(value)) name(value, host, 'dns-record');
  const asked = new Map<string, string>();
  for (const { fact } of dossier.of('name-record')) {
    const { name: host, on } = fact.value;
    if (on !== undefined && on > (asked.get(host) ?? '')) asked.set(host, on);
  }
  return {
    peers,
    answers: [...records].sort(([a], [b]) => compareText(a, b)).map(([, answer]) => answer),
    certificates,
    askedOn: (host) => asked.get(host),
    addressesOf: (host) => addressesOf(host, records, looked),
  };
}

/** By name and type. Of a question that was answered once with records and once without, the records stand. */
function answersOf(dossier: FactsByKind): Map<string, DnsAnswer> {
  const values = new Map<string, { readonly name: string; readonly type: RecordType; values: Set<string> }>();
  const told = new Set<string>();
  for (const { fact } of dossier.of('name-record')) {
    const { type, state, value } = fact.value;
    const name = dnsName(fact.value.name);
    const key = `${type} ${name}`;
    const entry = values.get(key) ?? { name, type, values: new Set<string>() };
    if (value !== undefined) entry.values.add(value);
    values.set(key, entry);
    if (state === 'answered') told.add(key);
    // A name that has an address is no alias.
    const alias = `CNAME ${name}`;
    if (state === 'answered' && type !== 'CNAME' && !values.has(alias))
      values.set(alias, { name, type: 'CNAME', values: new Set() });
  }
  return new Map(
    [...values].map(([key, { name, type, values: all }]): [string, DnsAnswer] => [
      key,
      { name, type, state: told.has(key) ? 'answered' : 'absent', values: [...all].sort(compareText) },
    ]),
  );
}

function addressesOf(
  host: string,
  records: ReadonlyMap<string, DnsAnswer>,
  looked: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | undefined {
  const found = new Set<string>(looked.get(host));
  let isTold = found.size > 0;
  let at = host;
  for (let count = 0; count <= MOST_ALIASES; count += 1) {
    for (const type of ['A', 'AAAA']) {
      const answer = records.get(`${type} ${at}`);
      isTold ||= answer !== undefined;
      for (const value of answer?.values ?? []) if (isPublicAddress(value)) found.add(value);
    }
    const [next] = records.get(`CNAME ${at}`)?.values ?? [];
    if (next === undefined || next === at) break;
    at = next;
  }
  return isTold ? [...found].sort(compareText) : undefined;
}
