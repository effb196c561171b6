/** The moment, as documents write it. The clock is looked at by commands only. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
