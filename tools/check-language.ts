// The traps of the language that pure code may not step on (see docs/adr and CONTRIBUTING.md). No comment silences
// it: a need for one of these is a sign that the code belongs in another package.
import { placeOf, stripSource } from './source-text.ts';
import { filesUnder, type Problem, readText, report } from './tree.ts';

export const PURE_PACKAGES = ['base', 'judge', 'proof', 'verify', 'office'];

const BANNED: { pattern: RegExp; reason: string }[] = [
  {
    pattern: /\bJSON\s*\??\.\s*parse\b/g,
    reason: 'JSON.parse drops duplicate keys and rounds numbers: use the strict reader of base',
  },
  {
    pattern: /\bnew\s+Date\b/g,
    reason: 'Date depends on the clock, the time zone and a lenient parser: use the dates of base',
  },
  { pattern: /\bDate\s*\.\s*(?:now|parse)\b/g, reason: 'no clock in pure code: the moment is an argument' },
  { pattern: /\bIntl\b/g, reason: 'Intl changes with the machine' },
  { pattern: /\blocaleCompare\b/g, reason: 'localeCompare changes with the machine: compare by code points' },
  { pattern: /\btoLocale\w*/g, reason: 'toLocale… changes with the machine' },
  { pattern: /\bMath\s*\.\s*random\b/g, reason: 'no randomness in pure code' },
  {
    pattern: /\bcrypto\s*\.\s*(?:randomUUID|getRandomValues)\b|\brandomBytes\b|\brandomUUID\b|\brandomInt\b/g,
    reason: 'no randomness in pure code',
  },
  { pattern: /\bperformance\s*\.\s*now\b/g, reason: 'no clock in pure code' },
  {
    pattern: /\bprocess\s*\??\.|\bglobalThis\s*\.\s*process\b/g,
    reason: 'no environment in pure code: pass what is needed as an argument',
  },
  { pattern: /\b(?:setTimeout|setInterval|setImmediate)\b/g, reason: 'no timers in pure code' },
  {
    pattern: /\bparseFloat\s*\(/g,
    reason: 'parseFloat accepts trailing text and rounds: use the decimals of base',
  },
  { pattern: /\bfetch\s*\(/g, reason: 'no network in pure code' },
];

export function checkSource(file: string, source: string): Problem[] {
  const code = stripSource(source);
  const problems: Problem[] = [];
  for (const { pattern, reason } of BANNED) {
    for (const match of code.matchAll(pattern)) {
      problems.push({ file, ...placeOf(source, match.index), message: `${match[0].trim()}: ${reason}` });
    }
  }
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

export function isPureCode(file: string): boolean {
  return (
    PURE_PACKAGES.some((name) => file.startsWith(`packages/${name}/src/`)) &&
    file.endsWith('.ts') &&
    !/\.(?:test|fuzz|bench)\.ts$/.test(file) &&
    !file.includes('/fixtures/')
  );
}

if (import.meta.main) {
  const files = filesUnder('packages').filter(isPureCode);
  const problems = files.flatMap((file) => checkSource(file, readText(file)));
  report('check-language', problems, `${files.length} files of pure code`);
}
