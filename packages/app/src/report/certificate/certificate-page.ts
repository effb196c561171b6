import { compareText, formatText, sha256Hex } from '@ancrage/base';
import { text, texts } from '@ancrage/base/texts';
import type { Lang, Text } from '@ancrage/base';
import type { Credential } from '@ancrage/proof';
import { cleanText } from '../clean-text.ts';
import { methodWord, sourceWord } from '../coded-words.ts';
import { countryName, formatDate, formatNumber, wordsOf } from '../words.ts';
import { qrCode } from './qr-code.ts';
import { rosette } from './rosette.ts';

/** How much stands on a page. */
export interface Density {
  /** Of letters, points. */
  readonly size: number;
  /** Items of each list of the scope. */
  readonly items: number;
  /** Lines of each kind of limit: what lets something pass gives way last. */
  readonly limits: number;
  /** Characters of a text that the scope or a limit quotes. */
  readonly longest: number;
}

/** Smaller letters, then shorter lists of the scope, then shorter texts, until all of it fits. */
export const densities: readonly [Density, ...Density[]] = [
  { size: 9.6, items: 6, limits: 6, longest: Infinity },
  { size: 8.6, items: 6, limits: 6, longest: Infinity },
  { size: 7.6, items: 5, limits: 6, longest: Infinity },
  { size: 7, items: 3, limits: 6, longest: Infinity },
  { size: 7, items: 3, limits: 6, longest: 160 },
  { size: 7, items: 2, limits: 6, longest: 60 },
];

type Row = readonly [term: string, body: string];

/** What `certificate.typ` reads. */
export interface CertificatePages {
  readonly kind: Credential['credentialSubject']['kind'];
  readonly title: string;
  readonly author: string;
  readonly date: readonly [year: number, month: number, day: number];
  readonly demonstration: boolean;
  readonly size: number;
  readonly level: number;
  readonly top: number;
  readonly qr: string;
  readonly seal: string;
  readonly attachment: { readonly path: string; readonly description: string };
  readonly pages: readonly CertificatePage[];
}

interface CertificatePage {
  readonly lang: Lang;
  readonly colon: string;
  readonly number: string;
  readonly name: string;
  readonly service: string;
  readonly provider: string;
  readonly description: string | null;
  readonly says: string;
  readonly heads: readonly [string, string, string];
  readonly criteria: readonly { readonly name: string; readonly level: number; readonly proof: string }[];
  readonly scope: readonly Row[];
  readonly limits: readonly string[];
  readonly acts: readonly Row[];
  readonly digest: string;
  readonly words: Readonly<Record<string, string>>;
}

/** What the code in the corner holds: where the register tells of it, and its digest after a `#`, which no server is told. */
export function codeContent({ id }: Pick<Credential, 'id'>, digest: string): string {
  return `${id}#sha256:${digest}`;
}

/**
 * The pages of a certificate, French first: only what the credential says, and words of the catalogue. `jws` is its compact
 * form, whose digest stands in the log; `file` the name of the attached bundle.
 */
export function certificatePages(
  credential: Credential,
  { jws, file, density }: { readonly jws: string; readonly file: string; readonly density: Density },
): CertificatePages {
  const { credentialSubject: subject, issuer, name, validFrom } = credential;
  const digest = sha256Hex(jws);
  const accent = subject.kind === 'certificate' ? '#8a6516' : '#3f5a73';
  const both = (of: (lang: Lang) => string): string => `${of('fr')} · ${of('en')}`;
  return {
    kind: subject.kind,
    title: cleanText(`${name[0]['@value']} – ${subject.service.name}`),
    author: cleanText(issuer.name),
    date: validFrom.slice(0, 10).split('-').map(Number) as [number, number, number],
    demonstration: subject.demonstration,
    size: density.size,
    level: subject.level,
    top: subject.topLevel,
    qr: qrCode(codeContent(credential, digest)),
    seal: rosette(digest, accent),
    attachment: { path: `/${file}`, description: both((lang) => text('pdf.attachment', lang)) },
    pages: (['fr', 'en'] as const).map((lang) => pageOf(credential, { lang, digest, file, density })),
  };
}

