import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { NamedOperator } from '@ancrage/judge';
import type { FlowNames } from '@ancrage/judge/names';
import { cleanText } from './clean-text.ts';
import { countryName, formatNumber, listOf, plural, wordsOf } from './words.ts';

/** An operator of the table, with its parent and from where it is controlled. */
export function namedOperatorWords(
  { name, parent, controlled_from: from }: NamedOperator,
  lang: Lang,
): string {
  return text('names.operator', lang, {
    name: cleanText(parent === null ? name : text('report.operator-parent', lang, { name, parent })),
    country: countryName(from, lang),
  });
}

/** Names of one peer, each with how it is known, and how many are left. */
export function namesWords(
  { names, names_total: total }: Pick<FlowNames['peers'][number], 'names' | 'names_total'>,
  lang: Lang,
): string {
  const words = names.map(({ name, bases }) =>
    text('names.by', lang, {
      name: cleanText(name),
      bases: listOf(bases.map((basis) => wordsOf(`names.basis.${basis}`, lang, basis))),
    }),
  );
  const left = total - names.length;
  return [...words, ...(left > 0 ? [`+${formatNumber(String(left), lang)}`] : [])].join(' · ');
}

/** Who is probably behind the peers of a report on flows, a line each; then the authorities, and how many peers nothing names. */
export function flowNameLines({ peers, authorities, unnamed }: FlowNames, lang: Lang): string[] {
  return [
    ...peers.map(({ address, named, organization, issuer, ...rest }) =>
      [
        address,
        namesWords(rest, lang),
        ...named.map((operator) => namedOperatorWords(operator, lang)),
        ...(organization === null
          ? []
          : [text('names.of-certificate', lang, { organization: cleanText(organization) })]),
        ...(issuer === null ? [] : [text('names.issued-by', lang, { issuer: cleanText(issuer) })]),
      ].join(' · '),
    ),
    ...authorities.map(({ issuer, operator, certificates }) =>
      text('names.authority-line', lang, {
        issuer: cleanText(issuer),
        who: operator === null ? text('report.operator-unknown', lang) : namedOperatorWords(operator, lang),
        certificates: formatNumber(String(certificates), lang),
      }),
    ),
    ...(unnamed === 0 ? [] : [plural('names.unnamed', unnamed, lang)]),
  ];
}
