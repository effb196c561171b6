import type { RegisterFolder } from '@ancrage/io/register';
import { indexesOf } from './sign-status-lists.ts';

export const certificateStatuses = ['valid', 'suspended', 'withdrawn'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

/** What the newest lists say of an index. Withdrawal prevails. */
export async function statusOfIndex(register: RegisterFolder, index: number): Promise<CertificateStatus> {
  if ((await indexesOf(register, 'revocation')).has(index)) return 'withdrawn';
  return (await indexesOf(register, 'suspension')).has(index) ? 'suspended' : 'valid';
}