function pageOf(
  credential: Credential,
  place: { readonly lang: Lang; readonly digest: string; readonly file: string; readonly density: Density },
): CertificatePage {
  const { lang, digest, density } = place;
  const { credentialSubject: subject, issuer } = credential;
  const say = (words: Text): string => cleanText(words[lang]);
  return {
    lang,
    colon: lang === 'fr' ? '\u00a0:' : ':',
    number: text('pdf.number', lang, { number: credential.id.split(/[:/]/).at(-1) ?? '' }),
    name: say(subject.levelName),
    service: cleanText(subject.service.name),
    provider: cleanText(subject.service.provider),
    description:
      subject.service.description === undefined ? null : shortened(say(subject.service.description), density),
    says: say(subject.says),
    heads: [text('pdf.head-criterion', lang), text('pdf.head-level', lang), text('pdf.head-proof', lang)],
    criteria: subject.criteria.map(({ name, level, method, source }) => ({
      name: say(name),
      level,
      proof:
        method === undefined || source === undefined
          ? '–'
          : `${methodWord(method, lang)} · ${sourceWord(source, lang)}`,
    })),
    scope: scopeRows(subject.scope, lang, density),
    limits: limitsOf(credential, lang, density),
    acts: actRows(credential, lang),
    digest: (digest.match(/.{8}/g) ?? []).join(' '),
    words: {
      motto: text('pdf.motto', lang),
      demonstration: text('pdf.demonstration', lang),
      demonstrationLong: text('pdf.demonstration-long', lang),
      notCertificate: text('pdf.not-certificate', lang, { top: subject.topLevel }),
      issued: text('pdf.issued', lang, { issuer: cleanText(issuer.name) }),
      level: text('pdf.level', lang, { level: subject.level, top: subject.topLevel }),
      criteria: text('pdf.criteria', lang),
      outcome: outcomeOf(subject.criteria, lang),
      scope: text('pdf.scope', lang),
      limits: text('pdf.limits', lang),
      check: text('pdf.check', lang, { file: place.file }),
      qr: text('pdf.qr', lang, { content: codeContent(credential, digest) }),
      seal: text('pdf.seal', lang),
    },
  };
}

type Subject = Credential['credentialSubject'];

function outcomeOf(criteria: Subject['criteria'], lang: Lang): string {
  const outcomes = criteria.flatMap(({ controls }) => controls.map(({ outcome }) => outcome));
  const met = outcomes.filter((outcome) => outcome === 'met').length;
  if (met === outcomes.length) return text('pdf.outcome-all', lang, { total: met });
  return text('pdf.outcome', lang, { total: outcomes.length, met, other: outcomes.length - met });
}

function scopeRows(scope: Subject['scope'], lang: Lang, density: Density): Row[] {
  const { period, entities, sites, accounts, prefixes, exclusions } = scope;
  const day = (date: string): string => formatDate(date, lang);
  const counted = (key: 'account' | 'prefix', count: number): string =>
    wordsOf(`pdf.${key}.${isOne(count, lang) ? 'one' : 'many'}`, lang, '', {
      count: formatNumber(String(count), lang),
    });
  const brief = (words: string): string => shortened(cleanText(words), density);
  const rows: (Row | undefined)[] = [
    [text('pdf.period', lang), text('pdf.period-of', lang, { from: day(period.from), to: day(period.to) })],
    listed(
      text('pdf.entities', lang),
      entities.map(({ name }) => name),
      lang,
      density,
    ),
    listed(
      text('pdf.sites', lang),
      sites.map((site) => placeOf(site, lang)),
      lang,
      density,
    ),
    [
      text('pdf.accounts', lang),
      text('pdf.accounts-of', lang, {
        accounts: counted('account', accounts.length),
        prefixes: counted('prefix', prefixes.length),
      }),
    ],
    listed(
      text('pdf.exclusions', lang),
      exclusions.map(({ what, reason }) =>
        text('pdf.exclusion', lang, { what: brief(what), reason: brief(reason) }),
      ),
      lang,
      density,
    ),
  ];
  return rows.filter((row) => row !== undefined);
}

const isOne = (count: number, lang: Lang): boolean => (lang === 'fr' ? count < 2 : count === 1);

