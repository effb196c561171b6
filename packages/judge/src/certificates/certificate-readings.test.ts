import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAST_QUOTED, pageHolds } from '../documents/comparable-text.ts';
import { certificateReadings } from './certificate-readings.ts';
import type { PageLines } from './certificate-readings.ts';

const page = (number: number, text: string): PageLines => ({
  page: number,
  lines: text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
});

/** `field value` of each reading, after checking that its quotation stands on its page. */
function located(...pages: PageLines[]): string[] {
  return certificateReadings(pages)
    .map((reading) => {
      const lines = pages.find(({ page: number }) => number === reading.page)?.lines ?? [];
      assert.ok(pageHolds(lines.join(' '), reading.quote), `${reading.field} ${reading.quote}`);
      return `${reading.page} ${reading.field} ${reading.value}`;
    })
    .sort();
}

const ISO_FR = page(
  1,
  `CERTIFICAT
  Numéro de certificat : BBC-2025-0417
  Le Bureau boréal de certification atteste que le système de management de la sécurité de l’information de :
  Nordet inc.
  1200, rue du Port, Québec (Québec) G1K 3X2
  est conforme aux exigences de la norme ISO/CEI 27001:2022
  Portée de la certification : Exploitation du service infonuagique Nordet : hébergement,
  sauvegarde et soutien aux clients.
  Sites couverts
  1200, rue du Port, Québec (Québec) G1K 3X2
  45, chemin du Lac, Beauharnois (Québec) J6N 2R4
  Certification initiale : 12 mai 2019
  Délivré le 1er février 2025
  Valable jusqu’au 31 janvier 2028
  Organisme de certification : Bureau boréal de certification
  Accrédité par le Conseil canadien des normes (SCC-CCN)`,
);

test('a French certificate: every value with its words, all candidates kept', () => {
  assert.deepEqual(located(ISO_FR), [
    '1 accreditation SCC-CCN',
    '1 body Bureau boréal de certification',
    '1 edition iso-27001:2022',
    '1 first-issued 2019-05-12',
    '1 holder Nordet inc.',
    '1 issued 2025-02-01',
    '1 number BBC-2025-0417',
    '1 scope Exploitation du service infonuagique Nordet : hébergement, sauvegarde et soutien aux clients.',
    '1 site 1200, rue du Port, Québec (Québec) G1K 3X2',
    '1 site 45, chemin du Lac, Beauharnois (Québec) J6N 2R4',
    '1 standard iso-27001',
    '1 valid-until 2028-01-31',
  ]);
});

test('an English certificate of several standards, dates under headings', () => {
  const found = located(
    page(
      1,
      `Certificate of Registration
      This is to certify that Northeast Cloud Ltd operates an Information Security Management System
      which complies with ISO/IEC 27001:2022, ISO/IEC 27017:2015 and ISO/IEC 27018:2019
      Certificate Number: IS 712345
      Scope
      The provision of cloud hosting from data centres in Canada.
      Issue Date Expiry Date
      1 April 2023 31 March 2026
      Issued by: LRQA
      UKAS accredited`,
    ),
  );
  assert.deepEqual(found, [
    '1 accreditation UKAS',
    '1 body LRQA',
    '1 edition iso-27001:2022',
    '1 edition iso-27017:2015',
    '1 edition iso-27018:2019',
    '1 holder Northeast Cloud Ltd',
    '1 issued 2023-04-01',
    '1 number IS 712345',
    '1 scope The provision of cloud hosting from data centres in Canada.',
    '1 standard iso-27001',
    '1 standard iso-27017',
    '1 standard iso-27018',
    '1 valid-until 2026-03-31',
  ]);
});

test('a SOC 2 report: type, period, holder, auditor', () => {
  const found = located(
    page(
      1,
      `SOC 2
      Type 2 Report
      Northeast Cloud Ltd
      For the period October 1, 2024 to September 30, 2025`,
    ),
    page(
      3,
      `Independent Service Auditor’s Report
      We have examined Northeast Cloud Ltd’s accompanying description of its cloud hosting system
      throughout the period October 1, 2024 to September 30, 2025.
      Schellman & Company, LLC`,
    ),
  );
  assert.deepEqual(found, [
    '1 period-from 2024-10-01',
    '1 period-to 2025-09-30',
    '1 standard soc-2-type-2',
    '3 body Schellman',
    '3 holder Northeast Cloud Ltd',
    '3 period-from 2024-10-01',
    '3 period-to 2025-09-30',
  ]);
  const french = located(
    page(
      1,
      `Rapport SOC 2 de type II
      Rapport de l’auditeur indépendant pour la période du 1er octobre 2024 au 30 septembre 2025`,
    ),
  );
  assert.deepEqual(french, ['1 period-from 2024-10-01', '1 period-to 2025-09-30', '1 standard soc-2-type-2']);
});

