import { formatText, type Lang } from '@ancrage/base';
import { verifyTexts } from '@ancrage/base/texts/verify';
import type { Step } from '@ancrage/verify';

/** A step in words: its name, a dash, what came of it. */
export function wordedStep({ step, code, params }: Step, lang: Lang): string {
  const { lint } = params;
  const key = `verify.lint.${lint}`;
  const worded =
    lint !== undefined && isVerifyText(key)
      ? { ...params, lint: formatText(verifyTexts[key], lang) }
      : params;
  const name = formatText(verifyTexts[`verify.step.${step}`], lang);
  return `${name} – ${formatText(verifyTexts[`verify.code.${code}`], lang, worded)}`;
}

function isVerifyText(key: string): key is keyof typeof verifyTexts {
  return Object.hasOwn(verifyTexts, key);
}
