import { Resolver } from 'node:dns/promises';
import { compareText } from '@ancrage/base';
import { dnsName } from '@ancrage/judge/dns';
import type { DnsAnswer, Lookup, RecordType } from '@ancrage/judge/dns';

export interface ResolverOptions {
  /** `address` or `address:port`; those of the system where absent. */
  readonly servers?: readonly string[];
  /** Of one try, milliseconds. */
  readonly milliseconds: number;
  readonly tries: number;
  /** Questions under way at the same time. */
  readonly concurrent: number;
}

export const defaultResolverOptions: ResolverOptions = { milliseconds: 2000, tries: 2, concurrent: 32 };

/** Codes by which a name server, or the library for it, says that there is no such record. */
const ABSENT: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Asks the resolver given and no one else. What it answers is a stranger's word: names are only compared and shown.
 *
 * @throws TypeError where a server is not an address.
 */
export function resolverLookup(options: ResolverOptions = defaultResolverOptions): Lookup {
  const resolver = new Resolver({ timeout: options.milliseconds, tries: options.tries });
  if (options.servers !== undefined) resolver.setServers(options.servers);
  let free = options.concurrent;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (name, type): Promise<DnsAnswer> => {
    await enter();
    try {
      const values = (await valuesOf(resolver, name, type)).sort(compareText);
      return { name, type, state: values.length === 0 ? 'absent' : 'answered', values };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      return { name, type, state: ABSENT.has(code) ? 'absent' : 'failed', values: [] };
    } finally {
      leave();
    }
  };
}

async function valuesOf(resolver: Resolver, name: string, type: RecordType): Promise<string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return (await resolver.resolve6(name)).map((address) => address.toLowerCase());
    case 'CAA':
      return (await resolver.resolveCaa(name)).flatMap(caaValues);
    case 'CNAME':
      return (await resolver.resolveCname(name)).map(dnsName);
    case 'MX':
      return (await resolver.resolveMx(name)).map(
        ({ priority, exchange }) => `${priority} ${exchange === '' ? '.' : dnsName(exchange)}`,
      );
    case 'NS':
      return (await resolver.resolveNs(name)).map(dnsName);
    case 'SRV':
      return (await resolver.resolveSrv(name)).map(({ name: target }) => dnsName(target));
    // TXT, the only one left.
    default:
      return (await resolver.resolveTxt(name)).map((strings) => strings.join(''));
  }
}

/** The library gives each property of a CAA record as a member of its name. */
function caaValues(record: object): string[] {
  return Object.entries(record)
    .filter(([tag]) => tag !== 'critical' && tag !== 'type')
    .map(([tag, value]) => `${tag} ${String(value)}`);
}
