import type { Report } from '@ancrage/judge';
import type { Prop } from './oscal-model.ts';
import { propOf } from './oscal-prop.ts';
import type { OscalWords } from './oscal-words.ts';

/** What the report says of the service as a whole, and of files that no finding of OSCAL could be about. */
export function resultProps(report: Report, words: OscalWords): Prop[] {
  const { level, top_level, criteria, next, scope_findings, missing, unread } = report;
  return [
    propOf('level', level),
    propOf('top-level', top_level),
    ...criteria.map(({ id, level: reached }) => propOf('criterion-level', reached, { kind: id })),
    ...(next === null
      ? []
      : [
          propOf('next-level', next.level),
          propOf('next-cost', next.cost),
          propOf('next-unplanned', next.unplanned),
          ...next.blocking.map(({ control }) => propOf('next-blocking', control)),
        ]),
    ...scope_findings.map((finding) =>
      propOf('scope-finding', finding.code, { remarks: words.scopeFinding(finding) }),
    ),
    ...missing.map(({ path, why }) => propOf('missing-file', path, { kind: why })),
    ...unread.map(({ path, state }) => propOf('unread-file', path, { kind: state })),
    propOf('reading-notes', report.notes.length),
  ];
}

/** The stated limits of what was assessed. */
export function scopeProps({ scope }: Report): Prop[] {
  return [
    propOf('period', `${scope.period.from}/${scope.period.to}`),
    ...scope.accounts.map(({ platform, account, holds }) =>
      propOf('scope-account', `${platform} ${account}`, { kind: holds }),
    ),
    ...scope.entities.map(({ entity, name, role }) =>
      propOf('scope-entity', entity, { kind: role, remarks: name }),
    ),
    ...scope.sites.map(({ site, name, country }) =>
      propOf('scope-site', `${site} ${country}`, { remarks: name }),
    ),
    ...scope.prefixes.map(({ prefix, use }) => propOf('scope-prefix', prefix, { kind: use })),
    ...scope.exclusions.map(({ what, reason }) => propOf('scope-exclusion', what, { remarks: reason })),
  ];
}
