import { readFile, stat } from 'node:fs/promises';
import { domainToASCII } from 'node:url';
import { canonicalJson, decodeText } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { defaultResolverOptions, resolverLookup } from '@ancrage/io/dns';
import {
  examineDomain,
  lookupInAnswers,
  lookupInZones,
  nameDependence,
  parseZoneFile,
  readAnswers,
} from '@ancrage/judge/dns';
import type { DnsAnswer, Lookup, NameDependence, RecordedAnswers, Zone } from '@ancrage/judge/dns';
import type { Operators } from '@ancrage/judge';
import { fold } from '../report/terminal/lines.ts';
import { plural } from '../report/words.ts';
import { CommandError } from './command-error.ts';
import { dnsLines } from './dns-lines.ts';
import type { ExitCode } from './exit-code.ts';
import { loadShippedReference } from './judge-folder.ts';
import { Progress } from './progress.ts';
import { terminalWidth } from './terminal-width.ts';

export interface DnsOptions {
  readonly resolver?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly format: 'text' | 'json';
  readonly lang: Lang;
}

/** Domains examined at the same time; each asks some forty questions, which the resolver's own bound lets through in turn. */
const CONCURRENT = 8;

/** What the names on the command line stand for. */
interface Wanted {
  readonly domains: readonly string[];
  readonly zones: readonly Zone[];
  readonly kept: readonly RecordedAnswers[];
}

/**
 * `dns <names…>`: on whom domains depend, by their names. A name may be a domain, a zone file (whose origin is then examined, and
 * whose records are taken before anyone is asked), answers that were kept (`dig`, RFC 8427), whose domains are examined by them first, or a
 * list of domains. Only the resolver given is spoken to. 0 where the
 * questions were answered, 3 where all of them failed.
 */
export async function dnsCommand(names: readonly string[], options: DnsOptions): Promise<ExitCode> {
  const { lang } = options;
  const { domains, zones, kept } = await wantedBy(names, lang);
  if (domains.length === 0) throw new CommandError('DNS_NOTHING');
  const asked = options.offline === true ? undefined : lookupOf(options.resolver);
  const lookup = lookupInZones(zones, kept.length === 0 ? asked : lookupInAnswers(kept, asked));
  const { operators } = await loadShippedReference();
  const examined = await examineAll(domains, lookup, operators!);
  const results = examined.map(({ result }) => result);
  if (options.format === 'json') {
    // Records of files were answered on another day, which they may not tell.
    const isAsked = options.offline !== true && zones.length === 0 && kept.length === 0;
    process.stdout.write(
      `${canonicalJson({
        format: 'ancrage-dns/1',
        ...(isAsked ? { asked_on: new Date().toISOString().slice(0, 10) } : {}),
        operators: { as_of: operators!.asOf, digest: operators!.digest },
        domains: examined.map(plain),
      })}\n`,
    );
  } else {
    const lines = dnsLines(results, operators!.asOf, lang);
    process.stdout.write(`${fold(lines, terminalWidth(process.stdout)).join('\n')}\n`);
  }
  return results.every(({ roles }) => roles.every(({ state }) => state === 'unknown')) ? 3 : 0;
}

/** What was made of the answers about one domain, and the answers: whoever keeps them can examine it again. */
interface Examined {
  readonly result: NameDependence;
  readonly answers: readonly DnsAnswer[];
}

async function examineAll(
  domains: readonly string[],
  lookup: Lookup,
  operators: Operators,
): Promise<readonly Examined[]> {
  const progress = new Progress(process.stderr);
  const results: Examined[] = [];
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    while (next < domains.length) {
      const at = next;
      next += 1;
      const domain = domains[at]!;
      progress.show(done, domains.length, domain);
      const answers = await examineDomain(domain, lookup);
      results[at] = { result: nameDependence(domain, answers, operators), answers };
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENT, domains.length) }, work));
  progress.clear();
  return results;
}

