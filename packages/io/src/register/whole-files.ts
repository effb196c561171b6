import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { IoError } from '../io-error.ts';

/**
 * Writes a file so that it appears whole or not at all, and stays: aside, onto the medium, linked under its name, and the
 * name onto the medium too. False where there is one of that name already, which stays as it is.
 *
 * @throws IoError OUTPUT_UNWRITABLE.
 */
export async function writeOnce(path: string, text: string): Promise<boolean> {
  return written(path, async () => {
    const aside = await writeAside(path, text);
    try {
      await link(aside, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(aside, { force: true });
    }
    await syncFolder(path);
    return true;
  });
}

/** The same, in the place of what was there. @throws IoError OUTPUT_UNWRITABLE. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await written(path, async () => {
    await rename(await writeAside(path, text), path);
    await syncFolder(path);
  });
}

async function writeAside(path: string, text: string): Promise<string> {
  const aside = `${path}.${process.pid}.new`;
  const file = await open(aside, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return aside;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function written<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder: dirname(path) }, error);
  }
}
