/** A name or version short enough to be shown; undefined where there is none. */
export function labelOf(text: string | undefined): string | undefined {
  return text?.slice(0, 500).toWellFormed() || undefined;
}
