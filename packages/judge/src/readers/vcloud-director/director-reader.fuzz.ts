import { digestOf } from '@ancrage/base';
import { vcloudDirectorReader } from './director-reader.ts';
import { ADMIN_VDC, appended, LISTED, NORDET, ORGANISATIONS } from './testing/pages.ts';

/** Pages of queries and lists, alone and appended; what is returned tells readings apart. */
export const target = {
  name: 'vcloud-director',
  run(bytes: Uint8Array): string {
    const { facts, notes } = vcloudDirectorReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      appended(NORDET),
      appended([ADMIN_VDC, ORGANISATIONS, ...NORDET.slice(1)]),
      JSON.stringify(NORDET[2], null, 2),
      JSON.stringify(LISTED),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"record"',
    '"_type":"QueryResult',
    '"total":',
    '"vdc"',
    '"orgName"',
    '"values"',
    'urn:vcloud:',
    'null',
    '\n',
  ],
};
