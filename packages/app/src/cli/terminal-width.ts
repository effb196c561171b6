/** Columns to write in: those of the terminal, within what can be read; 80 where there is none. */
export function terminalWidth(stream: { readonly columns?: number | undefined }): number {
  return Math.min(100, Math.max(40, stream.columns ?? 80));
}
