import type { StatusIndexes } from './sign-status-lists.ts';

export const certificateStatuses = ['valid', 'suspended', 'withdrawn'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

/** What was decided of an index. Withdrawal prevails. */
export function statusOfIndex(index: number, { revocation, suspension }: StatusIndexes): CertificateStatus {
  if (revocation.has(index)) return 'withdrawn';
  return suspension.has(index) ? 'suspended' : 'valid';
}
