/** Rights that a table may name besides the interest types of BODS: ways of control that the standard has no word for. */
export const rightWords: ReadonlySet<string> = new Set([
  'veto',
  'goldenShare',
  'generalPartner',
  'votingAgreement',
  'debtCovenant',
  'managementContract',
  'licence',
]);
