import { digestOf } from '@ancrage/base';
import { spdxReader } from './spdx-reader.ts';
import {
  documentFile,
  elementId,
  ELEMENTS,
  graphFile,
  relationship,
  tagValueFile,
} from './testing/document-file.ts';

/** Documents of each version and form; what is returned tells readings apart. */
export const target = {
  name: 'spdx',
  run(bytes: Uint8Array): string {
    const { evidence, facts, notes } = spdxReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const kinds = facts.map(({ kind }) => kind).join(' ');
    return `${evidence[0]!.version} ${kinds} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const whole = relationship('contains', elementId('nordet'), elementId('left-pad'), {
      completeness: 'complete',
    });
    return [
      documentFile(),
      `{"sbom":${documentFile()}}`,
      tagValueFile(),
      graphFile([...ELEMENTS, whole]),
      'SPDXID: "SPDXRef-DOCUMENT"\nspdxVersion: "SPDX-2.3"\n',
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    'SPDX-2.3',
    'NOASSERTION',
    'NONE',
    'Organization: ',
    'Person: ',
    '<text>',
    '</text>',
    '\nPackageName: ',
    '"@graph":[',
    '"rootElement":[',
    '"completeness":"incomplete"',
    'null',
  ],
};
