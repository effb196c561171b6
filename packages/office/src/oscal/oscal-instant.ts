/** Years that OSCAL's instants may have. */
const YEARS = /^(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$/;

/** Midnight UTC of a day; of the other day where OSCAL cannot write the first. */
export function midnight(day: string, otherwise: string): string {
  return `${YEARS.test(day) ? day : otherwise}T00:00:00Z`;
}
