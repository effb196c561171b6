import { writeFile } from 'node:fs/promises';

/** Writes a proposal; false where one is there already, which may hold somebody's work and is left as it is. */
export async function writeProposal(path: string, proposal: string): Promise<boolean> {
  return writeFile(path, proposal, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}
