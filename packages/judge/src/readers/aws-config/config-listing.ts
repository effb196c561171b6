import { isBaseError, JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { JsonPath } from '../json-list-stream.ts';

/**
 * Members that hold the entries: of a snapshot or history, of `batch-get-resource-config`, of `list-discovered-resources`, of
 * the same two by an aggregator, with a capital, and of `select-resource-config` and `select-aggregate-resource-config`, which
 * fold JSON into text. The first that a document has counts.
 */
export const CONFIG_LISTS = [
  'configurationItems',
  'baseConfigurationItems',
  'resourceIdentifiers',
  'BaseConfigurationItems',
  'ResourceIdentifiers',
  'Results',
] as const;

/** What a file of Config says of its list, in whatever of its shapes. */
export interface ConfigListing {
  /** Version of the file where it states one, else the command that answered it. */
  readonly version: string;
  readonly pointer: string;
  /** All that the recorder knew when it was delivered; every other shape answers a question that the file does not hold. */
  readonly isSnapshot: boolean;
}

/** `root`: the document, its lists empty or not; `used`: the list whose entries came, where any did. */
export function configListing(root: JsonCursor, used: JsonPath | undefined): ConfigListing {
  const name = root.isArray() ? undefined : CONFIG_LISTS.find((member) => root.get(member) !== undefined);
  const list = name === undefined ? root : root.get(name)!;
  if (!list.isArray() || (used !== undefined && used[0] !== name)) throw notOneList();
  const commands = {
    configurationItems: 'history',
    baseConfigurationItems: 'batch',
    resourceIdentifiers: 'list',
    BaseConfigurationItems: 'batch',
    ResourceIdentifiers: 'list',
    Results: 'query',
  } as const;
  return {
    version: root.get('fileVersion')?.string() ?? (name === undefined ? 'query' : commands[name]),
    pointer: list.pointer,
    isSnapshot: name === 'configurationItems' && Boolean(root.get('configSnapshotId')?.string()),
  };
}

export function notOneList(): JudgeError {
  const problem = 'no list of items of AWS Config, or several';
  return new JudgeError('READ_SHAPE', { line: 1, path: 'configurationItems', problem });
}

/** An entry that is JSON folded into text; one that cannot be opened refuses the file: it could have told of anything. */
export function openedEntry(entry: JsonCursor): JsonCursor {
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
