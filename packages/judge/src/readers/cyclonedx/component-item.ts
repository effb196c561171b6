import type { JsonCursor } from '@ancrage/base';
import type { BillComponent } from '../bill-of-materials/bill-facts.ts';
import { endpointHost } from '../bill-of-materials/endpoint-host.ts';
import { licenceKindOf, licenceKindOfAll } from '../bill-of-materials/licence-kind.ts';
import type { LicenceKind } from '../bill-of-materials/licence-kind.ts';
import { packageTypeOf } from '../bill-of-materials/package-type.ts';
import { namesMailbox, organisationName } from '../bill-of-materials/party-name.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';
import { organisationOf } from './organisation.ts';

const CATEGORIES: ReadonlyMap<string, BillComponent['category']> = new Map([
  ['application', 'software'],
  ['framework', 'software'],
  ['library', 'software'],
  ['container', 'software'],
  ['platform', 'software'],
  ['operating-system', 'software'],
  ['file', 'software'],
  ['firmware', 'firmware'],
  ['device-driver', 'firmware'],
  ['device', 'hardware'],
  ['machine-learning-model', 'model'],
  ['data', 'data'],
  ['cryptographic-asset', 'other'],
]);

/** One entry of `components`; undefined where it has no name or no type, as no component can be. */
export function componentItem(cursor: JsonCursor, notes: LimitedNotes): BillComponent | undefined {
  const type = cursor.get('type')?.string();
  if (!type || !cursor.get('name')?.string()) return undefined;
  const category = CATEGORIES.get(type);
  if (category === undefined)
    notes.note('UNKNOWN_TYPE', { pointer: cursor.pointer }, { type: shortened(type) });
  const supplier = organisationOf(cursor.get('supplier'), notes);
  const maker = organisationOf(cursor.get('manufacturer'), notes)?.name ?? publisherOf(cursor);
  const ecosystem = packageTypeOf(cursor.get('purl')?.string());
  const host = hostOf(cursor);
  return {
    category: category ?? 'other',
    supplied_by: supplier === undefined ? 'unstated' : 'organization',
    ...(supplier === undefined ? {} : { supplier: supplier.name }),
    ...(supplier?.country === undefined ? {} : { supplier_country: supplier.country }),
    ...(maker === undefined ? {} : { maker }),
    ...(ecosystem === undefined ? {} : { ecosystem }),
    ...(host ? { host } : {}),
    licence: licenceOf(cursor),
  };
}

/** A publisher is an organisation or a person; one with a mailbox is taken for a person, who is not named. */
function publisherOf(cursor: JsonCursor): string | undefined {
  const publisher = cursor.get('publisher')?.string();
  return publisher === undefined || namesMailbox(publisher) ? undefined : organisationName(publisher);
}

function hostOf(cursor: JsonCursor): string | undefined {
  const references = cursor.get('externalReferences')?.items() ?? [];
  const distribution = references.find((entry) => entry.get('type')?.string() === 'distribution');
  return endpointHost(distribution?.get('url')?.string() ?? '');
}

function licenceOf(cursor: JsonCursor): LicenceKind {
  return licenceKindOfAll((cursor.get('licenses')?.items() ?? []).map(licenceChoice));
}

function licenceChoice(choice: JsonCursor): LicenceKind {
  const expression = choice.get('expression')?.string();
  if (expression !== undefined) return licenceKindOf(expression);
  const licence = choice.get('license');
  // Terms of a purchase: who licenses, for how long, to whom.
  if (licence?.get('licensing')?.isObject() === true) return 'commercial';
  const identifier = licence?.get('id')?.string();
  if (identifier !== undefined) return licenceKindOf(identifier);
  const name = licence?.get('name')?.string();
  return name ? nameOfNothing(name) : 'unstated';
}

/** A name in free text is no identifier: `other`, unless it says that there is none to give. */
function nameOfNothing(name: string): LicenceKind {
  const kind = licenceKindOf(name);
  return kind === 'none' || kind === 'not-asserted' ? kind : 'other';
}
