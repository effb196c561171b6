/** Wrong use found by a command; its words are the catalogue's. */
export class CommandError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'CommandError';
    this.code = code;
    this.details = details;
  }
}
