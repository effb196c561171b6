import { readFileSync } from 'node:fs';
import { readCms } from './cms-signed-data.ts';
import { UnreadableDer } from './der-node.ts';
import { verifyCms } from './verify-cms-signature.ts';

const COVERED = { before: new Uint8Array(8), after: new Uint8Array(8), coversWholeFile: true };

/** The bytes of a signature; what is returned tells how far it was understood. */
export const target = {
  name: 'cms-signature',
  run(bytes: Uint8Array): string {
    try {
      const cms = readCms(bytes);
      const { method, certificate, attributes } = cms;
      const integrity = verifyCms(cms, COVERED);
      return `${method?.key} ${method?.digest} ${integrity} ${attributes === undefined} ${certificate.selfIssued} ${certificate.signer === undefined}`;
    } catch (error) {
      // Not a refusal of the file: the signature is then « not supported ».
      if (error instanceof UnreadableDer) return error.message;
      throw error;
    }
  },
  seeds(): Uint8Array[] {
    return ['signed-ec.pdf', 'signed-then-changed.pdf', 'signed-openssl.pdf'].map((name) => {
      const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'latin1');
      const [, digits] = /\/Contents <([0-9a-f]+?)(?:00)*>/.exec(text)!;
      return new Uint8Array(Buffer.from(digits!.padEnd(2 * Math.ceil(digits!.length / 2), '0'), 'hex'));
    });
  },
  dictionary: [
    '\u0030\u0080',
    '\u0000\u0000',
    '\u0030\u0082',
    '\u0006\u0009',
    '\u00a0\u0080',
    '\u0031\u0000',
  ],
};
