/** Words of the UK register for countries and nationalities that it names most, as ISO 3166-1 alpha-2 codes. */
const CODES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['GB', 'united kingdom', 'uk', 'england', 'wales', 'scotland', 'northern ireland', 'great britain'],
      ['GB', 'england and wales', 'england & wales', 'united kingdom (england)', 'united kingdom (scotland)'],
      ['GB', 'british', 'english', 'welsh', 'scottish', 'northern irish'],
      ['CA', 'canada', 'canadian'],
      ['US', 'united states', 'united states of america', 'usa', 'american'],
      ['FR', 'france', 'french'],
      ['IE', 'ireland', 'irish', 'republic of ireland'],
      ['DE', 'germany', 'german'],
      ['NL', 'netherlands', 'dutch', 'the netherlands'],
      ['LU', 'luxembourg', 'luxembourger'],
      ['BE', 'belgium', 'belgian'],
      ['CH', 'switzerland', 'swiss'],
      ['IT', 'italy', 'italian'],
      ['ES', 'spain', 'spanish'],
      ['PL', 'poland', 'polish'],
      ['RO', 'romania', 'romanian'],
      ['IN', 'india', 'indian'],
      ['CN', 'china', 'chinese'],
      ['HK', 'hong kong'],
      ['AU', 'australia', 'australian'],
      ['NZ', 'new zealand', 'new zealander'],
      ['JP', 'japan', 'japanese'],
      ['JE', 'jersey'],
      ['GG', 'guernsey'],
      ['IM', 'isle of man'],
      ['KY', 'cayman islands'],
      ['VG', 'british virgin islands', 'virgin islands, british'],
      ['AE', 'united arab emirates', 'emirati'],
      ['SG', 'singapore', 'singaporean'],
      ['ZA', 'south africa', 'south african'],
    ] as const
  ).flatMap(([code, ...names]) => names.map((name) => [name, code] as const)),
);

/** The code of a country or nationality in words; undefined for one that this table does not know. */
export function countryCode(words: string): string | undefined {
  return CODES.get(words.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' '));
}
