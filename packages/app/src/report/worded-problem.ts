import type { Lang } from '@ancrage/base';
import { wordsOf } from './words.ts';

type Key = `problem.${string}`;

/** What shapes and libraries say, by pattern: the words and the name of what each group holds. */
const KNOWN: readonly (readonly [RegExp, Key, ...string[]])[] = [
  [/^Invalid input: expected (\w+), received (\w+)/, 'problem.type', 'expected', 'found'],
  [/^Invalid option: expected one of (.+)$/, 'problem.choice', 'choices'],
  [/^Invalid input: expected (".*")$/, 'problem.choice', 'choices'],
  [/^Unrecognized keys?: (.+)$/, 'problem.key-unknown', 'key'],
  [/^Map keys must be unique/, 'problem.key-twice'],
  [/^With stringKeys/, 'problem.key-text'],
  [/^missing$/, 'problem.missing'],
  [/^column missing$/, 'problem.column-missing'],
  [/^column (?:given )?twice$/, 'problem.column-twice'],
  [/^(\d+) cells, the header has (\d+)$/, 'problem.cells', 'found', 'expected'],
  [/^(\d+) cells, the header has (\d+); a comma inside/, 'problem.cells-comma', 'found', 'expected'],
  [/^“(.*)” is none of (.+)$/s, 'problem.none-of', 'found', 'choices'],
  [/^a spreadsheet would run “(.*)” as a formula$/s, 'problem.formula', 'found'],
  [/^over (\d+) characters$/, 'problem.characters', 'limit'],
  [/^empty$/, 'problem.cell-empty'],
  [/^empty: write 0 where/, 'problem.share-empty'],
  [/^decimal comma in “(.*)”: write a point/s, 'problem.decimal-comma', 'found'],
  [/^“(.*)” is not a number from 0 to 100$/s, 'problem.share', 'found'],
  [/^(\S+) is over 100$/, 'problem.share-over', 'found'],
  [/^over 100 with the lines above of/, 'problem.share-sum'],
  [/^line (\d+) has the same holder and issuer/, 'problem.other-date', 'line'],
  [/^“(.*)” is not a date YYYY-MM-DD$/s, 'problem.day', 'found'],
  [/^not UTF-8$/, 'problem.not-utf-8'],
  [/^the API answered with the error (.+), not with a record/s, 'problem.api-error', 'found'],
  [/^neither a golden copy nor an answer/, 'problem.not-gleif'],
  [/^no header of RVTools$/, 'problem.rvtools-header'],
  [/^more than one vCenter in one file/, 'problem.vcenters'],
  [/^one page of a longer list/, 'problem.page'],
  [/^empty file$/, 'problem.empty'],
  [/not a (?:UTC )?date|^Invalid ISO date/, 'problem.date'],
  [/^not a number: (.*)$/, 'problem.number', 'found'],
  [/^listed twice$/, 'problem.listed-twice'],
  [/^unclosed quote$/, 'problem.quote'],
  [/^text after a closing quote$/, 'problem.after-quote'],
  [/^Too big: expected \w+ to have <=(\d+)/, 'problem.too-long', 'limit'],
  [/^Too small/, 'problem.too-short'],
  [/^over (\d+) bytes$/, 'problem.size', 'limit'],
  [/^Invalid string: must match pattern/, 'problem.form'],
];

/**
 * What is wrong with a field, in the reader's language. A library speaks English only: what no pattern knows is quoted
 * as its words, since it may still be the only clue.
 */
export function wordedProblem(problem: string, lang: Lang): string {
  if (problem === '') return wordsOf('problem.unsaid', lang, problem);
  for (const [pattern, key, ...names] of KNOWN) {
    const match = pattern.exec(problem);
    if (match === null) continue;
    const params = Object.fromEntries(
      names.map((name, index) => {
        const part = match[index + 1] ?? '';
        return [
          name,
          wordsOf(`problem.shape-of.${part}`, lang, part.replaceAll('"', '').replaceAll('|', ', ')),
        ];
      }),
    );
    return wordsOf(key, lang, problem, params);
  }
  return wordsOf('problem.other', lang, problem, { said: problem });
}
