import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '@ancrage/base';
import type { Report, ReportExposure } from '@ancrage/judge';
import { catalogueExposure } from '@ancrage/office';
import fc from 'fast-check';
import { painter } from '../terminal/colour.ts';
import { columnsOf } from '../terminal/lines.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { catalogueLines } from './catalogue-lines.ts';
import { exposureInPage } from './draw-exposure.ts';
import { exposureLines } from './exposure-lines.ts';
import { ExposureWords } from './path-words.ts';

const report = sampleReport();
const langs: readonly Lang[] = ['fr', 'en'];
const paint = painter(false);

const exposure: ReportExposure = {
  as_of: '2026-11-26',
  considered: 10,
  laws: [
    {
      law: 'us-x',
      state: 'US',
      title: { fr: 'Loi X', en: 'X Act' },
      cite: '1 USC 1',
      confirmed: true,
      secrecy: 'required',
    },
    {
      law: 'eu-y',
      state: 'EU',
      title: { fr: 'Règlement Y', en: 'Y Regulation' },
      cite: 'art. 1',
      confirmed: false,
      secrecy: 'none',
    },
  ],
  parties: [
    { id: 'm', name: 'Mère inc.', group: 'controller', states: [], under: [], roles: [] },
    { id: 'p', name: 'Fournisseur inc.', group: 'provider', states: [], under: [], roles: ['operator'] },
  ],
  paths: [
    {
      law: 'us-x',
      factor: 'control',
      state: 'US',
      through: ['m', 'p'],
      role: 'operator',
      asset: 'in-use',
      key: null,
      sure: true,
      effort: 2,
      cut_by: [],
    },
    {
      law: 'eu-y',
      factor: 'seat',
      state: 'FR',
      through: ['p'],
      role: 'operator',
      asset: 'continuity',
      key: null,
      sure: false,
      effort: 5,
      cut_by: [],
    },
    {
      law: 'us-x',
      factor: 'control',
      state: 'US',
      through: ['m', 'p'],
      role: 'operator',
      asset: 'at-rest',
      key: 'm',
      sure: true,
      effort: 3,
      cut_by: ['customer-key'],
    },
  ],
  found: 1,
  possible: 1,
  cut: 1,
  open: [{ code: 'CONTROLLER_UNKNOWN', params: { party: 'Mère inc.' } }],
  plans: [
    {
      level: 4,
      assets: ['in-use', 'continuity'],
      cost: 80,
      proven: true,
      paths: 2,
      uncut: 1,
      suppliers: [],
      own: 2,
      changes: [{ change: 'leave-control', target: 'm', cost: 80, cuts: 1 }],
    },
  ],
};
const shown: Report = { ...report, exposure };

test('the terminal tells paths, what is not proven and the cheapest way out, in both languages, within its width', () => {
  for (const lang of langs)
    for (const width of [40, 80]) {
      const lines = exposureLines(shown, { lang, width, paint, paths: 1, level: 4 });
      for (const line of lines) assert.ok(columnsOf(line) <= width, line);
      const all = lines.join(' ').replace(/\s+/g, ' ');
      assert.match(all, lang === 'fr' ? /et 1 autre / : /and 1 more /);
      assert.match(
        all,
        lang === 'fr'
          ? /Sortir le fournisseur du contrôle de Mère inc\./
          : /out of the control of Mère inc\./,
      );
      assert.doesNotMatch(all, /\{[a-z]/i, 'no placeholder is left');
    }
});

test('a path says law, State, entity, factor, role and asset, and what is to be known besides', () => {
  const words = new ExposureWords(exposure, 'en');
  const [found, possible, stopped] = exposure.paths;
  assert.equal(
    words.sentence(found!),
    'United States, X Act (1 USC 1): reaches Fournisseur inc. through Mère inc., which controls it; as operator, Fournisseur inc. has access to content in use.',
  );
  assert.match(
    words.sentence(possible!),
    /^European Union, Y Regulation .* by its seat; .* can interrupt the service\.$/,
  );
  assert.match(words.sentence(stopped!), /content at rest, with the key that Mère inc\. holds\.$/);
  assert.deepEqual(words.remarks(possible!), ['law to be confirmed']);
  assert.deepEqual(words.remarks(stopped!), ['secrecy required', 'cut by the key that the customer holds']);
});

test('with nothing found, the words are “no path found among N laws”, never “exclusive”', () => {
  const none: Report = { ...shown, exposure: { ...exposure, paths: [], found: 0, possible: 0, cut: 0 } };
  for (const lang of langs) {
    const all = exposureLines(none, { lang, width: 80, paint, paths: 5, level: 4 }).join(' ');
    assert.match(all, lang === 'fr' ? /Aucun chemin trouvé parmi 10 lois/ : /No path found among 10 laws/);
    assert.doesNotMatch(all, /exclusi/i);
  }
});

test('the drawing tells found, possible and cut apart without colour: by class of line, cross and title', () => {
  const drawn = exposureInPage(exposure, 'en')!.markup;
  assert.equal(drawn.match(/<g class="found">/g)?.length, 3);
  assert.ok(drawn.includes('<g class="possible"><title>possible</title>'));
  assert.equal(
    drawn.match(/<g class="cut"><title>cut<\/title><path class="e" [^>]*><path class="c"/g)?.length,
    1,
  );
  assert.doesNotMatch(drawn, /<script|style=|on[a-z]+=/);
});

test('whatever names the evidence gives, the drawing holds no markup of theirs and the lines keep their width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom(...langs), (name, lang) => {
      const hostile = {
        ...exposure,
        parties: exposure.parties.map((party) => ({ ...party, name: `<b>"&${name}` })),
      };
      const drawn = exposureInPage(hostile, lang)!.markup;
      assert.ok(!drawn.includes('<b>'));
      for (const line of exposureLines(
        { ...shown, exposure: hostile },
        { lang, width: 60, paint, paths: 3, level: 4 },
      ))
        assert.ok(columnsOf(line) <= 60, line);
    }),
  );
});

test('a catalogue is told in both languages', () => {
  const entries = [0, 1, 2].map((at) => ({
    service: `Service ${at}`,
    exposure: {
      ...exposure,
      parties: [
        {
          id: 'operator:x',
          name: 'Hôte X',
          group: 'supplier' as const,
          states: [],
          under: ['US'],
          roles: ['host' as const],
        },
      ],
      plans: [
        { ...exposure.plans[0]!, suppliers: at === 2 ? ['operator:x', 'name:y'] : ['operator:x'], own: 0 },
      ],
    },
  }));
  const catalogue = catalogueExposure(entries, 4);
  for (const lang of langs) {
    const all = catalogueLines(catalogue, { lang, width: 80, paint }).join(' ').replace(/\s+/g, ' ');
    assert.match(
      all,
      lang === 'fr'
        ? /Hôte X : remplacé seul, libère 2 services/
        : /Hôte X: replaced alone, frees 2 services/,
    );
    assert.doesNotMatch(all, /\{[a-z]/i);
  }
});
