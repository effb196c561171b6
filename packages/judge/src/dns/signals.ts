import type { Operators } from '../reference/operators.ts';
import type { DnsAnswer, RecordType } from './dns-answer.ts';
import { includesOf, MOST_ALIASES, tenantMailHost } from './examine-domain.ts';

/** What a domain may depend on others for, each shown by names of its own. */
export const dnsRoles = [
  'mail-entry',
  'mailbox',
  'mail-sending',
  'mail-reports',
  'identity',
  'web',
  'name-servers',
  'certificates',
] as const;
export type DnsRole = (typeof dnsRoles)[number];

/** Which kind of record speaks; worded by the catalogue. */
export const signalKinds = [
  'mx',
  'tenant-mail-host',
  'dkim-selector',
  'autodiscover',
  'spf-include',
  'registration',
  'verification',
  'dmarc-report',
  'alias',
  'address',
  'name-server',
  'caa',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** One record that speaks of a role. */
export interface Signal {
  readonly role: DnsRole;
  readonly kind: SignalKind;
  /** The record: its name, and what it says. */
  readonly name: string;
  readonly value: string;
  /** Host that the record leads to; what is looked up in the table of operators. */
  readonly host: string;
  /** How far it shows that the role is played there, 0–100. */
  readonly points: number;
}

/**
 * How far each record shows where mailboxes are. An entry that only passes mail on shows nothing of them; who may send is
 * not who keeps. Points of different records of one operator add up, to 100.
 */
const MAILBOX_POINTS = {
  mx: 60,
  'tenant-mail-host': 30,
  'dkim-selector': 25,
  autodiscover: 25,
  'spf-include': 15,
  registration: 15,
  verification: 5,
} as const;

/** Texts by which a platform had the domain's owner prove it: the platform is used for something, and nothing says for what. */
const VERIFICATIONS: readonly (readonly [pattern: RegExp, host: string])[] = [
  [/^MS=ms\d+$/i, 'outlook.com'],
  [/^v=verifydomain MS=/i, 'outlook.com'],
  [/^google-site-verification=/i, 'google.com'],
  [/^atlassian-domain-verification=/i, 'atlassian.com'],
  [/^amazonses:/i, 'amazonses.com'],
  [/^zoho-verification=/i, 'zoho.com'],
  [/^protonmail-verification=/i, 'protonmail.ch'],
];

/** A host, in the characters that names of hosts have. */
const HOST = '[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9])?';
const SENDERS = new RegExp(`^[+?~-]?(?:include:${HOST}|redirect=${HOST}|all)$`, 'i');
const MAILBOX = new RegExp(`mailto:[^@\\s,;!]+@(${HOST})`, 'gi');
const AUTHORITY = new RegExp(`^(issue(?:wild)?) (${HOST})?\\s*(?:;|$)`, 'i');

/**
 * What of a record is kept where answers are evidence: of texts, whom a sender's policy includes, to which hosts reports go, that a key is
 * there, and that the domain was proven to a platform; of authorities, who may issue. Undefined for all else: it speaks of no role, and may be
 * anything.
 */
export function tellingValue(type: RecordType, value: string): string | undefined {
  if (type === 'CAA') {
    const [, tag, host = ''] = AUTHORITY.exec(value) ?? [];
    return tag === undefined ? undefined : `${tag.toLowerCase()} ${host === '' ? ';' : host.toLowerCase()}`;
  }
  if (type !== 'TXT') return value;
  if (/^v=spf1(?: |$)/i.test(value))
    return ['v=spf1', ...value.split(/ +/).filter((term) => SENDERS.test(term))].join(' ');
  if (/^v=DMARC1/i.test(value)) {
    const hosts = [...value.matchAll(MAILBOX)].map(([, host]) => `mailto:*@${host}`);
    return `v=DMARC1${hosts.length === 0 ? '' : `; rua=${hosts.join(',')}`}`;
  }
  if (isDkimKey(value)) return 'v=DKIM1';
  const [proof] = VERIFICATIONS.flatMap(([pattern]) => pattern.exec(value) ?? []);
  return proof;
}

function isDkimKey(text: string): boolean {
  return /(?:^|;)\s*(?:v=DKIM1|p=)/i.test(text);
}

/** The records that speak, in the order of the answers. */
export function signalsOf(domain: string, answers: readonly DnsAnswer[], operators: Operators): Signal[] {
  const at = new Map(answers.map((answer) => [`${answer.type} ${answer.name}`, answer]));
  const values = (name: string, type: RecordType): readonly string[] =>
    at.get(`${type} ${name}`)?.values ?? [];
  const signals: Signal[] = [];
  const say = (
    role: DnsRole,
    kind: SignalKind,
    name: string,
    value: string,
    host: string,
    points: number,
  ): void => {
    signals.push({ role, kind, name, value, host, points });
  };
  const mailbox = (kind: keyof typeof MAILBOX_POINTS, name: string, value: string, host: string): void =>
    say('mailbox', kind, name, value, host, MAILBOX_POINTS[kind]);

  for (const value of values(domain, 'MX')) {
    const host = value.slice(value.indexOf(' ') + 1);
    if (host === '.' || host === '') continue;
    say('mail-entry', 'mx', domain, value, host, 100);
    if (!operators.isMailGateway(host)) mailbox('mx', domain, value, host);
  }
  const tenant = tenantMailHost(domain);
  for (const value of values(tenant, 'A').slice(0, 1)) mailbox('tenant-mail-host', tenant, value, tenant);
  for (const name of [`selector1._domainkey.${domain}`, `selector2._domainkey.${domain}`])
    for (const host of values(name, 'CNAME')) mailbox('dkim-selector', name, host, host);
  const google = `google._domainkey.${domain}`;
  if (values(google, 'TXT').some(isDkimKey)) mailbox('dkim-selector', google, 'v=DKIM1', 'google.com');
  const discovery = `autodiscover.${domain}`;
  for (const host of values(discovery, 'CNAME')) mailbox('autodiscover', discovery, host, host);
  const service = `_autodiscover._tcp.${domain}`;
  for (const host of values(service, 'SRV')) mailbox('autodiscover', service, host, host);
  for (const prefix of ['enterpriseregistration.', 'enterpriseenrollment.', 'msoid.', 'lyncdiscover.']) {
    const name = `${prefix}${domain}`;
    for (const host of values(name, 'CNAME')) {
      mailbox('registration', name, host, host);
      say('identity', 'registration', name, host, host, prefix.startsWith('enterprise') ? 80 : 40);
    }
  }
  for (const text of values(domain, 'TXT')) {
    const known = VERIFICATIONS.find(([pattern]) => pattern.test(text));
    if (known === undefined) continue;
    const shown = text.slice(0, 60);
    say('identity', 'verification', domain, shown, known[1], 20);
    mailbox('verification', domain, shown, known[1]);
  }
  for (const [from, host] of includes(domain, at)) {
    say('mail-sending', 'spf-include', from, host, host, 100);
    mailbox('spf-include', from, host, host);
  }
  const dmarc = `_dmarc.${domain}`;
  for (const text of values(dmarc, 'TXT'))
    for (const [, host] of text.matchAll(/mailto:[^@\s,;!]+@([\w.-]+)/gi))
      if (/^v=DMARC1/i.test(text))
        say('mail-reports', 'dmarc-report', dmarc, host!, host!.toLowerCase(), 100);
  for (const host of values(domain, 'NS')) say('name-servers', 'name-server', domain, host, host, 100);
  for (const value of values(domain, 'CAA')) {
    const [tag, ...rest] = value.split(' ');
    const host = rest.join(' ').split(';')[0]!.trim().toLowerCase();
    if ((tag === 'issue' || tag === 'issuewild') && host !== '')
      say('certificates', 'caa', domain, value, host, 100);
  }
  for (const start of [`www.${domain}`, domain]) {
    let name = start;
    for (let count = 0; count < MOST_ALIASES; count += 1) {
      const [host] = values(name, 'CNAME');
      if (host === undefined || host === name) break;
      say('web', 'alias', name, host, host, 100);
      name = host;
    }
    // Behind an alias stands whoever it names; an address alone names nobody.
    if (name === start)
      for (const address of [...values(name, 'A'), ...values(name, 'AAAA')])
        say('web', 'address', name, address, address, 0);
  }
  return signals;
}

/** Which policy includes which, from the domain's own on. */
function includes(domain: string, at: ReadonlyMap<string, DnsAnswer>): [from: string, host: string][] {
  const found: [string, string][] = [];
  const seen = new Set<string>();
  const queue = [domain];
  while (queue.length > 0) {
    const from = queue.shift()!;
    if (seen.has(from)) continue;
    seen.add(from);
    for (const host of includesOf(at.get(`TXT ${from}`)?.values ?? [])) {
      found.push([from, host]);
      queue.push(host);
    }
  }
  return found;
}
