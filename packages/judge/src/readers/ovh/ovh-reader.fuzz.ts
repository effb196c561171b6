import { digestOf } from '@ancrage/base';
import { ovhReader } from './ovh-reader.ts';
import { database, GATHERED, instance, s3, volume } from './testing/project-answers.ts';

/** Answers of the API, alone and gathered; what is returned tells readings apart. */
export const target = {
  name: 'ovh',
  run(bytes: Uint8Array): string {
    const { facts, notes } = ovhReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      JSON.stringify(GATHERED),
      JSON.stringify([instance(), instance({ id: 'i-2', region: 'GRA11' })]),
      JSON.stringify([[volume()], [s3({ encryption: { sseAlgorithm: 'plaintext' } })]]),
      JSON.stringify(database()),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: ['"region"', '"replication"', '"rules"', '"nodes"', '"backups"', 'null', '[]', '"__proto__"'],
};
