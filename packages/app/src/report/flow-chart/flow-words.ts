import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { FlowGroup, FlowReport, FlowSourceUsed, FlowSum } from '@ancrage/judge/flows';
import { cleanText } from '../clean-text.ts';
import { countryName, formatDate, formatNumber, plural, wordsOf } from '../words.ts';

/** A whole number of a report; 0 where a report that others made holds something else. */
export function wholeOf(decimal: string): bigint {
  return /^\d{1,60}$/.test(decimal) ? BigInt(decimal) : 0n;
}

/** Bytes with three figures and their unit: powers of a thousand, as networks count. */
export function bytesWords(bytes: string, lang: Lang): string {
  let unit = 0;
  let whole = wholeOf(bytes);
  let rest = 0n;
  while (whole >= 1000n && unit < 6) {
    rest = whole % 1000n;
    whole /= 1000n;
    unit += 1;
  }
  const digits = whole >= 100n ? 0 : whole >= 10n ? 1 : 2;
  const fraction = unit === 0 || digits === 0 ? '' : `.${String(rest).padStart(3, '0').slice(0, digits)}`;
  return wordsOf(`flows.bytes.${unit}`, lang, bytes, { value: formatNumber(`${whole}${fraction}`, lang) });
}

/** A part of a whole in per cent with one decimal, cut and not rounded, so that only the whole is 100 %. */
export function shareWords(part: bigint, whole: bigint, lang: Lang): string {
  const perMille = whole === 0n ? 0n : (part * 1000n) / whole;
  return text('report.unit.percent', lang, {
    value: formatNumber(`${perMille / 10n}.${perMille % 10n}`, lang),
  });
}

export function sumWords({ bytes, flows, peers }: FlowSum, lang: Lang): string {
  return plural('flows.sum', peers, lang, {
    bytes: bytesWords(bytes, lang),
    flows: formatNumber(String(flows), lang),
  });
}

/**
 * A sum, with how far its number of packets may err where each flow is one sample: two deviations of a count, 1.96/√n. That
 * of its bytes is larger, by how much sizes of packets differ, which no log of samples bounds.
 */
export function estimateWords(sum: FlowSum, { sampling }: Pick<FlowReport, 'sampling'>, lang: Lang): string {
  const words = sumWords(sum, lang);
  if (sampling?.each_flow_is_a_sample !== true || sum.flows === 0) return words;
  const perMille = Math.ceil(1960 / Math.sqrt(sum.flows));
  const error = text('report.unit.percent', lang, { value: formatNumber((perMille / 10).toFixed(1), lang) });
  return text('flows.error', lang, { sum: words, error });
}

/** What is known of sampling, a sentence each; empty where nothing is told of it. */
export function samplingWords({ sampling }: Pick<FlowReport, 'sampling'>, lang: Lang): string[] {
  if (sampling === null) return [];
  const { rate, untold } = sampling;
  return [
    ...(rate === null ? [] : [text('flows.sampled', lang, { rate: formatNumber(String(rate), lang) })]),
    ...(untold ? [text('flows.sampled-untold', lang)] : []),
  ];
}

/** `2026-10-05 14 h` of an hour. */
export function hourWords(hour: string, lang: Lang): string {
  return `${formatDate(hour.slice(0, 10), lang)}, ${hour.slice(11, 13)}\u00a0h`;
}

/** Where peers are, as far as it is known: a country, two of them, or that none is known. */
export function placeOf(
  { country, province = null, other = null, certainty }: Partial<FlowGroup> & Pick<FlowGroup, 'certainty'>,
  lang: Lang,
): string {
  if (country === null || country === undefined)
    return wordsOf(`flows.certainty.${certainty}`, lang, certainty);
  const name = `${countryName(country, lang)}${province === null ? '' : ` (${cleanText(province)})`}`;
  if (other !== null) return text('flows.disagree', lang, { country: name, other: countryName(other, lang) });
  return certainty === 'placed'
    ? name
    : `${name}, ${wordsOf(`flows.certainty.${certainty}`, lang, certainty)}`;
}

export function operatorWords(operator: string | null, jurisdiction: string | null, lang: Lang): string {
  if (operator === null) return text('flows.operator-unknown', lang);
  const name = cleanText(operator);
  return jurisdiction === null
    ? name
    : text('flows.operator', lang, { operator: name, country: countryName(jurisdiction, lang) });
}

export function layerWords(layer: string | null, lang: Lang): string {
  return wordsOf(`flows.layer.${layer ?? 'none'}`, lang, layer ?? '');
}

export function sourceWords(
  { layer, platform, file, published, digest, stale }: FlowSourceUsed,
  lang: Lang,
): string {
  const words = layerWords(layer, lang);
  const line = text('flows.source', lang, {
    layer: platform === null ? words : `${words} (${cleanText(platform)})`,
    file: cleanText(file),
    published:
      published === null
        ? text('flows.unpublished', lang)
        : text('flows.published', lang, { date: formatDate(published, lang) }),
    digest,
  });
  return stale ? `${line}, ${text('flows.stale', lang)}` : line;
}

/** The period and how much of it is covered. */
export function periodWords({ period }: FlowReport, lang: Lang): string {
  const { from, to, hours, covered } = period;
  return text('flows.period', lang, {
    from: from === null ? '–' : hourWords(from, lang),
    to: to === null ? '–' : hourWords(to, lang),
    covered: formatNumber(String(covered), lang),
    hours: formatNumber(String(hours), lang),
    share: shareWords(BigInt(covered), BigInt(hours), lang),
  });
}

/** Why hours are not covered, by kind; undefined where all are. */
export function uncoveredWords({ period }: FlowReport, lang: Lang): string | undefined {
  const why = (['no-log', 'skipped', 'bad', 'silent', 'sampled'] as const)
    .filter((state) => period.states[state] > 0)
    .map((state) =>
      text('flows.counted', lang, {
        count: formatNumber(String(period.states[state]), lang),
        state: text(`flows.state.${state}`, lang),
      }),
    );
  return why.length === 0 ? undefined : text('flows.uncovered', lang, { why: why.join(', ') });
}

export function recordWords({ counts }: FlowReport, lang: Lang): string {
  const number = (count: number): string => formatNumber(String(count), lang);
  return text('flows.records', lang, {
    records: number(counts.records),
    accepted: number(counts.accepted),
    rejected: number(counts.rejected),
    noData: number(counts.noData),
    skipped: number(counts.skipped),
    repeated: number(counts.repeated),
    bad: number(counts.bad),
  });
}
