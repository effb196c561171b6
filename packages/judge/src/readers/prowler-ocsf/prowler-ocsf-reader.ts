import { isProwlerOcsf, ocsfWays } from '../ocsf/read-ocsf.ts';
import type { Head, Reader } from '../reader.ts';

/** Findings of a Prowler scan in OCSF JSON; read as any producer's are. */
export const prowlerOcsfReader: Reader = {
  format: 'prowler-ocsf',
  recognise: ({ text }: Head) => isProwlerOcsf(text),
  ...ocsfWays('prowler-ocsf'),
};
