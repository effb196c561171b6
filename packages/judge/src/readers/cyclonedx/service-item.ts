import { compareText } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { endpointHost } from '../bill-of-materials/endpoint-host.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { cutText } from '../cut-text.ts';
import { organisationOf } from './organisation.ts';

type Service = FactValue<'described-service'>;

/** More entries of one list than this are cut, and the cut is told. */
const MAX_LISTED = 200;

/** One entry of `services`; undefined where it has no name. What it does not tell is absent. */
export function serviceItem(cursor: JsonCursor, notes: LimitedNotes): Service | undefined {
  const name = cursor.get('name')?.string();
  if (!name) return undefined;
  const place = { pointer: cursor.pointer };
  const unreadable = (field: string): void => notes.note('FIELD_UNREADABLE', place, { field });
  const provider = organisationOf(cursor.get('provider'), notes);
  const hosts = new Set<string>();
  for (const endpoint of cursor.get('endpoints')?.items() ?? []) {
    const host = endpointHost(endpoint.string() ?? ':');
    if (host === undefined) unreadable('endpoints');
    else if (host !== '') hosts.add(host);
  }
  const flows = cursor.get('data')?.items() ?? [];
  const classes = new Set<string>();
  for (const flow of flows) {
    const told = flow.get('classification')?.string();
    if (told) classes.add(cutText(told, 200));
    else unreadable('data.classification');
  }
  const listed = (field: string, texts: ReadonlySet<string>): readonly string[] => {
    if (texts.size > MAX_LISTED) unreadable(field);
    return [...texts].sort(compareText).slice(0, MAX_LISTED);
  };
  const zone = cursor.get('trustZone')?.string();
  const crosses = cursor.get('x-trust-boundary')?.boolean();
  const authenticated = cursor.get('authenticated')?.boolean();
  return {
    name: cutText(name, 500),
    ...(provider === undefined ? {} : { provider: provider.name }),
    ...(provider?.country === undefined ? {} : { provider_country: provider.country }),
    ...(hosts.size === 0 ? {} : { hosts: listed('endpoints', hosts) }),
    ...(classes.size === 0 ? {} : { data: listed('data', classes) }),
    ...(flows.length === 0 ? {} : { flow: flowOf(flows) }),
    ...(crosses === undefined ? {} : { crosses_boundary: crosses }),
    ...(zone ? { zone: cutText(zone, 200) } : {}),
    ...(authenticated === undefined ? {} : { authenticated }),
  };
}

/** Direction of all flows together; one that is not known leaves the whole unknown, unless the rest goes both ways. */
function flowOf(flows: readonly JsonCursor[]): NonNullable<Service['flow']> {
  const told = new Set(flows.map((flow) => flow.get('flow')?.string()));
  const both = told.has('bi-directional') || (told.has('inbound') && told.has('outbound'));
  if (both) return 'two-way';
  if (told.size > 1) return 'unknown';
  return told.has('inbound') ? 'inbound' : told.has('outbound') ? 'outbound' : 'unknown';
}
