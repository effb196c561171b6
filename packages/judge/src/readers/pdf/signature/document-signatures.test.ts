import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../../facts/fact.ts';
import type { Reading } from '../../../reading/reading.ts';
import { pdfReader } from '../pdf-reader.ts';
import { nothing, oid, opened, sequence } from '../testing/der-writer.ts';
import { pageOf } from '../testing/minimal-pdf.ts';
import {
  ALGORITHMS,
  cmsOf,
  fillSignature,
  signedPdf,
  testSigner,
  unsignedPdf,
  usualAttributes,
} from '../testing/signed-pdf.ts';

const PAGES = [pageOf('Certificat ISO/IEC 27001', 'Valable jusqu’au 31 mars 2028'.replace('’', "'"))];
const rsa = testSigner('rsa');
const ec = testSigner('ec');

const read = (bytes: Uint8Array): Reading =>
  pdfReader.read(bytes, { evidence: digestOf(bytes), name: 'a.pdf' });
const signatures = (bytes: Uint8Array): FactValue<'document-signature'>[] =>
  read(bytes)
    .facts.filter((fact) => fact.kind === 'document-signature')
    .map(({ value }) => value);
const integrityOf = (bytes: Uint8Array): string => {
  const found = signatures(bytes);
  assert.equal(found.length, 1);
  return `${found[0]!.integrity}${found[0]!.covers_whole_file ? '' : ' in part'}`;
};

test('an intact signature of each kind of key: what the certificate says, and never that it is trusted', () => {
  for (const signer of [rsa, ec, testSigner('rsa-pss'), testSigner('ed25519')]) {
    const reading = read(signedPdf(PAGES, signer));
    const [fact] = reading.facts.filter(({ kind }) => kind === 'document-signature');
    assert.deepEqual(
      fact?.value,
      {
        format: 'ETSI.CAdES.detached',
        integrity: 'intact',
        covers_whole_file: true,
        signer: 'Bureau boréal de certification',
        organisation: 'Boréal inc.',
        issuer: 'Bureau boréal de certification',
        serial: '1267',
        certificate: createHash('sha256').update(signer.certificate).digest('hex'),
        self_issued: true,
        valid_from: '2026-01-01',
        valid_to: '2028-12-31',
        signed_at: '2026-04-01T12:00:00Z',
      },
      signer.kind,
    );
    assert.deepEqual(reading.notes, []);
    // Our certificates are real ones: another reader reads the same names.
    const other = new X509Certificate(signer.certificate);
    assert.match(other.subject, /CN=Bureau boréal de certification/);
    assert.equal(
      other.fingerprint256.replaceAll(':', '').toLowerCase(),
      createHash('sha256').update(signer.certificate).digest('hex'),
    );
  }
});

test('the older form, without attributes, and one whose ends are left open, verify as well', () => {
  assert.equal(integrityOf(signedPdf(PAGES, rsa, { attributes: 'none' })), 'intact');
  const pdf = fillSignature(unsignedPdf(PAGES, 'adbe.pkcs7.detached'), (covered) =>
    opened(cmsOf(ec, covered)),
  );
  assert.equal(integrityOf(pdf), 'intact');
  assert.equal(signatures(pdf)[0]?.format, 'adbe.pkcs7.detached');
});

test('a byte changed anywhere that is covered: altered, and said', () => {
  const pdf = signedPdf(PAGES, rsa);
  const at = pdf.indexOf('31 mars');
  const changed = Buffer.from(pdf);
  changed.write('32', at, 'latin1');
  assert.equal(integrityOf(changed), 'altered');
  assert.deepEqual(
    read(changed).notes.map(({ code, params }) => [code, params['signer']]),
    [['SIGNATURE_ALTERED', 'Bureau boréal de certification']],
  );
});

test('what is added after signing is not covered, though what was signed stands', () => {
  const later = Buffer.concat([signedPdf(PAGES, rsa), Buffer.from('\n11 0 obj\n<< >>\nendobj\n')]);
  assert.equal(integrityOf(later), 'intact in part');
  assert.deepEqual(
    read(later).notes.map(({ code }) => code),
    ['SIGNATURE_NOT_WHOLE'],
  );
});

test('a signature by another key than that of its certificate is altered', () => {
  const stranger = testSigner('rsa', 'Bureau boréal de certification');
  const pdf = fillSignature(unsignedPdf(PAGES), (covered) => cmsOf({ ...rsa, key: stranger.key }, covered));
  assert.equal(integrityOf(pdf), 'altered');
});

test('a certificate put in the place of the one that was signed for is altered', () => {
  // The same key under another name, as a thief of names would have it.
  const renamed = { ...testSigner('rsa', 'Autre nom'), key: rsa.key };
  const swapped = fillSignature(unsignedPdf(PAGES), (covered) =>
    cmsOf({ ...renamed }, covered, { attributes: usualAttributes(rsa, covered) }),
  );
  assert.equal(integrityOf(swapped), 'altered');
});

