/** Parameters of a scheme that no rule compares with, because an analysis itself rests on them. */
export const analysisParameters = {
  /** Most of a listed issuer, per cent, that a holder whom nobody disclosed can have. */
  earlyWarning: 'early_warning_percent',
  /** Least share, per cent, of a beneficial owner to declare. */
  beneficialOwner: 'beneficial_owner_percent',
} as const;
