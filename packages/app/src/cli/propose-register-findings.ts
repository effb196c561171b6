import { join } from 'node:path';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ReadDossier } from '@ancrage/io';
import { draftRegisterFindings } from '@ancrage/judge/readers';
import type { PartyWords, RegisterWords } from '@ancrage/judge/readers';
import { wrap } from '../report/terminal/lines.ts';
import { writeProposal } from './write-proposal.ts';

/** Beside the manifest; no reader knows it, until a person makes it a statement. */
const PROPOSAL_NAME = 'register.proposal.yaml';

/** Writes what statements of the Québec register name of boards and beneficial owners, as a statement for a person to confirm. */
export async function proposeRegisterFindings(
  folder: string,
  { outcomes, readings }: ReadDossier,
  about: string,
  { lang, width }: { lang: Lang; width: number },
): Promise<void> {
  const proposal = draftRegisterFindings({
    about,
    words: registerWords(lang),
    paths: new Map(
      outcomes.flatMap(({ path, digest }) =>
        digest === undefined ? [] : [[digest as string, path] as const],
      ),
    ),
    facts: readings.flatMap(({ facts }) => facts),
  });
  if (proposal === undefined) return;
  const path = join(folder, PROPOSAL_NAME);
  const key = (await writeProposal(path, proposal)) ? 'cli.init-register-proposed' : 'cli.init-register-kept';
  process.stdout.write(`${wrap(text(key, lang, { path }), width).join('\n')}\n`);
}

function registerWords(lang: Lang): RegisterWords {
  const toComplete = text('cli.init-to-complete', lang);
  const told = ({
    rank,
    place,
    words,
    since,
  }: PartyWords): Readonly<Record<'rank' | 'place' | 'words', string | number>> => ({
    rank,
    place:
      'page' in place
        ? text('cli.place-page', lang, { page: place.page })
        : 'line' in place
          ? text('cli.place-line', lang, { line: place.line })
          : place.pointer,
    words: [words, since].filter((part) => part !== '').join(', ') || '—',
  });
  return {
    head: [
      text('cli.proposal-head-1', lang),
      text('cli.proposal-register-2', lang),
      text('cli.proposal-register-3', lang, { word: toComplete }),
      text('cli.proposal-head-4', lang),
      text('cli.proposal-register-5', lang),
    ],
    toComplete,
    director: (party) => text('cli.proposal-director', lang, told(party)),
    beneficiary: (party) => text('cli.proposal-beneficiary', lang, told(party)),
    noBeneficiary: text('cli.proposal-no-beneficiary', lang),
  };
}
