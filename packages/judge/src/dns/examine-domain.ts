import { compareText } from '@ancrage/base';
import type { DnsAnswer, Lookup, RecordType } from './dns-answer.ts';

/** RFC 7208 §4.6.4: a sender's policy may lead to ten look-ups and no more. */
const MOST_INCLUDES = 10;
/** Aliases followed one after the other; a chain beyond this is a loop or a mistake. */
export const MOST_ALIASES = 8;
/** Mail hosts and name servers whose addresses are asked for. */
const MOST_HOSTS = 12;

/** Where each kind of signal would stand. Names under which hosted mail and identities are found by their clients. */
const FIXED: readonly (readonly [prefix: string, types: readonly RecordType[]])[] = [
  ['', ['MX', 'NS', 'TXT', 'CAA']],
  ['_dmarc.', ['TXT']],
  ['autodiscover.', ['CNAME']],
  ['_autodiscover._tcp.', ['SRV']],
  ['selector1._domainkey.', ['CNAME']],
  ['selector2._domainkey.', ['CNAME']],
  ['google._domainkey.', ['TXT']],
  ['enterpriseregistration.', ['CNAME']],
  ['enterpriseenrollment.', ['CNAME']],
  ['lyncdiscover.', ['CNAME']],
  ['msoid.', ['CNAME']],
];

/**
 * Every question about one domain, with what came of each. What a first answer names (hosts of mail, senders allowed,
 * aliases) is asked in turn, within bounds. Only the resolver behind `lookup` is spoken to.
 */
export async function examineDomain(domain: string, lookup: Lookup): Promise<readonly DnsAnswer[]> {
  const answers = new Map<string, DnsAnswer>();
  const ask = async (name: string, type: RecordType): Promise<DnsAnswer> => {
    const key = `${type} ${name}`;
    const known = answers.get(key) ?? (await lookup(name, type));
    answers.set(key, known);
    return known;
  };
  await Promise.all(FIXED.flatMap(([prefix, types]) => types.map((type) => ask(`${prefix}${domain}`, type))));
  const values = (name: string, type: RecordType): readonly string[] =>
    answers.get(`${type} ${name}`)?.values ?? [];
  const hosts = [
    ...values(domain, 'MX').map((value) => value.slice(value.indexOf(' ') + 1)),
    ...values(domain, 'NS'),
  ].filter((host) => host !== '.' && host !== '');
  await Promise.all([
    ...[...new Set(hosts)].slice(0, MOST_HOSTS).flatMap((host) => [ask(host, 'A'), ask(host, 'AAAA')]),
    ...[domain, `www.${domain}`].map((name) => followAliases(name, ask)),
    followIncludes(values(domain, 'TXT'), ask),
    // The host under which Exchange Online takes mail of a domain, if it is one of its tenants: a name, and so a signal.
    ask(tenantMailHost(domain), 'A'),
  ]);
  // In whatever order the answers came.
  return [...answers].sort(([a], [b]) => compareText(a, b)).map(([, answer]) => answer);
}

/** `ville.qc.ca` → `ville-qc-ca.mail.protection.outlook.com`. */
export function tenantMailHost(domain: string): string {
  return `${domain.replaceAll('.', '-')}.mail.protection.outlook.com`;
}

type Ask = (name: string, type: RecordType) => Promise<DnsAnswer>;

async function followAliases(name: string, ask: Ask): Promise<void> {
  let at = name;
  for (let count = 0; count < MOST_ALIASES; count += 1) {
    const [next] = (await ask(at, 'CNAME')).values;
    if (next === undefined || next === at) break;
    at = next;
  }
  await Promise.all([ask(at, 'A'), ask(at, 'AAAA')]);
}

/** The policies that a sender's policy includes or hands over to, breadth first. */
async function followIncludes(texts: readonly string[], ask: Ask): Promise<void> {
  const queue = includesOf(texts);
  const seen = new Set<string>();
  while (queue.length > 0 && seen.size < MOST_INCLUDES) {
    const name = queue.shift()!;
    if (seen.has(name)) continue;
    seen.add(name);
    queue.push(...includesOf((await ask(name, 'TXT')).values));
  }
}

/** Domains that the sender's policy among these texts includes (`include:`) or hands over to (`redirect=`). */
export function includesOf(texts: readonly string[]): string[] {
  return texts
    .filter((text) => /^v=spf1(?: |$)/i.test(text))
    .flatMap((text) => [...text.matchAll(/(?:^| )[+?~-]?(?:include:|redirect=)([\w.-]+)/gi)])
    .map(([, name]) => name!.toLowerCase().replace(/\.$/, ''));
}
