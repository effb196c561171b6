import { compareText } from '@ancrage/base';
import { gatherNames, nameBases } from '../analyses/name-evidence.ts';
import type { PeerEvidence } from '../analyses/name-evidence.ts';
import type { Format } from '../reading/format.ts';
import type { Reading } from '../reading/reading.ts';
import type { Fact } from '../facts/fact.ts';
import type { KindName } from '../facts/registry.ts';
import type { Operators } from '../reference/operators.ts';
import { authoritiesOf, namedOperators } from '../report/names.ts';
import { MAX_NAMES_OF_PEER } from '../report/report-names.ts';
import type { NamedOperator, ReportNames } from '../report/report-names.ts';

/** A file of names, and what it gave. */
export interface NamedFile {
  readonly file: string;
  readonly format: Format;
  readonly version: string;
  readonly facts: number;
}

/** Who is probably behind the peers that a report on flows tells one by one: signals, and never places. */
export interface FlowNames {
  readonly files: readonly NamedFile[];
  /** Of the peers told, those of which a name or certificate is known, in their order. */
  readonly peers: readonly {
    readonly address: string;
    readonly names: ReportNames['peers'][number]['names'];
    readonly names_total: number;
    readonly named: readonly NamedOperator[];
    readonly organization: string | null;
    readonly issuer: string | null;
  }[];
  /** Peers told of which neither is known. */
  readonly unnamed: number;
  /** Who issued the certificates of the files, by name. */
  readonly authorities: ReportNames['authorities'];
}

/** The formats that tell names or certificates. */
const FORMATS: ReadonlySet<Format> = new Set(['zeek-names', 'dns-answers', 'tls-certificates']);

/** Joins the readings of files of names with peers, by address; undefined where one of them is of another format. */
export function flowNames(
  readings: readonly (readonly [file: string, reading: Reading])[],
  peers: readonly string[],
  operators: Operators | undefined,
): FlowNames | undefined {
  if (readings.some(([, { evidence }]) => evidence.some(({ format }) => !FORMATS.has(format))))
    return undefined;
  const facts = readings.flatMap(([, reading]) => reading.facts);
  const evidence = gatherNames({
    of: <K extends KindName>(kind: K) =>
      facts.filter((fact) => fact.kind === kind).map((fact) => ({ fact: fact as unknown as Fact<K> })),
  });
  const addresses = [...new Set(peers)];
  const known = addresses.flatMap((address) => {
    const found = evidence.peers.get(address);
    return found === undefined ? [] : [peerOf(address, found, operators)];
  });
  return {
    files: readings.map(([file, reading]) => {
      const { format, version } = reading.evidence[0]!;
      return { file, format, version, facts: reading.facts.length };
    }),
    peers: known,
    unnamed: addresses.length - known.length,
    authorities: authoritiesOf(evidence, operators),
  };
}

function peerOf(
  address: string,
  { names, certificates }: PeerEvidence,
  operators: Operators | undefined,
): FlowNames['peers'][number] {
  const [certificate] = [...certificates.values()].sort((a, b) => compareText(a.certificate, b.certificate));
  return {
    address,
    names: [...names]
      .sort(([a], [b]) => compareText(a, b))
      .slice(0, MAX_NAMES_OF_PEER)
      .map(([name, bases]) => ({ name, bases: nameBases.filter((basis) => bases.has(basis)) })),
    names_total: names.size,
    named: namedOperators(names.keys(), operators),
    organization: certificate?.organization ?? null,
    issuer: certificate?.issuer ?? null,
  };
}
