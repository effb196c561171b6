import { digestOf } from '@ancrage/base';
import { cyclonedxReader } from './cyclonedx-reader.ts';
import { billFile, METADATA } from './testing/bill-file.ts';

/** Bills of software, services and hardware; what is returned tells readings apart. */
export const target = {
  name: 'cyclonedx',
  run(bytes: Uint8Array): string {
    const { facts, notes } = cyclonedxReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const vulnerability = {
      id: 'CVE-2026-0001',
      published: '2026-07-02T00:00:00Z',
      ratings: [{ severity: 'critical' }],
      analysis: { state: 'exploitable' },
    };
    return [
      billFile(),
      billFile({
        specVersion: '1.4',
        metadata: { ...METADATA, tools: [{ vendor: 'Acme', name: 'bom', version: '2' }] },
        components: [{ type: 'library', name: 'a' }],
        services: [],
        vulnerabilities: [vulnerability],
        compositions: [{ aggregate: 'complete', assemblies: ['nordet'] }],
      }),
      '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>',
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"bomFormat":"CycloneDX"',
    '"specVersion":"1.6"',
    '"components":[',
    '"services":[',
    '"licenses":[{"expression":"MIT OR (',
    '"endpoints":["https://',
    '"aggregate":"incomplete"',
    '"timestamp":',
    'null',
    '}]}',
  ],
};
