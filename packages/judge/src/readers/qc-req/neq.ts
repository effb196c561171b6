/** Ten digits; the first two tell what is registered. Source: Act respecting the legal publicity of enterprises, c. P-44.1. */
export function isNeq(neq: string): boolean {
  return /^(?:11|22|33|88)\d{8}$/.test(neq);
}

/** What kind of entity a number is of. */
export function typeOf(neq: string): string {
  if (neq.startsWith('88')) return 'stateBody';
  return neq.startsWith('11') ? 'registeredEntity' : 'legalEntity';
}

/** Enterprise of a natural person, whose name stays in the file. */
export function isPersons(neq: string): boolean {
  return neq.startsWith('22');
}
