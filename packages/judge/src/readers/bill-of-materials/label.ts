import { cutText } from '../cut-text.ts';

/** A name or version short enough to be shown; undefined where there is none. */
export function labelOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cutText(text, 500) || undefined;
}