test('ranges that leave out anything but the signature support nothing', () => {
  const pdf = signedPdf(PAGES, rsa);
  const text = pdf.toString('latin1');
  const [, stated] = /\/ByteRange (\[[^\]]*\])/.exec(text)!;
  const [open, close, rest] = stated!.match(/\d{10}/g)!.map(Number) as [number, number, number];
  const pad = (value: number): string => String(value).padStart(10, '0');
  const wrong = [
    `[1 ${pad(open - 1)} ${pad(close)} ${pad(rest)}]`,
    `[0 ${pad(open - 20)} ${pad(close)} ${pad(rest)}]`,
    `[0 ${pad(open)} ${pad(close + 5)} ${pad(rest - 5)}]`,
    `[0 ${pad(close)} ${pad(open)} ${pad(rest)}]`,
    `[0 ${pad(open)} ${pad(close)} 9999999999]`,
    `[0 ${pad(open)} ${pad(close)} -000000001]`,
    `[0 0000000000 0000000000 ${pad(pdf.length)}]`,
  ];
  for (const range of wrong) {
    assert.equal(range.length, stated!.length);
    assert.equal(
      integrityOf(Buffer.from(text.replace(stated!, range), 'latin1')),
      'unsupported in part',
      range,
    );
  }
  for (const range of ['[]', '[0 1 2]', '[0 1 2 3 4 5]', '/None', '[0 1 (a) 2]']) {
    const other = text.replace(stated!, range.padEnd(stated!.length));
    assert.equal(integrityOf(Buffer.from(other, 'latin1')), 'unsupported in part', range);
  }
});

test('digests and forms on which nobody should rest are not verified', () => {
  const sha1 = sequence(oid('1.3.14.3.2.26'), nothing);
  assert.equal(integrityOf(signedPdf(PAGES, rsa, { digestAlgorithm: sha1 })), 'unsupported');
  const sha1Rsa = sequence(oid('1.2.840.113549.1.1.5'), nothing);
  assert.equal(integrityOf(signedPdf(PAGES, rsa, { signatureAlgorithm: sha1Rsa })), 'unsupported');
  assert.equal(integrityOf(signedPdf(PAGES, rsa, { signatureAlgorithm: ALGORITHMS.ec })), 'unsupported');
  assert.equal(integrityOf(signedPdf(PAGES, rsa, { signers: 2 })), 'unsupported');
  assert.equal(integrityOf(signedPdf(PAGES, rsa, { certificates: ec.certificate })), 'unsupported');
  assert.equal(integrityOf(signedPdf(PAGES, testSigner('rsa', 'Court', 1024))), 'unsupported');
  for (const form of ['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1', 'ETSI.RFC3161', 'Inconnu']) {
    const pdf = fillSignature(unsignedPdf(PAGES, form), (covered) => cmsOf(rsa, covered));
    assert.equal(integrityOf(pdf), 'unsupported', form);
    assert.deepEqual(
      read(pdf).notes.map(({ code }) => code),
      ['SIGNATURE_UNSUPPORTED'],
    );
  }
});

test('an attribute given twice, or of another type of content, is not verified', () => {
  const bent = (change: (attributes: Buffer[]) => Buffer[]): string =>
    integrityOf(
      fillSignature(unsignedPdf(PAGES), (covered) =>
        cmsOf(rsa, covered, { attributes: change(usualAttributes(rsa, covered)) }),
      ),
    );
  assert.equal(
    bent((list) => [...list]),
    'intact',
  );
  assert.equal(
    bent((list) => [...list, list[1]!]),
    'unsupported',
  );
  assert.equal(
    bent(([, ...rest]) => rest),
    'unsupported',
  );
  assert.equal(
    bent(([type]) => [type!]),
    'unsupported',
  );
});

test('what follows the signature in its place is zero bytes or makes it unreadable', () => {
  const pdf = fillSignature(unsignedPdf(PAGES), (covered) =>
    Buffer.concat([cmsOf(rsa, covered), Buffer.from('x')]),
  );
  assert.equal(integrityOf(pdf), 'unsupported');
});

test('a document with signatures by the thousand ends', () => {
  const fields = Array.from({ length: 3000 }, () => '<< /FT /Sig /V << /Contents (x) >> >>').join(' ');
  const pdf = unsignedPdf(PAGES).toString('latin1').replace('[80 0 R]', `[${fields}]`);
  const reading = read(Buffer.from(pdf, 'latin1'));
  assert.equal(reading.facts.filter(({ kind }) => kind === 'document-signature').length, 32);
  assert.ok(reading.notes.some(({ code }) => code === 'SIGNATURES_CUT'));
});

test('property: one bit turned in the covered bytes is never intact', () => {
  const pdf = signedPdf(PAGES, ec);
  const open = pdf.indexOf('/Contents <') + '/Contents '.length;
  const close = pdf.indexOf('>', open) + 1;
  fc.assert(
    fc.property(fc.nat(pdf.length - 1), fc.nat(7), (at, bit) => {
      fc.pre(at < open || at >= close);
      const turned = Buffer.from(pdf);
      turned[at]! ^= 1 << bit;
      let found: readonly FactValue<'document-signature'>[];
      try {
        found = signatures(turned);
      } catch {
        return;
      }
      assert.ok(
        found.every(({ integrity }) => integrity !== 'intact'),
        `${at} ${bit}`,
      );
    }),
    { numRuns: 150 },
  );
});

test('property: a signature cut or with one bit turned is not intact', () => {
  const covered = unsignedPdf(PAGES);
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(7), (place, bit) => {
      const pdf = fillSignature(covered, (bytes) => {
        const cms = cmsOf(ec, bytes);
        const signature = cms.length - 60 + (place % 60);
        cms[signature]! ^= 1 << bit;
        return cms;
      });
      assert.doesNotMatch(integrityOf(pdf), /intact/);
    }),
    { numRuns: 40 },
  );
});

test('a key on a curve that is not one of the usual ones is not believed', () => {
  const spki = ec.certificate.indexOf(Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107', 'hex'));
  assert.ok(spki > 0);
  const certificate = Buffer.from(ec.certificate);
  certificate[spki + 22] = 0x06;
  assert.equal(integrityOf(signedPdf(PAGES, { ...ec, certificate })), 'unsupported');
});
