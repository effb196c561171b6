import { constants } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join, posix } from 'node:path';

/**
 * The steps by which a log or a register reaches a disk, each of which may fail or be cut short; tests put another disk in its
 * place that does so. Paths are relative to one folder, with `/`.
 */
export interface Disk {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Names in a folder, none where it does not exist. */
  list(folder: string): Promise<string[]>;
  makeFolder(folder: string): Promise<void>;
  /** A new file, or new contents of a file, that nothing depends on yet. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** What was written to a file is on the medium. */
  syncFile(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file one more name; says whether, since a name that is taken stays what it is. */
  link(from: string, to: string): Promise<boolean>;
  /** Names made, changed and removed in a folder are on the medium. */
  syncFolder(folder: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Opens a file to which each write is on the medium before it returns. */
  openAppend(path: string): Promise<Appending>;
}

export interface Appending {
  append(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** The folder of a log on the disk of this machine. */
export function diskOf(root: string): Disk {
  const at = (path: string): string => join(root, path);
  return {
    async read(path) {
      return await readFile(at(path)).catch(absent);
    },
    async list(folder) {
      return (await readdir(at(folder)).catch(absent)) ?? [];
    },
    async makeFolder(folder) {
      await mkdir(at(folder)).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
    },
    write: (path, bytes) => withFile(at(path), 'w', (file) => file.writeFile(bytes)),
    syncFile: (path) => withFile(at(path), 'r+', (file) => file.sync()),
    rename: (from, to) => rename(at(from), at(to)),
    async link(from, to) {
      try {
        await link(at(from), at(to));
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      }
    },
    syncFolder: (folder) => withFile(at(folder), 'r', (file) => file.sync()),
    remove: (path) => rm(at(path), { force: true, recursive: true }),
    async openAppend(path) {
      const file = await open(at(path), constants.O_WRONLY | constants.O_APPEND | constants.O_DSYNC);
      return {
        async append(bytes) {
          const { bytesWritten } = await file.write(bytes);
          // The rest of a short write could come after another's: it is an error, and ours ends here.
          if (bytesWritten !== bytes.length) throw new Error(`short write of ${path}`);
        },
        close: () => file.close(),
      };
    },
  };
}

/** A folder of a disk as a disk of its own. */
export function diskUnder(disk: Disk, folder: string): Disk {
  const at = (path: string): string => posix.join(folder, path);
  return {
    read: (path) => disk.read(at(path)),
    list: (path) => disk.list(at(path)),
    makeFolder: (path) => disk.makeFolder(at(path)),
    write: (path, bytes) => disk.write(at(path), bytes),
    syncFile: (path) => disk.syncFile(at(path)),
    rename: (from, to) => disk.rename(at(from), at(to)),
    link: (from, to) => disk.link(at(from), at(to)),
    syncFolder: (path) => disk.syncFolder(at(path)),
    remove: (path) => disk.remove(at(path)),
    openAppend: (path) => disk.openAppend(at(path)),
  };
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

function absent(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
