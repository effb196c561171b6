import { compareText, formatText } from '@ancrage/base';
import { text, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { dnsRoles, INDICATED_FROM } from '@ancrage/judge/dns';
import type { NameDependence, RoleDependence, RoleOperator } from '@ancrage/judge/dns';
import { cleanText } from '../report/clean-text.ts';
import { countryName, formatDate, formatNumber, plural } from '../report/words.ts';

/** Records and hosts shown of one role; JSON has them all. */
const MOST_SHOWN = 4;
const MOST_HOSTS = 6;

/** What was found, in words: each domain by role, then, for several, which operator stands behind how many. */
export function dnsLines(results: readonly NameDependence[], asOf: string, lang: Lang): string[] {
  return [
    ...results.flatMap((result) => [...domainLines(result, lang), '']),
    ...(results.length > 1 ? [...summaryLines(results, lang), ''] : []),
    text('dns.limits', lang, { date: formatDate(asOf, lang) }),
  ];
}

function domainLines({ domain, roles, failed }: NameDependence, lang: Lang): string[] {
  return [
    cleanText(domain),
    ...roles.flatMap((role) => roleLines(role, lang)),
    ...(failed.length > 0 ? [`  ${plural('dns.failed', failed.length, lang)}`] : []),
  ];
}

function roleLines({ role, state, operators, others, signals }: RoleDependence, lang: Lang): string[] {
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const lines = [
    `  ${formatText(texts[`dns.role.${role}`], lang)}${colon} ${formatText(texts[`dns.state.${state}`], lang)}`,
  ];
  for (const operator of operators) lines.push(`    ${operatorWords(operator, lang)}`);
  if (others.length > 0) lines.push(`    ${text('dns.others', lang, { hosts: hostWords(others, lang) })}`);
  for (const { kind, name, value } of signals.slice(0, MOST_SHOWN))
    lines.push(
      `      ${formatText(texts[`dns.signal.${kind}`], lang)}${colon} ${cleanText(name)} → ${cleanText(value)}`,
    );
  if (signals.length > MOST_SHOWN)
    lines.push(`      ${plural('cli.explain-more', signals.length - MOST_SHOWN, lang)}`);
  return lines;
}

function operatorWords({ operator: { name, controlledFrom }, points }: RoleOperator, lang: Lang): string {
  return text('dns.operator', lang, {
    name,
    country: countryName(controlledFrom, lang),
    points: formatNumber(String(points), lang),
  });
}

function hostWords(hosts: readonly string[], lang: Lang): string {
  const shown = hosts.slice(0, MOST_HOSTS).map(cleanText).join(', ');
  const count = hosts.length - MOST_HOSTS;
  return count > 0 ? text('dns.more-hosts', lang, { hosts: shown, count }) : shown;
}

/** Operators that are shown or indicated for a role, by how many domains, the most first. */
function summaryLines(results: readonly NameDependence[], lang: Lang): string[] {
  const lines = [text('dns.summary', lang, { count: results.length })];
  for (const role of dnsRoles) {
    const counts = new Map<string, { readonly name: string; readonly country: string; count: number }>();
    for (const { roles } of results) {
      const found = roles.find((one) => one.role === role)!;
      if (found.state !== 'shown' && found.state !== 'indicated') continue;
      for (const { operator } of found.operators.filter(({ points }) => points >= INDICATED_FROM)) {
        const known = counts.get(operator.operator) ?? {
          name: operator.name,
          country: countryName(operator.controlledFrom, lang),
          count: 0,
        };
        known.count += 1;
        counts.set(operator.operator, known);
      }
    }
    for (const { name, country, count } of [...counts.values()].sort(
      (a, b) => b.count - a.count || compareText(a.name, b.name),
    ))
      lines.push(
        `  ${text('dns.summary-line', lang, { role: formatText(texts[`dns.role.${role}`], lang), name, country, count, total: results.length })}`,
      );
  }
  return lines;
}
