import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IoError } from '../io-error.ts';
import { attachedFiles } from './attached-files.ts';
import { isSealOver, sealPdf, type SealOptions } from './seal-pdf.ts';
import { typesetPdf } from './typeset-pdf.ts';

const template = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "fr")
#pdf.attach("/joint.json", relationship: "data", mime-type: "application/json", description: "joint")
= #data.title`;
const attached = Buffer.from('{"a":"é"}\n');

function pages(title = 'Titre (à) \\ #sys.version'): Uint8Array {
  return typesetPdf({ template, data: { title }, files: { '/joint.json': attached }, created: 1_795_000_000 })
    .bytes;
}

const words = { at: '2026-11-26T20:00:00Z', name: 'Émetteur (essai) 🜨', reason: 'Sceau', field: 'Sceau' };
const options: SealOptions = { ...words, sign: () => Promise.resolve(Buffer.from('seal')) };

test('the same source gives the same bytes, and what people wrote is never read as source', () => {
  assert.deepEqual(pages(), pages());
  const { pages: count } = typesetPdf({ template: '= Un\n#pagebreak()\nDeux', data: {}, created: 0 });
  assert.equal(count, 2);
});

test('a template that asks for a file that was not given is refused, also one that is on the disk', () => {
  for (const path of ['/etc/passwd', 'absent.json', '../../../../etc/passwd'])
    assert.throws(
      () => typesetPdf({ template: `#read("${path}")`, data: {}, created: 0 }),
      (error) => error instanceof IoError && error.code === 'PDF_TYPESET',
    );
});

test('a seal covers every byte but itself and leaves the pages as they were', async () => {
  const made = pages();
  let covered: Uint8Array = new Uint8Array();
  const sealed = await sealPdf(made, {
    ...options,
    sign: (message) => {
      covered = message;
      return Promise.resolve(Buffer.from('seal'));
    },
  });
  assert.deepEqual(sealed.subarray(0, made.length), made);
  const text = Buffer.from(sealed).toString('latin1');
  const [, open, close, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text)!.map(Number);
  assert.equal(close! + rest!, sealed.length);
  assert.equal(text[open!], '<');
  assert.equal(text[close! - 1], '>');
  assert.ok(text.startsWith(`<${Buffer.from('seal').toString('hex')}0`, open));
  const outside = Buffer.concat([sealed.subarray(0, open), sealed.subarray(close)]);
  assert.ok(outside.equals(covered));
  assert.deepEqual(attachedFiles(sealed, 1000), [attached]);
});

test('pages with a seal and nothing else are told from all others', async () => {
  const made = pages();
  const sealed = await sealPdf(made, options);
  assert.ok(isSealOver(made, sealed));
  assert.equal(isSealOver(made, made), false);
  assert.equal(isSealOver(pages('Autre'), sealed), false);
  assert.equal(isSealOver(made, Buffer.concat([sealed, Buffer.from('\n')])), false);
  const text = Buffer.from(sealed).toString('latin1');
  const digits = text.indexOf('/Contents <') + 11;
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Uint8Array.from(sealed);
      other[at]! ^= change;
      const inSeal = at >= digits && at < digits + 28_000;
      const inWords = /[0-9A-F]/.test(text[at]!) && /[0-9A-F]/.test(String.fromCharCode(other[at]!));
      assert.ok(inSeal || inWords || !isSealOver(made, other), `byte ${at}`);
    }),
    { numRuns: 300 },
  );
});

test('what another tool made, and what is sealed already, is refused', async () => {
  const sealed = await sealPdf(pages(), options);
  for (const bytes of [sealed, Buffer.from('%PDF-1.7\n%%EOF'), pages().subarray(0, -8)])
    await assert.rejects(
      sealPdf(bytes, options),
      (error) => error instanceof IoError && error.code === 'PDF_SHAPE',
    );
  await assert.rejects(
    sealPdf(pages(), { ...options, sign: () => Promise.resolve(new Uint8Array(14_001)) }),
    (error) => error instanceof IoError && error.code === 'PDF_SEAL_SIZE',
  );
});

test('a sign that the named font lacks is refused on every machine, in words', () => {
  const named = template.replace('#set text(', '#set text(font: "Libertinus Serif", fallback: false, ');
  const sign = 'ᓄᓇᕕᒃ';
  assert.throws(
    () =>
      typesetPdf({ template: named, data: { title: sign }, files: { '/joint.json': attached }, created: 0 }),
    (error: unknown) =>
      error instanceof IoError &&
      String(error.details['why']).startsWith('PDF/A-3a error: the text `"ᓄ"` could not'),
  );
});

test('a file of nothing but heads of attached files costs its length', () => {
  const repeated = Buffer.from('1 0 obj << /Type /EmbeddedFile /Length 3 '.repeat(100_000));
  assert.deepEqual(attachedFiles(repeated, 1000), []);
  // Places beyond the first few are not tried, whatever they unpack to.
  const after = Buffer.concat([
    repeated,
    Buffer.from('1 0 obj << /Type /EmbeddedFile /Length 3 >>\nstream\nabc'),
  ]);
  assert.deepEqual(attachedFiles(after, 1000), []);
});

test('attached files are bounded, and any bytes may come', () => {
  assert.deepEqual(attachedFiles(pages(), 5), []);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(400), (noise, at) => {
      const bytes = Buffer.from('1 0 obj\n<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream');
      assert.ok(attachedFiles(Buffer.concat([bytes.subarray(0, at), noise, bytes]), 100).length <= 2);
    }),
  );
});
