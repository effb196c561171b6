import type { RegisterFolder } from '@ancrage/io/register';
import { type CredentialHost, openCredential } from '@ancrage/proof';

/** A certificate of a register, and one of a host on which it rests. */
export interface Reliance {
  readonly number: number;
  readonly host: CredentialHost;
  /** Number of the host's certificate where the same register issued it. */
  readonly hostNumber: number | undefined;
}

/** Who rests on whom among what a register issued: a suspension is to reach all of them. */
export async function reliances(register: RegisterFolder): Promise<readonly Reliance[]> {
  const numbers = await register.numbers();
  const issued = new Map<string, number>();
  const named: { readonly number: number; readonly host: CredentialHost }[] = [];
  for (const number of numbers) {
    const pair = await register.signed(number);
    if (pair === undefined) continue;
    const { id, credentialSubject } = openCredential(pair.credential).credential;
    issued.set(id, number);
    for (const host of credentialSubject.hosts ?? []) named.push({ number, host });
  }
  return named.map(({ number, host }) => ({ number, host, hostNumber: issued.get(host.credential) }));
}
