import { digestOf } from '@ancrage/base';
import { emptyReading, mergeReadings, ReadingBuilder } from '@ancrage/judge';
import type { Reading } from '@ancrage/judge';
import type { FileOutcome } from './read-file.ts';
import { readFolder } from './read-folder.ts';
import type { FileInHand } from './read-folder.ts';
import { WatchedReader } from './watched-reader.ts';

/** A dossier as read from a folder: what the judge takes, and what came of each file. */
export interface ReadDossier {
  readonly readings: readonly Reading[];
  readonly outcomes: readonly FileOutcome[];
}

/**
 * Reads every file of a folder in a watched child of its own.
 *
 * @throws IoError FOLDER_NOT_FOUND, FOLDER_TOO_MANY_FILES.
 */
export async function readDossier(folder: string): Promise<ReadDossier> {
  const reader = new WatchedReader();
  try {
    return await collectDossier(await readFolder(folder, reader));
  } finally {
    reader.stop();
  }
}

/** The dossier of files in hand, once all are read. `onFile` is told before each one, for a progress bar. */
export async function collectDossier(
  files: readonly FileInHand[],
  onFile: (done: number, total: number, path: string) => void = () => {},
): Promise<ReadDossier> {
  const outcomes: FileOutcome[] = [];
  for (const [index, { path, outcome }] of files.entries()) {
    onFile(index, files.length, path);
    outcomes.push(await outcome);
  }
  return { readings: [...distinctReadings(outcomes), receiptOf(outcomes)], outcomes };
}

/** A file that stands twice in the folder is one piece of evidence. */
function distinctReadings(outcomes: readonly FileOutcome[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { digest, reading } of outcomes)
    if (digest !== undefined && reading !== undefined) readings.set(digest, reading);
  return [...readings.values()];
}

/** The receipt: one fact for each file present, whatever came of it. */
export function receiptOf(outcomes: readonly FileOutcome[]): Reading {
  const list = outcomes
    .map(({ path, digest, state }) => `${path}\u0000${digest ?? ''}\u0000${state}`)
    .join('\n');
  const facts = outcomes.map(({ path, digest, bytes, state, code, place, format }) => {
    const id = digest ?? digestOf(`unread ${path}`);
    const reading = new ReadingBuilder({ id, format: 'ancrage-receipt', version: '1' });
    reading.add('file', {
      path,
      bytes: String(bytes),
      state,
      ...(code === undefined ? {} : { code }),
      ...(place === undefined ? {} : { place }),
      ...(format === undefined ? {} : { format }),
    });
    return reading.build().facts[0]!;
  });
  // Merged, so that its facts stand in the order that every reading has.
  const receipt = { ...emptyReading, parts: [`receipt ${digestOf(list)}`] };
  return mergeReadings([receipt, { ...emptyReading, facts }]);
}
