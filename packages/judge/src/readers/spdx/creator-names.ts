import { organisationName } from '../bill-of-materials/party-name.ts';

/** Tool and organisation among the creators of a document of SPDX 2; persons are not named. */
export function creatorNames(creators: readonly string[]): {
  readonly tool: string | undefined;
  readonly issuer: string | undefined;
} {
  const named = (kind: string): string | undefined => {
    const found = creators.find((creator) => creator.startsWith(`${kind}:`));
    return found === undefined
      ? undefined
      : organisationName(found.slice(kind.length + 1).replace(/\(\s*\)\s*$/, ''));
  };
  return { tool: named('Tool'), issuer: named('Organization') };
}
