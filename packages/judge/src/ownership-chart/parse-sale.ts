import { AXES } from '../analyses/holdings-behind.ts';
import type { Axis } from '../analyses/holdings-behind.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { Sale } from '../report/ownership-chart.ts';
import type { PartyIndex } from './party-index.ts';

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,30})?)\s*%`;
const FORMS = [
  {
    sold: new RegExp(
      String.raw`^(.+?)\s+sells\s+${NUMBER}\s+of\s+(?:(?:the\s+)?(votes|capital)\s+of\s+)?(.+)$`,
      'iu',
    ),
    to: /\s+to\s+/giu,
  },
  {
    sold: new RegExp(
      String.raw`^(.+?)\s+vend\s+${NUMBER}\s+(?:(?:des\s+|du\s+)(votes|capital)\s+)?(?:de\s+la\s+|de\s+|du\s+|des\s+|d['’]\s*)(.+)$`,
      'iu',
    ),
    to: /\s+à\s+/giu,
  },
] as const;

const STATUSES: ReadonlyMap<string, 'canadian' | 'foreign'> = new Map([
  ['canadian', 'canadian'],
  ['canadien', 'canadian'],
  ['canadienne', 'canadian'],
  ['foreign', 'foreign'],
  ['étranger', 'foreign'],
  ['étrangère', 'foreign'],
]);

/**
 * Reads “X sells 12 % of A to Y”, “X sells 12 % of the votes of A to Y (foreign)”, « X vend 12 % de A à Y », « X vend 12 % du
 * capital de A à Y (canadienne) ». Names may hold the very words between them: the split at which seller and entity are
 * known is meant. A buyer whom nobody knows is a new one, of unknown status unless it is said.
 *
 * @throws JudgeError SALE_SYNTAX, SALE_PARTY_UNKNOWN, SALE_PARTY_AMBIGUOUS.
 */
export function parseSale(written: string, parties: PartyIndex): Sale {
  const text = written
    .normalize('NFC')
    .trim()
    .replace(/[\u00a0\u202f]/gu, ' ');
  for (const { sold, to } of FORMS) {
    const match = sold.exec(text);
    if (match === null) continue;
    const [, seller = '', number = '', axis, rest = ''] = match;
    const splits = [...rest.matchAll(to)].map(
      (found) => [rest.slice(0, found.index), rest.slice(found.index + found[0].length)] as const,
    );
    if (splits.length === 0) continue;
    const known = splits.filter(([issuer]) => parties.meant(issuer).length > 0);
    const [issuer, buyer] = known[0] ?? splits[0]!;
    const percent = number.replace(',', '.');
    if (Number(percent) <= 0 || Number(percent) > 100) throw new JudgeError('SALE_SYNTAX', { sale: written });
    const { name, status } = buyerOf(buyer);
    const bought = parties.meant(name);
    if (bought.length > 1) throw ambiguous(name, bought, parties);
    return {
      seller: one(seller, parties, parties.holders),
      buyer: bought[0] ?? name,
      issuer: one(issuer, parties, parties.issuers),
      axes: axis === undefined ? AXES : [axis.toLowerCase() as Axis],
      percent,
      status,
    };
  }
  throw new JudgeError('SALE_SYNTAX', { sale: written });
}

function buyerOf(text: string): { readonly name: string; readonly status: Sale['status'] } {
  const [, name = text, word = ''] = /^(.+?)\s*\((\p{L}+)\)$/u.exec(text.trim()) ?? [];
  const status = STATUSES.get(word.toLowerCase());
  return status === undefined ? { name: text.trim(), status: null } : { name: name.trim(), status };
}

function one(name: string, parties: PartyIndex, among: readonly string[]): string {
  const found = parties.meant(name);
  if (found.length > 1) throw ambiguous(name, found, parties);
  const [id] = found;
  if (id === undefined || !among.some((other) => parties.same(other, id)))
    throw new JudgeError('SALE_PARTY_UNKNOWN', { name, known: parties.shown(among) });
  return id;
}

function ambiguous(name: string, found: readonly string[], parties: PartyIndex): JudgeError {
  return new JudgeError('SALE_PARTY_AMBIGUOUS', { name, known: parties.shown(found) });
}
