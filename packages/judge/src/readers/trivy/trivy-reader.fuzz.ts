import { digestOf } from '@ancrage/base';
import { account, cluster, folder, image } from './testing/trivy-sample.ts';
import { trivyReader } from './trivy-reader.ts';

/** Reports of each kind of artifact; what is returned tells readings apart. */
export const target = {
  name: 'trivy',
  run(bytes: Uint8Array): string {
    const { facts, notes } = trivyReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'topic' in value ? `${value.status} ${value.topic}` : '',
    );
    return `${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    return [folder, image, cluster, account].map((report) =>
      new TextEncoder().encode(JSON.stringify(report)),
    );
  },
  dictionary: [
    '"Results"',
    '"Vulnerabilities"',
    '"Misconfigurations"',
    '"Secrets"',
    '"Status"',
    '"EXCEPTION"',
    'null',
  ],
};
