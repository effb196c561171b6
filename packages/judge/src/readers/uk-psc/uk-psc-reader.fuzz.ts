import { digestOf } from '@ancrage/base';
import { ukPscReader } from './uk-psc-reader.ts';

const link = (kind: string, id: string): object => ({
  self: `/company/09000001/persons-with-significant-control/${kind}/${id}`,
});
const entry = (data: object): string => JSON.stringify({ company_number: '09000001', data });
const individual = entry({
  kind: 'individual-person-with-significant-control',
  name: 'Ms A Sample',
  nationality: 'British',
  country_of_residence: 'England',
  date_of_birth: { month: 1, year: 1970 },
  natures_of_control: ['ownership-of-shares-25-to-50-percent', 'voting-rights-25-to-50-percent-as-trust'],
  notified_on: '2016-04-06',
  links: link('individual', 'a1'),
});
const corporate = entry({
  kind: 'corporate-entity-person-with-significant-control',
  name: 'Parent Limited',
  identification: { country_registered: 'England And Wales', registration_number: '9000002' },
  natures_of_control: [
    'ownership-of-shares-50-to-75-percent',
    'right-to-appoint-and-remove-directors',
    'odd-nature',
  ],
  notified_on: '2019-01-01',
  ceased_on: '2024-06-30',
  links: link('corporate-entity', 'b2'),
});
const others = [
  entry({
    kind: 'super-secure-person-with-significant-control',
    ceased: false,
    links: link('super-secure', 'c3'),
  }),
  entry({
    kind: 'persons-with-significant-control-statement',
    statement: 'psc-exists-but-not-identified',
    notified_on: '2020-01-01',
    links: link('statement', 'd4'),
  }),
  JSON.stringify({
    data: { kind: 'totals#persons-of-significant-control-snapshot', generated_at: '2026-08-01T03:00:00Z' },
  }),
];

/** A snapshot and an answer of the API; what is returned tells readings apart. */
export const target = {
  name: 'uk-psc',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = ukPscReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = ukPscReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const codes = [...new Set(notes.map(({ code }) => code))];
    return `${known} ${facts.length} ${codes.join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const api = { items: [JSON.parse(individual).data, JSON.parse(corporate).data] };
    return [[individual, corporate, ...others].join('\n'), JSON.stringify(api, null, 1)].map((text) =>
      new TextEncoder().encode(text),
    );
  },
  dictionary: [
    '"ceased_on":"2025-01-01"',
    '"notified_on":"1083-01-01"',
    '"natures_of_control":[]',
    'more-than-25-percent',
    'part-right-to-share-surplus-assets-75-to-100-percent',
    '"nationality":"Canadian"',
    '"items":[',
  ],
};