function lookupOf(address: string | undefined): Lookup {
  try {
    return resolverLookup({
      ...defaultResolverOptions,
      ...(address === undefined ? {} : { servers: [address] }),
    });
  } catch {
    throw new CommandError('DNS_RESOLVER', { address: address ?? '' });
  }
}

async function wantedBy(names: readonly string[], lang: Lang): Promise<Wanted> {
  const domains = new Set<string>();
  const zones: Zone[] = [];
  const kept: RecordedAnswers[] = [];
  for (const name of names) {
    const info = await stat(name).catch(() => undefined);
    if (info?.isFile() !== true) {
      const domain = domainOf(name);
      if (domain === undefined) throw new CommandError('DNS_NAME', { name });
      domains.add(domain);
      continue;
    }
    const bytes = await readFile(name);
    const answers = readAnswers(bytes);
    if (answers !== undefined) {
      kept.push(answers);
      for (const domain of examinedBy(answers)) domains.add(domain);
      warnSkipped('cli.dns-answers-skipped', name, answers, lang);
      continue;
    }
    const zone = parseZoneFile(bytes);
    if (zone === undefined) for (const domain of listed(name, decodeText(bytes))) domains.add(domain);
    else {
      zones.push(zone);
      domains.add(zone.origin);
      warnSkipped('cli.dns-zone-skipped', name, zone, lang);
    }
  }
  return { domains: [...domains], zones, kept };
}

function warnSkipped(
  key: 'cli.dns-answers-skipped' | 'cli.dns-zone-skipped',
  path: string,
  { skipped, firstSkipped = 1 }: Pick<Zone, 'skipped' | 'firstSkipped'>,
  lang: Lang,
): void {
  if (skipped > 0) process.stderr.write(`${plural(key, skipped, lang, { path, line: firstSkipped })}\n`);
}

/**
 * Domains that the questions were about: those whose mail or name servers were asked for; where none were, each name that is under no
 * other. `_dmarc.ville.example` and hosts of mail are looked at for the domain that leads to them.
 */
function examinedBy({ answers }: RecordedAnswers): string[] {
  const named = (types: readonly string[] | undefined): string[] =>
    answers
      .filter(
        ({ question: { name, type } }) => types?.includes(type) !== false && domainOf(name) !== undefined,
      )
      .map(({ question }) => question.name);
  const domains = named(['MX', 'NS']);
  const names = named(undefined);
  return domains.length > 0
    ? domains
    : names.filter((name) => !names.some((other) => name.endsWith(`.${other}`)));
}

/** Domains of a list: one a line, the first field where there are several; empty lines and `#` are passed over. */
function* listed(path: string, text: string): Generator<string, void, undefined> {
  for (const [index, line] of text.split('\n').entries()) {
    const [name = ''] = line.trim().split(/[\s,;]+/);
    if (name === '' || name.startsWith('#')) continue;
    const domain = domainOf(name);
    if (domain === undefined) throw new CommandError('DNS_LINE', { path, line: index + 1, name });
    yield domain;
  }
}

/** A domain name of at least two labels, in its ASCII form; undefined where it is none. */
function domainOf(name: string): string | undefined {
  const ascii = domainToASCII(name.replace(/\.$/, ''));
  return ascii.length <= 253 && /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/.test(ascii)
    ? ascii
    : undefined;
}

/** The same in the words of JSON: snake case, no undefined. */
function plain({ result: { domain, roles, failed }, answers }: Examined): unknown {
  return {
    domain,
    answers,
    failed,
    roles: roles.map(({ role, state, operators, others, signals }) => ({
      role,
      state,
      operators: operators.map(({ operator, points }) => ({
        operator: operator.operator,
        name: operator.name,
        ...(operator.parent === undefined ? {} : { parent: operator.parent }),
        controlled_from: operator.controlledFrom,
        points,
      })),
      other_hosts: others,
      signals: signals.map(({ kind, name, value, host, points }) => ({ kind, name, value, host, points })),
    })),
  };
}
