import { withoutSecrets } from '@ancrage/base';

/**
 * The start of a foreign text, at most so many UTF-16 units of it. What is cut is masked before: half a secret would no longer be
 * known by its form, and would stand in the report.
 */
export function cutText(text: string, most: number): string {
  return (text.length <= most ? text : withoutSecrets(text).slice(0, most)).toWellFormed();
}
