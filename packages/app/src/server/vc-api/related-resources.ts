import { isObject, type Json, listOf } from './json-document.ts';
import { checkMultibase, checkSri, type ResourceCheck } from './known-resources.ts';
import type { Problem } from './problem.ts';
import { isAbsoluteUrl } from './values.ts';

/**
 * What is wrong with the list of related resources (VC 2.0 §5.3): each has an address of its own and a digest, which must be that of
 * what stands there where it is known here. Where it is not, a warning says so.
 */
export function relatedResourceProblems(value: Json | undefined, at: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, item] of listOf(value).entries()) {
    const place = `${at}/${index}`;
    if (!isObject(item)) {
      problems.push({ code: 'OBJECT', place });
      continue;
    }
    const { id, digestSRI, digestMultibase } = item;
    if (!isAbsoluteUrl(id) || seen.has(id)) {
      problems.push({ code: 'IDENTIFIER', place: `${place}/id` });
      continue;
    }
    seen.add(id);
    const digests = [
      ...listOf(digestSRI).map((text) => (typeof text === 'string' ? checkSri(id, text) : 'malformed')),
      ...listOf(digestMultibase).map((text) =>
        typeof text === 'string' ? checkMultibase(id, text) : 'malformed',
      ),
    ];
    const code = codeOf(digests);
    if (code !== undefined) problems.push({ code, place });
  }
  return problems;
}

/** The worst of what was found; a digest that agrees does not make up for one that cannot be compared. */
function codeOf(digests: readonly ResourceCheck[]): Problem['code'] | undefined {
  if (digests.length === 0 || digests.includes('malformed')) return 'DIGEST';
  if (digests.includes('differs')) return 'RESOURCE_DIFFERS';
  return digests.includes('not-known') ? 'RESOURCE_NOT_CHECKED' : undefined;
}