function placeOf({ name, country, province }: Subject['scope']['sites'][number], lang: Lang): string {
  const where =
    province === undefined ? countryName(country, lang) : `${province}, ${countryName(country, lang)}`;
  return `${name} (${where})`;
}

/** In one line; what does not fit is counted, never left out in silence. */
function listed(
  term: string,
  items: readonly string[],
  lang: Lang,
  { items: most }: Density,
): Row | undefined {
  if (items.length === 0) return undefined;
  const shown = items.slice(0, most).map(cleanText);
  const more = items.length - shown.length;
  if (more > 0) shown.push(text('pdf.more', lang, { count: more }));
  return [term, shown.join(lang === 'fr' ? '\u00a0; ' : '; ')];
}

/** A text cut after its last whole word that fits; the mark of it is explained among the limits. */
function shortened(words: string, { longest }: Density): string {
  const letters = Array.from(words);
  if (letters.length <= longest) return words;
  const kept = letters.slice(0, longest).join('');
  const end = kept.lastIndexOf(' ');
  return `${end > longest / 2 ? kept.slice(0, end) : kept} ${CUT}`;
}

/** Not the points of a text that was cut by whoever wrote it. */
const CUT = '[…]';

/** What it does not say, on whose certificates it rests, what is let pass for a time, what is left to the customer, and what the issuer has at stake. */
function limitsOf(
  { credentialSubject: subject, issuer }: Credential,
  lang: Lang,
  density: Density,
): string[] {
  const { doesNotSay, hosts = [], nonconformities, conditions } = subject;
  const brief = (words: string): string => shortened(cleanText(words), density);
  const groups: readonly (readonly string[])[] = [
    doesNotSay.map((words) => words[lang]),
    hosts.map(({ credential, issuer: by, controls }) =>
      text('pdf.host', lang, { credential, issuer: brief(by.name), controls: controls.join(', ') }),
    ),
    nonconformities
      .toSorted((a, b) => compareText(a.until, b.until))
      .map(({ control, until, reason }) =>
        text('pdf.nonconformity', lang, {
          control,
          until: formatDate(until, lang),
          why: brief(reason[lang]),
        }),
      ),
    conditions.map(({ control, title, outcome }) =>
      text('pdf.condition', lang, {
        control,
        title: brief(title[lang]),
        outcome: wordsOf(`word.${outcome}`, lang, outcome),
      }),
    ),
  ];
  const lines = groups.flatMap((group) => {
    const shown = group.slice(0, density.limits).map(cleanText);
    const more = group.length - shown.length;
    return more > 0 ? [...shown, text('pdf.more', lang, { count: more })] : shown;
  });
  const interests = listed(
    text('pdf.interests', lang),
    issuer.interests.map((words) => brief(words[lang])),
    lang,
    density,
  );
  return [
    ...lines,
    ...(interests === undefined ? [] : [`${interests[0]}${lang === 'fr' ? '\u00a0:' : ':'} ${interests[1]}`]),
    ...(density.longest === Infinity ? [] : [text('pdf.shortened', lang, { mark: CUT })]),
  ];
}

function actRows({ credentialSubject: subject, validFrom, validUntil }: Credential, lang: Lang): Row[] {
  const { scheme, at } = subject.judgement;
  const day = (date: string): string => formatDate(date.slice(0, 10), lang);
  const who = (by: readonly { readonly organisation: string }[]): string =>
    [...new Set(by.map(({ organisation }) => cleanText(organisation)))].join(', ');
  return [
    [text('pdf.valid', lang), text('pdf.valid-of', lang, { from: day(validFrom), until: day(validUntil) })],
    [
      text('pdf.scheme', lang),
      formatText(texts['pdf.scheme-of'], lang, {
        title: cleanText(scheme.title[lang]),
        version: scheme.version,
        status: wordsOf(`report.scheme-${scheme.status}`, lang, scheme.status),
        at: day(at),
      }),
    ],
    [text('pdf.evaluated', lang), who(subject.evaluation.by)],
    [
      text('pdf.decided', lang),
      text('pdf.decided-of', lang, { who: who(subject.decision.by), on: day(subject.decision.on) }),
    ],
  ];
}
