import { digestOf } from '@ancrage/base';
import { openstackReader } from './openstack-reader.ts';
import { serviceShapes } from './service-shapes.ts';
import { catalog, configuration, GATHERED, server, volume } from './testing/client-listings.ts';

/** A row of each listing of services, of several versions of the clients. */
const ROWS = [
  ...serviceShapes.map(({ marks }) => marks),
  ['ID', 'Name', 'Size', 'Is Public', 'Share Type Name', 'Project ID', 'Encryption Key Ref'],
  ['ID', 'Name', 'Disk Format', 'Container Format', 'Visibility', 'Project'],
  [
    'availability_zone',
    'container',
    'encryption_key_id',
    'id',
    'object_count',
    'project_id',
    'size',
    'volume_id',
  ],
  ['container_format', 'disk_format', 'id', 'name', 'owner', 'size', 'visibility', 'tags'],
].map((columns) => Object.fromEntries(columns.map((column) => [column, column === 'Size' ? 1 : 'x'])));

/** Listings, alone and gathered; what is returned tells readings apart. */
export const target = {
  name: 'openstack',
  run(bytes: Uint8Array): string {
    const { facts, notes } = openstackReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      JSON.stringify(ROWS.map((row) => [row])),
      ...ROWS.map((row) => JSON.stringify([row])),
      JSON.stringify(GATHERED, null, 2),
      JSON.stringify([server(), server({ ID: 's-2' })], null, 2),
      JSON.stringify([[catalog('mtl-1', 'tor-1')], [volume()], [configuration('tor-1')]]),
      JSON.stringify({
        'OS-EXT-AZ:availability_zone': 'nova',
        id: 's-3',
        name: 'base',
        project_id: 'p',
        status: 'ACTIVE',
      }),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: ['"ID"', '"Endpoints"', '"Encryption"', '"Size"', 'AUTH_', 'null', '[]', '"__proto__"'],
};
