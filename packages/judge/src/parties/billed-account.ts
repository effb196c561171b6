import type { FactValue } from '../facts/fact.ts';

/** The account that a bill line charges: the sub-account or, where the line has none, the account that pays. */
export function billedAccount({
  account,
  billing_account: payer,
}: Pick<FactValue<'spend'>, 'account' | 'billing_account'>): string {
  return account === '' ? payer : account;
}
