import { isBaseError, JsonCursor, openStrictJson } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';

/** What a file of Config lists, in whatever of its shapes. */
export interface ConfigListing {
  /** Version of the file where it states one, else the command that answered it. */
  readonly version: string;
  readonly pointer: string;
  readonly entries: readonly { readonly cursor: JsonCursor; readonly place: Place }[];
  /** All that the recorder knew when it was delivered; every other shape answers a question that the file does not hold. */
  readonly isSnapshot: boolean;
}

/**
 * Entries of a snapshot or history (`configurationItems`), of `batch-get-resource-config` (`baseConfigurationItems`), of
 * `list-discovered-resources` (`resourceIdentifiers`), of `select-resource-config` (`Results`, JSON folded into text), or of
 * an array of them.
 */
export function configListing(root: JsonCursor): ConfigListing {
  const [items, base, ids, results] = [
    'configurationItems',
    'baseConfigurationItems',
    'resourceIdentifiers',
    'Results',
  ].map((name) => root.get(name));
  const list = root.isArray() ? root : (items ?? base ?? ids ?? results);
  if (list?.isArray() !== true)
    throw new JudgeError('READ_SHAPE', {
      line: 1,
      path: 'configurationItems',
      problem: 'no list of items of AWS Config',
    });
  const version =
    root.get('fileVersion')?.string() ??
    (items !== undefined ? 'history' : base !== undefined ? 'batch' : ids !== undefined ? 'list' : 'query');
  return {
    version,
    pointer: list.pointer,
    entries: list.items().map((entry) => ({ cursor: opened(entry), place: { pointer: entry.pointer } })),
    isSnapshot: items !== undefined && Boolean(root.get('configSnapshotId')?.string()),
  };
}

/** An entry that is JSON folded into text; one that cannot be opened refuses the file: it could have told of anything. */
function opened(entry: JsonCursor): JsonCursor {
  const text = entry.string();
  if (text === undefined) return entry;
  try {
    return new JsonCursor(openStrictJson(text), entry.pointer);
  } catch (error) {
    if (!isBaseError(error)) throw error;
    const problem = `an item that is not JSON (${error.code})`;
    throw new JudgeError('READ_SHAPE', { line: 1, path: entry.pointer, problem }, error);
  }
}
