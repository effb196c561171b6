import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';

/** One record of a query, with the fields that are read. */
export interface DirectorRecord {
  /** What the query asked for, without `admin` and in lower case: `vm`, `disk`, `orgvdc`. */
  readonly type: string;
  /** Machine that answered: one installation of Cloud Director. */
  readonly host: string | undefined;
  readonly id: string;
  readonly name: string | undefined;
  readonly vdc: string | undefined;
  readonly org: string | undefined;
  readonly encrypted: boolean;
  readonly template: boolean;
  readonly place: Place;
  /** What it tells of its virtual datacenter. */
  readonly ofVdc: {
    readonly name: string | undefined;
    readonly org: string | undefined;
    readonly provider: string | undefined;
  };
}

/** A page of a query, or of a list of the newer API. */
export interface DirectorPage {
  readonly of: 'records' | 'values';
  /** What the query asked for; empty where the page does not tell. */
  readonly asked: string;
  readonly items: readonly JsonCursor[];
  readonly total: number | undefined;
}

/** A document as a page; undefined where it is none. */
export function pageOf(root: JsonCursor): DirectorPage | undefined {
  const records = root.get('record');
  if (records?.isArray() === true) {
    const asked = queryType(root.get('name')?.string() ?? '');
    return { of: 'records', asked, items: records.items(), total: root.get('total')?.integer() };
  }
  const values = root.get('values');
  if (values?.isArray() !== true) return undefined;
  const total = root.get('resultTotal')?.integer();
  return { of: 'values', asked: '', items: values.items(), total };
}

/** Tells the pages of one query from those of others. */
export function queryOf({ of, asked, items }: DirectorPage): string {
  if (of === 'records') return asked || typeOf(items[0], '');
  return `list of ${URN.exec(items[0]?.get('id')?.string() ?? '')?.[1] ?? ''}`;
}

/** An item of a page as a record; undefined for one that names nothing. */
export function recordOf(
  item: JsonCursor,
  { of, asked }: DirectorPage,
  place: Place,
): DirectorRecord | undefined {
  return of === 'records' ? queried(item, asked, place) : listed(item, place);
}

function queried(item: JsonCursor, asked: string, place: Place): DirectorRecord | undefined {
  const href = item.get('href')?.string() ?? '';
  const id = uuidOf(href) ?? uuidOf(item.get('id')?.string() ?? '');
  const type = typeOf(item, asked);
  if (id === undefined || type === '') return undefined;
  const told = (field: string): string | undefined => item.get(field)?.string() || undefined;
  const [name, vdc, org] = ['name', 'vdc', 'org'].map(told);
  const isVdc = type === 'orgvdc';
  return {
    type,
    host: /^https?:\/\/([^/:?#@]{1,253})/i.exec(href)?.[1]?.toLowerCase(),
    id,
    name,
    vdc: isVdc ? id : uuidOf(vdc ?? ''),
    org: uuidOf(org ?? ''),
    encrypted: item.get('encrypted')?.boolean() === true,
    template: item.get('isVAppTemplate')?.boolean() === true,
    place,
    ofVdc: {
      name: isVdc ? name : told('vdcName'),
      org: told('orgName') ?? (org === undefined ? undefined : (uuidOf(org) ?? org)),
      provider: told('providerVdcName'),
    },
  };
}

/** A value of the newer API: it completes what the queries tell of virtual datacenters and organisations. */
function listed(item: JsonCursor, place: Place): DirectorRecord | undefined {
  const told = (cursor: JsonCursor | undefined): string | undefined => cursor?.string() || undefined;
  const [, kind, id] = URN.exec(item.get('id')?.string() ?? '') ?? [];
  if (kind === undefined || id === undefined) return undefined;
  const key = id.toLowerCase();
  const name = told(item.get('name'));
  return {
    type: kind === 'vdc' ? 'orgvdc' : kind === 'org' ? 'organization' : kind,
    host: undefined,
    id: key,
    name,
    vdc: kind === 'vdc' ? key : undefined,
    org: undefined,
    encrypted: false,
    template: false,
    place,
    ofVdc: { name, org: told(item.path('org', 'name')), provider: undefined },
  };
}

const URN = /^urn:vcloud:([a-zA-Z]{1,40}):([0-9a-fA-F-]{36})$/;

/** `QueryResultAdminVMRecordType`, else the type that the whole query asked for. */
function typeOf(item: JsonCursor | undefined, asked: string): string {
  const own = /^QueryResult([A-Za-z]{1,60}?)(?:Record)?(?:Type)?$/.exec(item?.get('_type')?.string() ?? '');
  return own?.[1] === undefined ? asked : queryType(own[1]);
}

/** The administrator's query of a type tells more of the same records; two types have two names. */
function queryType(name: string): string {
  const type = name.toLowerCase().replace(/^admin/, '');
  return type === 'vdc' ? 'orgvdc' : type === 'org' ? 'organization' : type;
}

function uuidOf(text: string): string | undefined {
  return /[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.exec(text)?.[0].toLowerCase();
}
