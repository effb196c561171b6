/** A host name of two labels or more, in lower case; a certificate may name all hosts of a domain (`*.example.ca`). */
export function hostOf(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  const isHost =
    name.length <= 253 &&
    /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{1,62}$/.test(name);
  return isHost ? name : undefined;
}
