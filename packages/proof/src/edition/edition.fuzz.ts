import { isBaseError } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import { openEdition } from './edition.ts';
import { disclosureDigest } from './sd-jwt.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Confidential editions with what is shown of them. */
export const target = {
  name: 'edition',
  run(bytes: Uint8Array): string {
    try {
      const { pieces, count } = openEdition(Buffer.from(bytes).toString('latin1'));
      return `${pieces.length} ${count}`;
    } catch (error) {
      if (error instanceof ProofError || isBaseError(error)) return error.code;
      throw error;
    }
  },
  seeds(): Uint8Array[] {
    const disclosure = encode(['salt', { index: 0, path: 'a' }]);
    const header = encode({ alg: 'ES256', cty: 'vc', kid: 'k', typ: 'vc+sd-jwt' });
    const disclosed = [{ '...': disclosureDigest(disclosure) }];
    const payload = encode({ _sd_alg: 'sha-256', credentialSubject: { evidence: { disclosed } } });
    return [
      Buffer.from(`${header}.${payload}.AAAA~${disclosure}~`),
      Buffer.from(`${header}.${payload}.AAAA~`),
    ];
  },
  dictionary: ['~', '_sd', '"..."', '_sd_alg', '.'],
};
