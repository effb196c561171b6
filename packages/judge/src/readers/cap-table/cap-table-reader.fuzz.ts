import { digestOf } from '@ancrage/base';
import { capTableReader } from './cap-table-reader.ts';

const HEADER = 'holder,holder_status,issuer,votes,capital,rights,as_of';

/** Tables of every separator and line end; what is returned tells readings apart. */
export const target = {
  name: 'cap-table',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = capTableReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = capTableReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const codes = [...new Set(notes.map(({ code }) => code))];
    return `${known} ${facts.length} ${codes.join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      `${HEADER}\nA,canadian-person,F,60,50.5,boardChair|veto,2026-01-01\nB,foreign-entity,F,40,49.5,,2026-01-01\n`,
      `${HEADER}\nA,unknown,F,10,10,,2026-01-01\nA,unknown,F,5,5,,2026-01-01\n`,
      `${HEADER},votes_diluted,capital_diluted,concert\nA,canadian-person,F,60,60,goldenShare,2026-01-01,55,55,pact\nB,foreign-person,F,40,40,,2026-01-01,45,45,pact\n`,
      `\uFEFF${HEADER.replaceAll(',', ';')}\r\n"A; B";personne-canadienne;F;12.5 %;0;;2026-01-01\r\n`,
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    HEADER,
    '"',
    '""',
    ';',
    '\r\n',
    '100',
    '0.0001',
    '12,5',
    '%',
    '=cmd',
    'inconnu',
    '|',
    '9999-12-31',
  ],
};
