import { cutText } from '../cut-text.ts';

/** Longest name that is kept; names of organisations are shorter. */
const MAX_NAME = 200;

/**
 * Name of an organisation without the mailbox that tools write beside it. Undefined where a mailbox is all there is: it
 * names a person as often as not.
 */
export function organisationName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const bare = cutText(text, 4 * MAX_NAME)
    .replace(/[<(][^<>()]*@[^<>()]*[>)]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const name = cutText(bare, MAX_NAME);
  return name === '' || name.includes('@') ? undefined : name;
}

/** Whether a text names a mailbox, as fields do that may hold a person. */
export function namesMailbox(text: string): boolean {
  return text.includes('@');
}
