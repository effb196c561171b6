import { compareText } from '@ancrage/base';
import type { Fact } from '../facts/fact.ts';
import type { MissingFile } from './dossier.ts';

/**
 * Files that the manifest announces, or that a trusted collection names, and that are absent, unreadable or other than
 * announced. Any of them could have held anything, so while one is missing nothing is met: that is what makes removal of
 * a file never raise a level, even where folder and manifest drop it together.
 */
export function missingFiles(
  listed: readonly Fact<'listed-evidence'>[],
  present: readonly Fact<'file'>[],
  collected: readonly Fact<'collection'>[],
): MissingFile[] {
  const files = new Map(present.map((fact) => [fact.value.path, fact]));
  const missing: MissingFile[] = [];
  for (const { value } of listed) {
    const file = files.get(value.path);
    const entry = {
      path: value.path,
      format: value.format,
      code: file?.value.code,
      place: file?.value.place,
    };
    if (escapes(value.path)) {
      missing.push({ ...entry, format: undefined, code: 'PATH_ESCAPES', why: 'refused' });
    } else if (file?.value.code?.startsWith('FILE_') === true) {
      // Never hashed, or not to its end: what it holds is as unknown as that of an absent file.
      missing.push({ ...entry, format: undefined, why: 'refused' });
    } else if (file === undefined) missing.push({ ...entry, why: 'absent' });
    else if (value.sha256 !== undefined && file.at.evidence !== `sha256:${value.sha256}`) {
      missing.push({ ...entry, why: 'digest-differs' });
    } else if (file.value.state !== 'read') {
      // Only the format that the bytes themselves show narrows what the file could have held; the manifest's word does not.
      missing.push({ ...entry, format: file.value.format, why: 'refused' });
    }
  }
  const digests = new Set(present.map(({ at }) => at.evidence as string));
  const named = new Set(missing.map(({ path }) => path));
  for (const { value } of collected) {
    // Its owner goes on editing the manifest after the collection.
    if (value.name === 'dossier.yaml' || named.has(value.name)) continue;
    if (digests.has(`sha256:${value.digest}`)) continue;
    named.add(value.name);
    missing.push({ path: value.name, format: undefined, code: undefined, place: undefined, why: 'absent' });
  }
  return missing.sort((a, b) => compareText(a.path, b.path));
}

/** A path that leaves the dossier: absolute, with a drive letter, or climbing by `..`. */
function escapes(path: string): boolean {
  return /^\/|^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}
