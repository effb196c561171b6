import { JsonCursor, openStrictJson } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';
import { parseYamlDocuments } from '../../documents/yaml-document.ts';
import type { Place } from '../../facts/fact.ts';

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

/** All that a file lists. */
export interface ClusterListing {
  readonly objects: readonly ClusterObject[];
  /** Entries that are no object of a cluster: the API server gives a `uid` to all that it keeps, a manifest has none. */
  readonly skipped: number;
  /** The file itself says that there is more. */
  readonly cut: boolean;
  readonly total: number;
}

/** Reads what `kubectl get -o json` and `-o yaml` write: an object, a list of them, or several documents of YAML. */
export function clusterListing(bytes: Uint8Array): ClusterListing {
  const found: ClusterObject[] = [];
  const state = { skipped: 0, cut: false, total: 0 };
  if (bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x7b)
    collect(new JsonCursor(openStrictJson(bytes)), ({ pointer }) => ({ pointer }), found, state);
  else
    for (const document of parseYamlDocuments(bytes)) {
      const root = new JsonCursor(document.data as JsonValue);
      collect(root, ({ pointer }) => ({ line: document.lineOf(pathOf(pointer)) }), found, state);
    }
  return { objects: found, ...state };
}

interface State {
  skipped: number;
  cut: boolean;
  total: number;
}

function collect(
  root: JsonCursor,
  placeOf: (cursor: JsonCursor) => Place,
  found: ClusterObject[],
  state: State,
): void {
  const kind = root.get('kind')?.string() ?? '';
  const items = root.get('items');
  const listed = kind.endsWith('List') && items?.isArray() === true;
  const metadata = root.get('metadata');
  if (listed && (metadata?.get('continue')?.string() || metadata?.get('remainingItemCount') !== undefined))
    state.cut = true;
  // A list of one kind names it once: `NodeList`.
  const implied = kind === 'List' ? undefined : kind.slice(0, -'List'.length);
  const entries = listed ? items.items() : [root];
  for (const cursor of entries) {
    state.total += 1;
    const own = cursor.get('kind')?.string() || (listed ? implied : undefined);
    const version = cursor.get('apiVersion')?.string() || (listed ? root.get('apiVersion')?.string() : '');
    const name = cursor.path('metadata', 'name')?.string();
    if (!own || !version || !name || !cursor.path('metadata', 'uid')?.string()) {
      state.skipped += 1;
      continue;
    }
    const namespace = cursor.path('metadata', 'namespace')?.string() || undefined;
    found.push({
      cursor,
      place: placeOf(cursor),
      group: version.includes('/') ? version.slice(0, version.indexOf('/')) : '',
      kind: own,
      name,
      namespace,
      title: `${own}/${namespace === undefined ? '' : `${namespace}/`}${name}`,
    });
  }
}

/** Keys of a list's item are its only parts that matter here: `/items/3`. */
function pathOf(pointer: string): (string | number)[] {
  const [, list, index] = pointer.split('/');
  return list === undefined || index === undefined ? [] : [list, Number(index)];
}
