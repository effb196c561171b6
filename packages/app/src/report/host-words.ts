import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Report, Scheme } from '@ancrage/judge';
import { reasonWords } from './coded-words.ts';
import { formatDate, wordsOf } from './words.ts';

/** What a report says of one bundle of a host, in words. */
export interface HostWords {
  /** Whose it is; the path where that is not established. */
  readonly name: string;
  /** Its validity and status, or why it counts for nothing. */
  readonly standing: string;
  /** One for each control that it carries, with what stays for the service. */
  readonly carried: readonly string[];
  readonly not_carried: readonly string[];
  /** The controls of which it carries nothing. */
  readonly residual: string;
}

/** The same words on every screen, so that none says more than another. */
export function hostWords(report: Report, scheme: Scheme, lang: Lang): HostWords[] {
  const controls = scheme.criteria.flatMap((criterion) => criterion.controls);
  return (report.hosts ?? []).map(({ path, problem, certificate, carried, not_carried: not, residual }) => ({
    name:
      certificate === null
        ? path
        : text('host.name', lang, {
            service: certificate.service,
            provider: certificate.provider,
            level: certificate.level,
          }),
    standing:
      problem === null && certificate !== null
        ? text('host.standing', lang, {
            issuer: certificate.issuer_name,
            until: formatDate(certificate.valid_until.slice(0, 10), lang),
            known: formatDate(certificate.known_at.slice(0, 10), lang),
          })
        : wordsOf(`host.problem.${problem}`, lang, problem ?? ''),
    carried: carried.map(({ control, by, accounts }) =>
      text('host.carried', lang, {
        control,
        by,
        accounts: accounts.map(({ platform, account }) => `${platform} ${account}`).join(', '),
        residual: controls.find(({ id }) => id === control)?.evidence.carried?.residual[lang] ?? '',
      }),
    ),
    not_carried: not.map((reason) => reasonWords(reason, lang)),
    residual:
      carried.length === 0
        ? text('host.residual-all', lang)
        : text('host.residual', lang, { controls: residual.join(', ') }),
  }));
}
