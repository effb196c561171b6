import type { Lang } from '@ancrage/base';

/** Language of the terminal by POSIX precedence; English where it is neither French nor English. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Lang {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^fr/i.test(locale) ? 'fr' : 'en';
}