test('a profile of the Canadian Centre for Cyber Security', () => {
  const found = located(
    page(
      1,
      `Cloud Service Provider Security Assessment
      CCCS Medium Cloud Security Profile (PBMM)
      Date of issue: 2026-02-03`,
    ),
  );
  assert.deepEqual(found, ['1 issued 2026-02-03', '1 standard cccs-medium']);
});

test('several candidates are all kept', () => {
  const found = located(
    page(
      1,
      `Certificate of Approval ISO 9001:2015
      Expiry date: 31 March 2026
      Expiry date: 30 June 2027`,
    ),
  ).filter((line) => line.includes('valid-until'));
  assert.deepEqual(found, ['1 valid-until 2026-03-31', '1 valid-until 2027-06-30']);
});

test('what is no certificate is silence', () => {
  const silent = [
    `Contrat-cadre de services
    Le fournisseur détient une certification de sécurité de l’information ISO/IEC 27001 en règle.
    Fait le 1er mars 2026`,
    `Certificate of Registration
    Expiry date: 31 March 2026`,
    `Certificate of Registration ISO/IEC 27001
    signed on a fine day`,
    '',
  ];
  for (const text of silent) assert.deepEqual(located(page(1, text)), [], text);
});

test('a date of two readings is silence, and so is a period in a certificate of a system', () => {
  const found = located(
    page(
      1,
      `Certificate of Registration ISO/IEC 27001:2022
      Issue date: 2025-02-01
      Expiry date: 04/03/2028
      for the period 1 March 2025 to 1 March 2026`,
    ),
  ).filter((line) => !line.includes('standard') && !line.includes('edition'));
  assert.deepEqual(found, ['1 issued 2025-02-01']);
});

test('property: any lines are read in time, and every quotation stands on its page', () => {
  const pieces = fc.constantFrom(
    ...ISO_FR.lines,
    'ISO',
    'SOC 2',
    'type',
    'Certificate',
    'Expiry date',
    '2026-03-31',
    'valid from',
    '…',
    '(…',
    '[...]',
    '....',
    '-',
    ':',
    'ISO 27001',
    'Scope',
  );
  const line = fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const text = lines.map((parts) => parts.join(' ').replace(/\s+/g, ' ').trim());
      located({ page: 1, lines: ['Certificat', 'ISO/IEC 27001', 'Délivré le 2025-02-01', ...text] });
    }),
    { numRuns: 300 },
  );
  assert.ok(LEAST_QUOTED < 18);
});

test('a page’s own ellipses and their brackets are left out of a quotation', () => {
  const scope = 'Portée : hébergement (…et soutien) [...] en deux sites';
  const lines = ['Certificat', 'ISO/IEC 27001', 'Délivré le 2025-02-01', scope];
  assert.ok(located({ page: 1, lines }).some((line) => line.startsWith('1 scope')));
});

test('a value whose words have an untold character is not located: nobody could find them again', () => {
  const lines = [
    'Certificat',
    'ISO/IEC 27001',
    'Délivré le 1er février 2025',
    'Portée : hébergement d\ufffd données',
  ];
  const found = located({ page: 1, lines });
  assert.ok(found.includes('1 issued 2025-02-01'), found.join());
  assert.ok(!found.some((line) => line.startsWith('1 scope')), found.join());
});

test('what is beyond the lines and pages looked at is silence, and costs nothing', () => {
  const many = Array.from({ length: 20_000 }, () => 'valid until');
  const from = process.hrtime.bigint();
  const found = located({
    page: 1,
    lines: ['Certificat', 'ISO/IEC 27001', ...many, 'Valable jusqu’au 31 janvier 2028'],
  });
  assert.deepEqual(found, []);
  assert.ok(process.hrtime.bigint() - from < 10_000_000_000n);
});

test('a line that is very long is read in pieces; a page with a word that does not end is not looked at', () => {
  const long = `${'mots '.repeat(200)}Valable jusqu’au 31 janvier 2028 ${'suite '.repeat(100)}`.trim();
  const lines = ['Certificat', 'ISO/IEC 27001', long];
  assert.ok(located({ page: 1, lines }).includes('1 valid-until 2028-01-31'));
  assert.deepEqual(located({ page: 1, lines: [...lines, 'x'.repeat(401)] }), []);
});

test('a long page of labels costs its length', () => {
  const lines = Array.from({ length: 400 }, () => 'valid from certificate scope of SOC 2 type '.repeat(20));
  const from = process.hrtime.bigint();
  certificateReadings(
    Array.from({ length: 30 }, (_, index) => ({ page: index + 1, lines: lines.slice(0, 20) })),
  );
  assert.ok(process.hrtime.bigint() - from < 20_000_000_000n);
});
