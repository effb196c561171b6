import { URI_NAMESPACE, uuidOfName } from '@ancrage/base';
import { PROPS_NAMESPACE } from './oscal-model.ts';

/** Gives each part of one document its identifier, by what it is and by name; the same document has the same ones. */
export type Uuids = (what: string, name?: string) => string;

/** Identifiers within the document that a seed names: a digest, and all else that its bytes depend on. */
export function uuidsOf(...seed: readonly string[]): Uuids {
  const namespace = uuidOfName(URI_NAMESPACE, [PROPS_NAMESPACE, ...seed].join('#'));
  return (what, name = '') => uuidOfName(namespace, `${what}#${name}`);
}
