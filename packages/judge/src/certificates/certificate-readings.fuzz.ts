import { pageHolds } from '../documents/comparable-text.ts';
import { certificateReadings } from './certificate-readings.ts';

/** Lines of pages (a form feed ends one); every value located must be quoted from its page. */
export const target = {
  name: 'certificate-readings',
  run(bytes: Uint8Array): string {
    const pages = new TextDecoder()
      .decode(bytes)
      .split('\f')
      .map((text, index) => ({
        page: index + 1,
        lines: text
          .split('\n')
          .map((line) => line.replace(/\s+/g, ' ').trim())
          .filter((line) => line !== ''),
      }));
    const found = certificateReadings(pages);
    for (const { page, quote, field } of found)
      if (!pageHolds(pages[page - 1]!.lines.join(' '), quote))
        throw new Error(`${field} not on its page: ${quote}`);
    return [...new Set(found.map(({ field }) => field))].sort().join();
  },
  seeds(): Uint8Array[] {
    return [
      'Certificat\nNuméro de certificat : A-12\natteste que le système de management de :\nNordet inc.\nISO/CEI 27001:2022\nPortée : tout\nValable du 1er avril 2023 au 31 mars 2026\nAccrédité par COFRAC\fSites\n1, rue du Port, Québec G1K 3X2',
      'Certificate of Registration\nISO 27017\nIssue Date Expiry Date\n1 April 2023 31/03/2026\nIssued by: LRQA',
      'SOC 2\nType II report\nthroughout the period October 1, 2024 to September 30, 2025\nWe have examined X Ltd.’s description',
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    'Scope',
    'Portée',
    'valid until',
    'jusqu’au',
    '2026-03-31',
    '31 mars 2026',
    'ISO 27001',
    'type 2',
    ':',
    '…',
    'UKAS',
  ],
};
