/** One nature of control as an interest, with the band of shares that it states, per cent. */
export interface NatureOfControl {
  /** Interest type of BODS. */
  readonly interest: string;
  readonly minimum?: string;
  readonly maximum?: string;
}

const BAND = /^(?:part-)?(ownership-of-shares|voting-rights|right-to-share-surplus-assets)-(.+)$/;
const SHARES: Readonly<Record<string, string>> = {
  'ownership-of-shares': 'shareholding',
  'voting-rights': 'votingRights',
  'right-to-share-surplus-assets': 'rightsToSurplusAssetsOnDissolution',
};

/**
 * What a nature of control of the UK register says. Bands are “more than 25 % and not more than 50 %”: the open end is kept
 * as a closed one, which is wider by its end point only. Those of trusts, firms, partnerships and overseas entities end with
 * words of their own and say the same. Undefined for a nature that the register did not have when this was written.
 *
 * Source: Companies House, API enumerations, persons with significant control: natures of control.
 */
export function natureOfControl(nature: string): NatureOfControl | undefined {
  const [, kind, rest] = BAND.exec(nature) ?? [];
  if (kind !== undefined && rest !== undefined) {
    const interest = SHARES[kind]!;
    const [, minimum, maximum] = /^(25|50|75)-to-(50|75|100)-percent/.exec(rest) ?? [];
    if (minimum !== undefined && maximum !== undefined) return { interest, minimum, maximum };
    return rest.startsWith('more-than-25-percent') ? { interest, minimum: '25' } : undefined;
  }
  if (/^right-to-appoint-and-remove-(?:directors|members|person)/.test(nature))
    return { interest: 'appointmentOfBoard' };
  if (nature.startsWith('significant-influence-or-control')) return { interest: 'otherInfluenceOrControl' };
  // An overseas entity owns land for this one.
  if (nature.startsWith('registered-owner-as-nominee')) return { interest: 'nominator' };
  return undefined;
}
