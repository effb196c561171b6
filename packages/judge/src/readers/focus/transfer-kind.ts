const OUT =
  /data ?transfer[ -]?out|datatransfer-out|out-bytes|egress|outbound|bandwidth.*out|internet data transfer|transfert sortant|\bsorties?\b/i;

/**
 * Words by which the platforms name movements within themselves. Each is narrow on purpose: a loose word such as
 * *between* would let a seller hide a fee for leaving behind “egress between 10 and 50 TB”.
 */
const INSIDE = new RegExp(
  [
    'inter[ -]?region',
    'intra[ -]?region',
    'regional data transfer',
    'regional-bytes',
    'same region',
    'inter[ -]?zone',
    'availability zones?\\b',
    'between (?:ec2 )?(?:azs|availability zones|zones|regions|vpcs|vnets)\\b',
    'v(?:pc|net) peering',
    // AWS: a usage type that names two regions, `EUN1-AWS-Out-Bytes`.
    '\\b[a-z]+\\d+-aws-(?:in|out)-bytes',
    // AWS: towards its own network of caches, `data transfer out of US East (…) to CloudFront`.
    'transfer (?:out of [^|]* to|in to [^|]* from) cloudfront',
    // AWS: from one named region to another, `EU (London) data transfer to EU (Ireland)`.
    'data transfer (?:to|from) (?!internet|customer|client)[a-z ]+\\([a-z .]+\\)',
  ].join('|'),
  'i',
);

/** Descriptions are read up to here, so that a hostile one costs no time. */
const MAX_WORDS = 500;

/**
 * Whether a bill line charges data leaving towards the internet or the customer (`egress`), data moving inside the
 * platform (`internal`), or something else. FOCUS has no normalised column for it: the providers' own words are read,
 * and a line that says both is `internal`, since a switch leaves the platform.
 */
export function transferKind(words: readonly string[], category: string): 'none' | 'egress' | 'internal' {
  const text = words.map((word) => word.slice(0, MAX_WORDS)).join(' | ');
  if (INSIDE.test(text) && /transfer|bytes|egress|network|bandwidth/i.test(`${text} ${category}`))
    return 'internal';
  return OUT.test(text) ? 'egress' : 'none';
}
