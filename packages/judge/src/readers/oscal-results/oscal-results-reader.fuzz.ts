import { digestOf } from '@ancrage/base';
import { oscalResultsReader } from './oscal-results-reader.ts';
import { resultsOf, YAML_RESULTS } from './testing/results-file.ts';

/** Results in JSON and YAML, and another model; what is returned tells readings apart. */
export const target = {
  name: 'oscal-results',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = oscalResultsReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = oscalResultsReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'topic' in value ? `${value.status} ${value.topic}` : '',
    );
    return `${known} ${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    return [
      JSON.stringify(
        resultsOf({
          findings: [
            { target: 'sc-28.1_obj', state: 'not-satisfied', observed: [10] },
            { target: 'ac-2_obj.a', observed: [11] },
            { target: 'RES-01', state: 'not-satisfied', reason: 'other' },
          ],
          observations: [
            { number: 10, expires: '2026-12-31T00:00:00Z' },
            { number: 11, expires: '2027-01-31T00:00:00Z' },
            { number: 12 },
          ],
        }),
      ),
      YAML_RESULTS,
      JSON.stringify({ catalog: { uuid: 'x', metadata: { title: 'c', 'oscal-version': '1.1.2' } } }),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"assessment-results"',
    '"findings"',
    '"observations"',
    '"target-id"',
    '"state"',
    '"reason"',
    '"other"',
    '"not-satisfied"',
    '"collected"',
    '"expires"',
    '"oscal-version"',
    'sc-8.1',
    'xmlns="http://csrc.nist.gov/ns/oscal/1.0"',
  ],
};
