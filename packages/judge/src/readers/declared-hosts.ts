import type { FactValue } from '../facts/fact.ts';
import { hostName, hostOfUrl } from './host-name.ts';
import { hostOf } from './peer-host.ts';
import { remembered } from './remembered.ts';

/** A name that an inventory gives a resource, and what for. */
export type DeclaredHost = Pick<FactValue<'declared-name'>, 'name' | 'use'>;

/** Where a type of resource tells names of its own; fields are named as their platform names them. */
export interface HostFields {
  readonly type: RegExp;
  readonly use: DeclaredHost['use'];
  readonly paths: readonly (readonly (string | number)[])[];
}

/** One entry of such a table: fields as words, `.` between a field and those within it. */
export function hostFields(type: RegExp, use: DeclaredHost['use'], fields: string): HostFields {
  const step = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);
  return { type, use, paths: fields.split(' ').map((field) => field.split('.').map(step)) };
}

/** A resource may have names by the thousand; those beyond say no more of where it is reached. */
const MOST_HOSTS = 40;

/**
 * Names that the fields of a resource of this type hold: hosts, hosts with a port, or addresses of the web. What is no public host is left
 * out: an address, a name without a point, a name within a cluster.
 */
export function declaredHosts(
  table: readonly HostFields[],
  type: string,
  valuesAt: (path: readonly (string | number)[]) => string | undefined | readonly (string | undefined)[],
): readonly DeclaredHost[] {
  const fields = fieldsFor(table, type);
  if (fields.length === 0) return NO_HOSTS;
  let found: Map<string, DeclaredHost> | undefined;
  for (const { use, paths } of fields) {
    for (const value of textsAt(paths, valuesAt)) {
      found ??= new Map();
      const name = hostOf((value.includes('://') ? hostOfUrl(value) : hostName(value)) ?? '');
      if (name !== undefined && !/\.(?:local|internal|localdomain)$/.test(name) && found.size < MOST_HOSTS)
        found.set(name, { name, use });
    }
  }
  return found === undefined ? NO_HOSTS : [...found.values()];
}

/** What is told at some paths; nearly always nothing. */
function textsAt(
  paths: HostFields['paths'],
  valuesAt: (path: readonly (string | number)[]) => string | undefined | readonly (string | undefined)[],
): readonly string[] {
  let texts: string[] | undefined;
  for (const path of paths) {
    const told = valuesAt(path);
    if (told === undefined) continue;
    for (const text of typeof told === 'string' ? [told] : told)
      if (text !== undefined && text !== '') (texts ??= []).push(text);
  }
  return texts ?? NO_TEXTS;
}

const NO_TEXTS: readonly string[] = [];
const NO_HOSTS: readonly DeclaredHost[] = [];

/** For each table what it says of a type, which comes back in most items. */
const known = new WeakMap<readonly HostFields[], (type: string) => readonly HostFields[]>();

function fieldsFor(table: readonly HostFields[], type: string): readonly HostFields[] {
  let fields = known.get(table);
  if (fields === undefined) {
    fields = remembered((name) => table.filter((entry) => entry.type.test(name)));
    known.set(table, fields);
  }
  return fields(type);
}
