/** Types of records that an examination of a domain asks for. */
export const recordTypes = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'SRV', 'TXT'] as const;
export type RecordType = (typeof recordTypes)[number];

/**
 * What came of one question. `absent`: the name server said that there is no such record. `failed`: nothing usable came
 * back, which tells nothing. `not-asked`: no resolver was at hand for a name outside the zones given.
 */
export interface DnsAnswer {
  /** Lower case, without the last dot. */
  readonly name: string;
  readonly type: RecordType;
  readonly state: 'answered' | 'absent' | 'failed' | 'not-asked';
  /**
   * In the order of {@link compareText}. A, AAAA: the address. CNAME, NS: the name. MX: preference, blank, host. SRV: target. TXT: the
   * text, its strings joined. CAA: tag, blank, value. Names in lower case without the last dot; `.` for the root.
   */
  readonly values: readonly string[];
}

/** Asks one question. Never throws: what goes wrong is an answer of state `failed`. */
export type Lookup = (name: string, type: RecordType) => Promise<DnsAnswer>;

/** A name in the form in which answers have it. */
export function dnsName(name: string): string {
  return name === '.' ? '.' : name.toLowerCase().replace(/\.$/, '');
}
