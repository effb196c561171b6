import { digestOf } from '@ancrage/base';
import { netboxReader } from './netbox-reader.ts';
import { cluster, device, machine, MONTREAL, NORDET, page, site, siteBrief } from './testing/netbox-lists.ts';

/** Answers of the API, alone and gathered; what is returned tells readings apart. */
export const target = {
  name: 'netbox',
  run(bytes: Uint8Array): string {
    const { facts, notes } = netboxReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      JSON.stringify(NORDET),
      JSON.stringify(page([site('mtl1', MONTREAL), site('ash', '1 Main St, Ashburn, VA 20147 USA')])),
      NORDET.slice(2, 4)
        .map((answer) => JSON.stringify(answer))
        .join('\n'),
      JSON.stringify([
        machine(1, { site: null }),
        cluster(5, { scope: siteBrief('par10') }),
        device(9, 'hsm', { role: null }),
      ]),
      JSON.stringify(
        page([device(1, 'nas')], { count: 120, next: 'https://netbox.example/api/dcim/devices/' }),
      ),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"url"',
    '"slug"',
    '"results"',
    '"next"',
    '"scope"',
    '"status"',
    ', Canada',
    'null',
    '"__proto__"',
  ],
};
