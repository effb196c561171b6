/**
 * Whether a YAML text starts, after comments and blank lines, with `ancrage: <name>/…`, as our own documents do. Each
 * line can match in one way only: with two ways, a file of empty lines would take exponential time.
 */
export function isAncrageDocument(text: string, name: string): boolean {
  const start = /^(?:[ \t\r]*(?:#[^\n]*)?\n|---[ \t\r]*\n)*ancrage:[ \t]*["']?([a-z-]{1,40})\//.exec(text);
  return start?.[1] === name;
}
