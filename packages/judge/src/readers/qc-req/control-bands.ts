import type { FactValue } from '../../facts/fact.ts';

type Band = Pick<FactValue<'registered-party'>, 'measure' | 'minimum' | 'maximum'>;

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,4})?)\s*%`;
const BETWEEN = new RegExp(`${NUMBER}[^%\\d]{1,60}${NUMBER}`, 'u');
const AT_LEAST = new RegExp(
  `(?:${NUMBER}\\s*(?:ou|et) plus|(?:au moins|plus de|supérieure?s? à|minimum de)\\s*${NUMBER})`,
  'iu',
);

/**
 * The band of votes or of value that a situation of control tells; nothing where it tells none in a form that is known. Source of the 25 %
 * and of the two measures: Act respecting the legal publicity of enterprises, c. P-44.1, s. 0.4.
 */
export function bandsOf(words: string): Band {
  const text = words.replaceAll(/\s/gu, ' ');
  const measure = /droits? de vote|votes?\b/iu.test(text)
    ? ({ measure: 'votes' } as const)
    : /juste valeur marchande/iu.test(text)
      ? ({ measure: 'value' } as const)
      : undefined;
  if (measure === undefined) return {};
  const [, low, high] = BETWEEN.exec(text) ?? [];
  if (low !== undefined && high !== undefined) {
    const [minimum, maximum] = [percent(low), percent(high)];
    if (minimum === undefined || maximum === undefined || Number(minimum) > Number(maximum)) return measure;
    return { ...measure, minimum, maximum };
  }
  const least = AT_LEAST.exec(text);
  const minimum = percent(least?.[1] ?? least?.[2] ?? '');
  return minimum === undefined ? measure : { ...measure, minimum, maximum: '100' };
}

function percent(text: string): string | undefined {
  const plain = text.replace(',', '.').replace(/^0+(?=\d)/, '');
  return plain !== '' && Number(plain) <= 100 ? plain : undefined;
}
