import { digestOf } from '@ancrage/base';
import { testSigner } from '../../testing/signing.ts';
import { collectionReader } from './collection-reader.ts';

/** Collections in their envelope; what is returned tells readings apart. */
export const target = {
  name: 'collection',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = collectionReader.recognise({ text, bytes, name: '' });
    const { facts, evidence } = collectionReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${known} ${facts.length} ${evidence[0]?.envelopes?.length ?? 0}`;
  },
  seeds(): Uint8Array[] {
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'main.tfstate', digest: { sha256: 'b'.repeat(64) } }],
      predicateType: 'urn:ancrage:collection:1',
      predicate: { tool: 'ancrage collect', collected_at: '2026-09-30T12:00:00Z' },
    };
    return [new TextEncoder().encode(JSON.stringify(testSigner('fuzz').dsse(statement)))];
  },
  dictionary: ['"payload"', '"payloadType"', '"signatures"', '"keyid"', '"sig"', '=', '=='],
};
