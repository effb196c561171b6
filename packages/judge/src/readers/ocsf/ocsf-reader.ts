import type { Head, Reader } from '../reader.ts';
import { isProwlerOcsf, ocsfWays } from './read-ocsf.ts';

/** Findings in OCSF JSON of any producer but Prowler, whose own format came first and keeps its name. */
export const ocsfReader: Reader = {
  format: 'ocsf',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) && /"class_uid"\s*:\s*200[1-4]\b/.test(text) && !isProwlerOcsf(text),
  ...ocsfWays('ocsf'),
};
