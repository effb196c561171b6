import { digestOf } from '@ancrage/base';
import { bodsReader } from './bods-reader.ts';

const statement = (
  recordType: string,
  recordId: string,
  recordDetails: object,
  date = '2026-01-01',
): object => ({
  statementId: 'a'.repeat(32),
  declarationSubject: 'firm',
  statementDate: date,
  publicationDetails: { publicationDate: date, bodsVersion: '0.4', publisher: { name: 'Register' } },
  recordId,
  recordStatus: 'new',
  recordType,
  recordDetails,
});

const CA = { name: 'Canada', code: 'CA' };
const declaration = [
  statement('entity', 'firm', {
    entityType: { type: 'registeredEntity' },
    name: 'Firm',
    jurisdiction: { name: 'Québec', code: 'CA-QC' },
    identifiers: [{ scheme: 'CA-REQ', id: '1177000001' }],
    addresses: [{ type: 'registered', country: CA }],
  }),
  statement('person', 'owner', { personType: 'knownPerson', nationalities: [CA], taxResidencies: [CA] }),
  statement('relationship', 'tie', {
    isComponent: true,
    subject: 'firm',
    interestedParty: 'owner',
    interests: [
      {
        type: 'shareholding',
        directOrIndirect: 'direct',
        share: { exclusiveMinimum: 25, maximum: 50 },
        startDate: '2020-01-01',
      },
    ],
  }),
  statement('relationship', 'whole', {
    subject: 'firm',
    interestedParty: { reason: 'unknown' },
    componentRecords: ['tie'],
  }),
];

/** Declarations as arrays and as lines; what is returned tells readings apart. */
export const target = {
  name: 'bods',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = bodsReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = bodsReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const codes = [...new Set(notes.map(({ code }) => code))];
    return `${known} ${facts.length} ${codes.join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const lines = declaration.map((one) => JSON.stringify(one)).join('\n');
    return [JSON.stringify(declaration), lines, JSON.stringify(declaration[2], null, 1)].map((text) =>
      new TextEncoder().encode(text),
    );
  },
  dictionary: [
    '"recordStatus":"closed"',
    '"componentRecords":["tie"]',
    '"exact":',
    '"exclusiveMaximum":',
    '1e-999',
    '"share":{"minimum":60,"maximum":40}',
    '"statementDate":"2099-01-01"',
    '"bodsVersion":"0.3"',
    '"interests":[{},{}]',
    '"unspecified:tie"',
    '"CA-QC"',
  ],
};
