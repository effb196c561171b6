import { basename, dirname, posix } from 'node:path';
import { IoError } from '../io-error.ts';
import { type Disk, diskOf } from '../log/disk.ts';

/**
 * Writes a file so that it appears whole or not at all, and stays: aside, onto the medium, linked under its name, and the
 * name onto the medium too. False where there is one of that name already, which stays as it is; its name is then put on the
 * medium, since whoever made it may have stopped before.
 *
 * @throws IoError OUTPUT_UNWRITABLE.
 */
export async function writeOnce(path: string, content: string | Uint8Array): Promise<boolean> {
  return underItsName(path, () => writeOnceOn(diskOf(dirname(path)), basename(path), content));
}

/** The same, in the place of what was there. @throws IoError OUTPUT_UNWRITABLE. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await underItsName(path, () => writeWholeOn(diskOf(dirname(path)), basename(path), content));
}

/** {@link writeOnce} on a disk of which the folder of the path is there. */
export async function writeOnceOn(disk: Disk, path: string, content: string | Uint8Array): Promise<boolean> {
  return written(path, async () => {
    const aside = await writeAside(disk, path, content);
    const made = await disk.link(aside, path);
    await disk.syncFolder(posix.dirname(path));
    await disk.remove(aside);
    return made;
  });
}

/** {@link writeWhole} on a disk of which the folder of the path is there. */
export async function writeWholeOn(disk: Disk, path: string, content: string | Uint8Array): Promise<void> {
  await written(path, async () => {
    await disk.rename(await writeAside(disk, path, content), path);
    await disk.syncFolder(posix.dirname(path));
  });
}

async function writeAside(disk: Disk, path: string, content: string | Uint8Array): Promise<string> {
  const aside = `${path}.${process.pid}.new`;
  // One that was cut short may have left it as a second name of a file that never changes: writing there would change it.
  await disk.remove(aside);
  await disk.write(aside, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  await disk.syncFile(aside);
  return aside;
}

async function written<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder: posix.dirname(path) }, error);
  }
}

/** On a disk of one folder every path is within it: the folder that a person named is said instead. */
async function underItsName<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof IoError) || error.code !== 'OUTPUT_UNWRITABLE') throw error;
    throw new IoError('OUTPUT_UNWRITABLE', { folder: dirname(path) }, error.cause);
  }
}
