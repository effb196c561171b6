/** Whether two parties bear one name but for case, spaces and the form of accents. */
export function sameName(a: string, b: string): boolean {
  return normalName(a) === normalName(b);
}

/** A name as names are compared: letters of one case, single spaces, accents in one form. */
export function normalName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
