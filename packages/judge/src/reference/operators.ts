import { canonicalJson, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { z } from 'zod';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { YamlParser } from '../documents/yaml-document.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { partyName, platformOfSeller, sameParty } from '../parties/party-name.ts';

const text = z.string().min(1).max(200);
const domain = z.string().regex(/^[a-z0-9#-]+(\.[a-z0-9#-]+)+$/);

/** `reference/operators.yaml`: who operates platforms and hosts, and from where that operator is controlled. */
export const operatorTableSchema = z.strictObject({
  ancrage: z.literal('operators/1'),
  as_of: z.iso.date(),
  licence: text,
  operators: z.array(
    z.strictObject({
      operator: z.string().regex(/^[a-z][a-z0-9-]*$/),
      name: text,
      /** Ultimate parent, where the company has one. */
      parent: text.optional(),
      /** ISO 3166-1 alpha-2. */
      controlled_from: z.string().regex(/^[A-Z]{2}$/),
      /** As inventories and bills name its platform. */
      platforms: z.array(text).default([]),
      /** Domains of its hosts; the names under them are its hosts too. `#` stands for a number. */
      hosts: z.array(domain).default([]),
      /** Domains of hosts that only pass mail on: whose mailboxes stand behind them, they do not tell. */
      mail_gateways: z.array(domain).default([]),
      /** Organizations of its certificate authorities, as certificates name their issuer. */
      authorities: z.array(text).default([]),
    }),
  ),
});

/** A company that runs what the service stands on. */
export interface Operator {
  readonly operator: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly controlledFrom: string;
}

/** The dated table of operators. */
export interface Operators {
  readonly asOf: string;
  readonly digest: Digest;
  ofPlatform(platform: string): Operator | undefined;
  /** The operator of this code. */
  byCode(code: string): Operator | undefined;
  /** Operator that bears this name, or under which a seller of its platform bears it; no part of a name is a name. */
  named(name: string): Operator | undefined;
  /** Operator of the longest domain of the table that the host is, or is under. */
  ofHost(host: string): Operator | undefined;
  /** Operator of the certificate authority of this organization, as certificates name it; no part of a name is a name. */
  ofAuthority(organization: string): Operator | undefined;
  /** Whether the host only passes mail on to others. */
  isMailGateway(host: string): boolean;
}

/** Reads the table. Mistakes are `REFERENCE_INVALID` with their line, as is a platform or domain that stands twice. */
export function loadOperators(bytes: Uint8Array, parse: YamlParser = parseYamlDocument): Operators {
  const document = parse(bytes);
  const table = checkShape(document, operatorTableSchema, 'REFERENCE_INVALID');
  const platforms = new Map<string, Operator>();
  const hosts = new Map<string, Operator>();
  const gateways = new Map<string, Operator>();
  const codes = new Map<string, Operator>();
  const authorities = new Map<string, Operator>();
  table.operators.forEach(({ operator, name, parent, controlled_from, ...names }, at) => {
    const entry: Operator = { operator, name, parent, controlledFrom: controlled_from };
    codes.set(operator, entry);
    const keep = (
      known: Map<string, Operator>,
      field: 'platforms' | 'hosts' | 'mail_gateways' | 'authorities',
      keyOf = (name: string): string => name,
    ): void => {
      names[field].forEach((listed, index) => {
        const key = keyOf(listed);
        if (known.has(key) || (field === 'mail_gateways' && hosts.has(key))) {
          throw new JudgeError('REFERENCE_INVALID', {
            line: document.lineOf(['operators', at, field, index]),
            path: `operators.${at}.${field}.${index}`,
            problem: `${key} stands twice`,
          });
        }
        known.set(key, entry);
      });
    };
    keep(platforms, 'platforms');
    keep(hosts, 'hosts');
    keep(gateways, 'mail_gateways');
    keep(authorities, 'authorities', partyName);
  });
  return {
    asOf: table.as_of,
    digest: digestOf(canonicalJson(table)),
    ofPlatform: (platform) => platforms.get(platform),
    named: (name) => {
      const own = table.operators.find((entry) => sameParty(entry.name, name));
      const platform = own === undefined ? platformOfSeller(name) : undefined;
      return own === undefined ? platforms.get(platform ?? '') : codes.get(own.operator);
    },
    ofHost: (host) => longestSuffix(host, (name) => hosts.get(name) ?? gateways.get(name)),
    ofAuthority: (organization) => authorities.get(partyName(organization)),
    isMailGateway: (host) =>
      longestSuffix(host, (name) => (gateways.has(name) ? true : hosts.has(name) ? false : undefined)) ===
      true,
    byCode: (code) => codes.get(code),
  };
}

/** What is known of the longest domain that a host is, or is under; numbers within it may be written `#`. */
function longestSuffix<T>(host: string, known: (name: string) => T | undefined): T | undefined {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const name = labels.slice(from).join('.');
    const found = known(name) ?? known(name.replace(/\d+/g, '#'));
    if (found !== undefined) return found;
  }
  return undefined;
}
