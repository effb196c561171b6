const CANADIAN: ReadonlySet<string> = new Set(
  (
    'canada quebec ontario alberta manitoba saskatchewan yukon nunavut nouveau-brunswick nouvelle-ecosse colombie-britannique ' +
    'ile-du-prince-edouard terre-neuve-et-labrador territoires-du-nord-ouest'
  ).split(' '),
);

/** Whether a place, in the register’s words, is Canada or a part of it; one that is not known as such is no denial. */
export function isCanadian(place: string): boolean {
  const word = place
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s-]+/g, '-');
  return CANADIAN.has(word);
}

/** Whether a text is a Canadian postal code. */
export function isCanadianPostalCode(text: string): boolean {
  return /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/.test(text.toUpperCase());
}

/** Whether an address ends with a Canadian postal code, Canada, or both; of no other address is a country told. */
export function isCanadianAddress(address: string): boolean {
  const plain = address.replaceAll(/\s+/g, ' ').trim().toUpperCase();
  return /(?:^|[\s,])(?:CANADA|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/.test(plain);
}
