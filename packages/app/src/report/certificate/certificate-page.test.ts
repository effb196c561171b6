import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonicalJson, encodeBase64Url } from '@ancrage/base';
import { attachedFiles } from '@ancrage/io/pdf';
import { type Bundle, type Credential, openCredential, readBundle } from '@ancrage/proof';
import { decodeQR } from 'qr/decode.js';
import { certificatePages, codeContent, densities } from './certificate-page.ts';
import { qrCode } from './qr-code.ts';
import { rosette } from './rosette.ts';
import { typesetCertificate } from './typeset-certificate.ts';

const vectors = fileURLToPath(new URL('../../../../../vectors/1/', import.meta.url));
const [attestation, certificate] = ['0001', '0002'].map((name) =>
  readFileSync(`${vectors}${name}.bundle.json`),
) as [Buffer, Buffer];

function changed(bytes: Uint8Array, change: (credential: Credential) => Credential): Uint8Array {
  const bundle = readBundle(bytes);
  const [head, , tail] = bundle.credential.split('.');
  const payload = encodeBase64Url(
    Buffer.from(canonicalJson(change(openCredential(bundle.credential).credential))),
  );
  const credential = `${head}.${payload}.${tail}`;
  return Buffer.from(`${canonicalJson({ ...bundle, credential } satisfies Bundle)}\n`);
}

function pagesOf(bytes: Uint8Array) {
  const { credential: jws } = readBundle(bytes);
  const { credential } = openCredential(jws);
  return {
    credential,
    ...certificatePages(credential, { jws, file: 'x.bundle.json', density: densities[0] }),
  };
}

test('an attestation says that it is no certificate, and a demonstration that it is one, in both languages', () => {
  const { pages, kind, demonstration } = pagesOf(attestation);
  assert.equal(kind, 'attestation');
  assert.equal(demonstration, true);
  const [fr, en] = pages;
  assert.match(fr!.words['notCertificate']!, /n’est pas un certificat de souveraineté/);
  assert.match(en!.words['notCertificate']!, /not a certificate of sovereignty/);
  assert.equal(fr!.words['demonstration'], 'DÉMONSTRATION');
  assert.equal(pagesOf(certificate).kind, 'certificate');
});

test('what limits it stands on the page: what it does not say, nonconformities with dates, conditions, interests', () => {
  const reason = { fr: 'correctif promis', en: 'remedy promised' };
  const interests = [{ fr: 'actionnaire du fournisseur', en: 'shareholder of the provider' }];
  const bytes = changed(certificate, (credential) => ({
    ...credential,
    issuer: { ...credential.issuer, interests },
    credentialSubject: {
      ...credential.credentialSubject,
      nonconformities: [{ control: 'SEC-04', until: '2027-03-01', reason }],
    },
  }));
  const { pages, credential } = pagesOf(bytes);
  for (const { lang, limits, scope } of pages) {
    const all = limits.join('\n');
    for (const words of [...credential.credentialSubject.doesNotSay, reason, interests[0]!])
      assert.ok(all.includes(words[lang].replace(/\u00a0/g, '\u00a0')), words[lang]);
    assert.match(
      all,
      lang === 'fr' ? /1er\u00a0mars\u00a02027\u00a0: SEC-04/ : /1\u00a0March\u00a02027: SEC-04/,
    );
    assert.match(all, /RES-08/);
    const { exclusions } = credential.credentialSubject.scope;
    assert.ok(scope.some(([, body]) => body.includes(exclusions[0]!.what)));
  }
});

test('a certificate that rests on another says so, and that its suspension reaches it', () => {
  const [fr, en] = pagesOf(readFileSync(`${vectors}../4/0003.bundle.json`)).pages;
  const host = 'urn:ancrage:issuer:cap-nord:certificate:0002';
  for (const { limits } of [fr!, en!])
    assert.ok(limits.some((line) => line.includes(host) && line.includes('RES-01')));
  assert.match(fr!.limits.join(' '), /sa suspension l’atteint/);
});

test('the code leads to the register with the digest that stands in the log', () => {
  const { credential, pages } = pagesOf(certificate);
  const digest = pages[0]!.digest.replaceAll(' ', '');
  const content = codeContent(credential, digest);
  assert.equal(content, `${credential.id}#sha256:${digest}`);
  const svg = qrCode(content);
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++)
        data.fill(
          0,
          4 * ((Number(y) * scale + dy) * width + Number(x) * scale + dx),
          4 * ((Number(y) * scale + dy) * width + Number(x) * scale + dx) + 3,
        );
  assert.equal(decodeQR({ width, height: width, data }), content);
});

