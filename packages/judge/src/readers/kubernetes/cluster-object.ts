import { JsonCursor } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';
import type { YamlDocument } from '../../documents/yaml-document.ts';
import type { Place } from '../../facts/fact.ts';
import type { JsonEntry } from '../item-stream.ts';

/** One object of a cluster, and where it stands: a pointer in JSON, a line in YAML. */
export interface ClusterObject {
  readonly cursor: JsonCursor;
  readonly place: Place;
  /** API group, without version; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Kind, namespace and name, by which the report shows it. */
  readonly title: string;
}

/** What a document says of the objects that it lists. */
export interface ClusterRoot {
  readonly isList: boolean;
  /** Kind and version of its items, where a list of one kind names them once: `NodeList`. */
  readonly kind: string | undefined;
  readonly version: string;
  /** The document itself says that there is more. */
  readonly isCut: boolean;
}

/** Reads what stands around the items of a list; anything else is one object. */
export function clusterRoot(root: JsonCursor): ClusterRoot {
  const kind = root.text('kind') ?? '';
  const isList = kind.endsWith('List') && root.get('items')?.isArray() === true;
  const metadata = root.get('metadata');
  return {
    isList,
    kind: isList && kind !== 'List' ? kind.slice(0, -'List'.length) : undefined,
    version: (isList ? root.text('apiVersion') : undefined) ?? '',
    isCut:
      isList &&
      (Boolean(metadata?.text('continue')) ||
        metadata?.get('remainingItemCount') !== undefined ||
        // Since 1.37, a list may hold one shard of what there is.
        metadata?.get('shardInfo') !== undefined),
  };
}

/**
 * An entry as an object; undefined where it is none: the API server gives a `uid` to all that it keeps, a manifest has none.
 */
export function clusterObject(
  cursor: JsonCursor,
  place: Place,
  around: Pick<ClusterRoot, 'kind' | 'version'>,
): ClusterObject | undefined {
  const kind = cursor.text('kind') || around.kind;
  const version = cursor.text('apiVersion') || around.version;
  const name = cursor.textAlong(['metadata', 'name']);
  if (!kind || !version || !name || !cursor.textAlong(['metadata', 'uid'])) return undefined;
  const namespace = cursor.textAlong(['metadata', 'namespace']) || undefined;
  return {
    cursor,
    place,
    group: version.includes('/') ? version.slice(0, version.indexOf('/')) : '',
    kind,
    name,
    namespace,
    title: `${kind}/${namespace === undefined ? '' : `${namespace}/`}${name}`,
  };
}

/** The entries of a document that `kubectl get -o yaml` writes: an object, or a list of them. */
export function* yamlEntries(document: YamlDocument): Generator<JsonEntry, void, undefined> {
  const root = new JsonCursor(document.data as JsonValue);
  for (const item of root.get('items')?.items() ?? [])
    yield entryAt(item, document.lineOf(pathOf(item.pointer)), ['items']);
  yield entryAt(root, document.lineOf([]), undefined);
}

/** What is kept of a document is its data, and not the larger tree that knows its lines. */
function entryAt(cursor: JsonCursor, line: number, list: JsonEntry['list']): JsonEntry {
  return { cursor, placeOf: () => ({ line }), list };
}

/** Keys of a list's item are its only parts that matter here: `/items/3`. */
function pathOf(pointer: string): (string | number)[] {
  const [, list, index] = pointer.split('/');
  return list === undefined || index === undefined ? [] : [list, Number(index)];
}
