import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { IoError } from '../io-error.ts';
import { listFolder } from '../list-folder.ts';

/** A file of a dossier that a report names, by its digest `sha256:…`. */
export interface NamedFile {
  readonly path: string;
  readonly id: string;
}

export interface CommittedFile {
  readonly salt: Uint8Array;
  /** SHA-256 of 0x00, the salt and the bytes. */
  readonly commit: Uint8Array;
}

/**
 * Commits to each file of a folder that a report names, in that order; `saltOf` gives 32 fresh random bytes each time. Files are
 * read as streams, so that size does not matter.
 *
 * @throws IoError FOLDER_NOT_FOUND; EVIDENCE_OTHER for a file that is not there or is not the one that was judged.
 */
export async function commitFiles(
  folder: string,
  named: readonly NamedFile[],
  saltOf: () => Uint8Array,
): Promise<readonly CommittedFile[]> {
  const places = new Map((await listFolder(folder)).map(({ path, absolute }) => [path, absolute]));
  const committed: CommittedFile[] = [];
  for (const { path, id } of named) {
    const absolute = places.get(path);
    const salt = saltOf();
    const hashes =
      absolute === undefined ? undefined : await hashTwice(absolute, salt).catch(() => undefined);
    if (hashes?.id !== id) throw new IoError('EVIDENCE_OTHER', { path });
    committed.push({ salt, commit: hashes.commit });
  }
  return committed;
}

/** Both digests of the same bytes, read once: what is committed to is what was judged. */
async function hashTwice(
  path: string,
  salt: Uint8Array,
): Promise<{ readonly id: string; readonly commit: Uint8Array }> {
  const [plain, salted] = [createHash('sha256'), createHash('sha256')];
  salted.update(Uint8Array.of(0)).update(salt);
  for await (const chunk of createReadStream(path)) {
    plain.update(chunk as Uint8Array);
    salted.update(chunk as Uint8Array);
  }
  return { id: `sha256:${plain.digest('hex')}`, commit: new Uint8Array(salted.digest()) };
}
