import { join } from 'node:path';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ReadDossier } from '@ancrage/io';
import { draftCertifications } from '@ancrage/judge/readers';
import type { ProposalWords } from '@ancrage/judge/readers';
import { wrap } from '../report/terminal/lines.ts';
import { writeProposal } from './write-proposal.ts';

/** Beside the manifest; no reader knows it, until a person makes it a statement. */
const PROPOSAL_NAME = 'certifications.proposal.yaml';

/**
 * Writes what was located in certificates and audit reports, as a statement for a person to confirm; nothing where there
 * are none. A proposal that is there already may hold somebody's work: it is left as it is.
 */
export async function proposeCertifications(
  folder: string,
  { outcomes, readings }: ReadDossier,
  about: string,
  { lang, width }: { lang: Lang; width: number },
): Promise<void> {
  const proposal = draftCertifications({
    about,
    words: proposalWords(lang),
    paths: new Map(
      outcomes.flatMap(({ path, digest }) =>
        digest === undefined ? [] : [[digest as string, path] as const],
      ),
    ),
    facts: readings.flatMap(({ facts }) => facts),
  });
  if (proposal === undefined) return;
  const path = join(folder, PROPOSAL_NAME);
  const isNew = await writeProposal(path, proposal);
  const key = isNew ? 'cli.init-proposed' : 'cli.init-proposal-kept';
  process.stdout.write(`${wrap(text(key, lang, { path }), width).join('\n')}\n`);
}

function proposalWords(lang: Lang): ProposalWords {
  const toComplete = text('cli.init-to-complete', lang);
  return {
    head: [
      text('cli.proposal-head-1', lang),
      text('cli.proposal-head-2', lang),
      text('cli.proposal-head-3', lang, { word: toComplete }),
      text('cli.proposal-head-4', lang),
      text('cli.proposal-head-5', lang),
    ],
    toComplete,
    several: text('cli.proposal-several', lang),
    nothing: text('cli.proposal-nothing', lang),
    other: (standards) => text('cli.proposal-other', lang, { standards }),
    found: ({ value, page, quote }) => text('cli.proposal-found', lang, { page, value, quote }),
  };
}
