/** Names are few and asked for again and again; how many of them are kept. */
const MOST_KEPT = 2000;
const kept = new Map<string, string>();

/**
 * The form in which two names of a party are compared: case, accents’ form, punctuation and the words of the legal form
 * at the end (“Inc.”, “ltée”, “LLC”) are taken out; every other word stays, whole and in order.
 */
export function partyName(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const form = compared(name);
  kept.set(name, form);
  return form;
}

function compared(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.'’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}&+]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1)!)) words.pop();
  return words.join(' ');
}

/** Legal forms as they end a name, without their points. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'inc incorporated incorporée ltd ltée ltee limited limitée llc llp lp ulc plc corp corporation senc sencrl sec srl sarl sas sasu sa spa bv nv ab as oy ag gmbh kg pty'.split(
    ' ',
  ),
);

/** Names by which the platforms with public regions sell, besides those that differ by their legal form only. */
const SELLERS: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'aws',
    'amazon',
    'amazon aws',
    'amazon web services',
    'amazon web services canada',
    'amazon web services emea',
    'aws canada',
    'aws emea',
  ],
  azure: [
    'azure',
    'microsoft',
    'microsoft azure',
    'microsoft canada',
    'microsoft ireland operations',
    'microsoft cloud',
  ],
  google: [
    'google',
    'gcp',
    'google cloud',
    'google cloud canada',
    'google cloud emea',
    'google cloud platform',
    'google canada',
  ],
  oracle: ['oracle', 'oci', 'oracle america', 'oracle canada', 'oracle cloud', 'oracle cloud infrastructure'],
  ovh: ['ovh', 'ovhcloud', 'ovh cloud', 'ovh groupe', 'ovh hosting', 'ovhcloud canada', 'hébergement ovh'],
};

const SELLER_PLATFORM: ReadonlyMap<string, string> = new Map(
  Object.entries(SELLERS).flatMap(([platform, names]) => names.map((name) => [name, platform])),
);

/** Words that stand in the seller's name of a platform, whatever stands around them. */
const PLATFORM_WORDS: readonly (readonly [ReadonlySet<string>, string])[] = [
  [new Set(['amazon', 'aws']), 'aws'],
  [new Set(['microsoft', 'azure']), 'azure'],
  [new Set(['google']), 'google'],
  [new Set(['oracle']), 'oracle'],
  [new Set(['ovh', 'ovhcloud']), 'ovh'],
];

/**
 * Whether two names are those of one party: the same words, or two of the names under which one platform is known to sell.
 * A second name in parentheses at the end, as “Amazon Web Services, Inc. (AWS)”, counts as well. Part of a name is no
 * name: “Nord” is not “Nordet”.
 */
export function sameParty(a: string, b: string): boolean {
  const others = namesOf(b);
  return namesOf(a).some((one) => others.includes(one));
}

/** The names that a text gives a party, each brought to the one that its platform has where it is a known seller. */
function namesOf(text: string): string[] {
  const [, first, second] = /^([^()]+)\(([^()]+)\)\s*$/u.exec(text) ?? [];
  return [text, first ?? '', second ?? '']
    .map(partyName)
    .filter((name) => name !== '')
    .map((name) => SELLER_PLATFORM.get(name) ?? name);
}

/**
 * Short name under which inventories and the region table know the seller of a bill, where one of its words is a
 * platform's; undefined otherwise. Whole words only: “Lawson” has nothing of AWS.
 */
export function platformOfSeller(seller: string): string | undefined {
  const words = partyName(seller).split(' ');
  return PLATFORM_WORDS.find(([names]) => words.some((word) => names.has(word)))?.[1];
}