test('the same bundle gives the same bytes, with itself attached; the rosette differs from one to the next', () => {
  const made = typesetCertificate(certificate, '0002.bundle.json')!;
  assert.deepEqual(made, typesetCertificate(certificate, '0002.bundle.json'));
  assert.deepEqual(
    attachedFiles(made, 4_000_000).map((file) => Buffer.from(file)),
    [certificate],
  );
  assert.notEqual(rosette('ab'.repeat(32), '#000'), rosette('cd'.repeat(32), '#000'));
});

test('long lists are counted where they do not fit, texts are set smaller, and what is too long is refused', () => {
  const many = (count: number, length: number): Uint8Array =>
    changed(attestation, (credential) => {
      const { credentialSubject: subject } = credential;
      const exclusions = Array.from({ length: count }, (_, i) => ({
        what: `exclusion ${i}`,
        reason: 'mot '.repeat(length / 4).trim(),
      }));
      return { ...credential, credentialSubject: { ...subject, scope: { ...subject.scope, exclusions } } };
    });
  assert.match(pagesOf(many(40, 40)).pages[0]!.scope.at(-1)![1], /… et 34 de plus, dans la liasse jointe$/);
  assert.ok(typesetCertificate(many(40, 300), 'x.bundle.json') !== undefined);
  const whole = changed(attestation, (credential) => {
    const { credentialSubject: subject } = credential;
    const doesNotSay = Array.from({ length: 6 }, () => ({
      fr: 'mot '.repeat(249).trim(),
      en: 'word '.repeat(199).trim(),
    }));
    return { ...credential, credentialSubject: { ...subject, doesNotSay } };
  });
  // What it does not say is never cut.
  assert.equal(typesetCertificate(whole, 'x.bundle.json'), undefined);
});

test('however long exclusions are, each nonconformity stands on the page with its date, and what is cut says so', (t) => {
  const nonconformities = ['SEC-01', 'SEC-02', 'SEC-04', 'POR-03', 'POR-05', 'RES-02'].map(
    (control, month) => ({
      control,
      until: `2027-0${month + 1}-01`,
      reason: { fr: 'correctif promis '.repeat(20).trim(), en: 'remedy promised '.repeat(20).trim() },
    }),
  );
  const bytes = changed(certificate, (credential) => {
    const { credentialSubject: subject } = credential;
    const exclusions = Array.from({ length: 40 }, (_, i) => ({
      what: `exclusion ${i}`,
      reason: 'raison '.repeat(140).trim(),
    }));
    return {
      ...credential,
      credentialSubject: { ...subject, nonconformities, scope: { ...subject.scope, exclusions } },
    };
  });
  const made = typesetCertificate(bytes, 'x.bundle.json');
  assert.ok(made !== undefined);
  const { error, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: made, encoding: 'utf8' });
  if (error !== undefined) return t.skip('pdftotext is not installed');
  const pages = stdout.split('\f').filter((page) => page.trim() !== '');
  assert.equal(pages.length, 2);
  for (const [page, mark] of [
    [pages[0]!, /textes abrégés \(\[…\]\)/],
    [pages[1]!, /Texts cut short \(\[…\]\)/],
  ] as const) {
    const words = page.replaceAll(/\s+/g, ' ');
    for (const { control } of nonconformities) assert.ok(words.includes(control), control);
    for (const month of [/janvier|January/, /juin|June/]) assert.match(words, month);
    assert.match(words, mark);
    assert.match(words, /3[78] (?:de plus|more)/);
  }
});

test('what a dossier says is never read as source of the page', () => {
  const name = '#panic("x") $a$ *b* `c` <d> @e \\ [f] "g"';
  const bytes = changed(attestation, (credential) => ({
    ...credential,
    credentialSubject: {
      ...credential.credentialSubject,
      service: { ...credential.credentialSubject.service, name },
    },
  }));
  assert.equal(pagesOf(bytes).pages[0]!.service, name);
  assert.ok(typesetCertificate(bytes, 'x.bundle.json') !== undefined);
});
