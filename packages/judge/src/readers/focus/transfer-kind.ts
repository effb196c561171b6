const OUT =
  /data ?transfer[ -]?out|datatransfer-out|out-bytes|egress|outbound|bandwidth.*out|internet data transfer|transfert sortant|sortie/i;
const INSIDE =
  /inter[ -]?region|intra[ -]?region|regional-bytes|between|same region|inter[ -]?zone|availability zone|vpc peering|in-bytes/i;

/**
 * Whether a bill line charges data leaving towards the internet or the customer (`egress`), data moving inside the
 * platform (`internal`), or something else. FOCUS has no normalised column for it: the providers' own words are read,
 * and a line that says both is `internal`, since a switch leaves the platform.
 */
export function transferKind(words: readonly string[], category: string): 'none' | 'egress' | 'internal' {
  const text = words.join(' ');
  if (INSIDE.test(text) && /transfer|bytes|egress|network/i.test(`${text} ${category}`)) return 'internal';
  return OUT.test(text) ? 'egress' : 'none';
}
