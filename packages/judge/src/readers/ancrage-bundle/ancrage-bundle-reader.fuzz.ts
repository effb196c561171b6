import { digestOf } from '@ancrage/base';
import { testSigner } from '../../testing/signing.ts';
import { ancrageBundleReader } from './ancrage-bundle-reader.ts';

/** Bundles of other services. */
export const target = {
  name: 'ancrage-bundle',
  run(bytes: Uint8Array): string {
    const { facts } = ancrageBundleReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.length}`;
  },
  seeds(): Uint8Array[] {
    const claims = {
      credentialSubject: {
        service: { name: 'Hôte' },
        judgement: { scheme: { name: 'qc-souverainete', version: '2026.1' } },
        level: 3,
      },
      validUntil: '2027-03-31T23:59:59Z',
    };
    const credential = testSigner('fuzz').jws(claims, { typ: 'vc+jwt' });
    return [new TextEncoder().encode(JSON.stringify({ ancrage: 'ancrage-bundle/1', credential }))];
  },
  dictionary: ['"credential"', '"ancrage-bundle/1"', 'eyJ', '.'],
};
