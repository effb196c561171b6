import { readFileSync } from 'node:fs';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Report, Scheme } from '@ancrage/judge';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { CHART_PATTERNS, CHART_STYLE } from '../flow-chart/flow-chart.ts';
import { mapSymbols } from '../map/render-map.ts';
import { markSymbols } from '../outcome-marks.ts';
import { criteriaSection } from './criteria-section.ts';
import { evidenceSection } from './evidence-section.ts';
import { exposureSection } from './exposure-section.ts';
import { flowsSection } from './flows-section.ts';
import { glance } from './glance-section.ts';
import { hostsSection } from './hosts-section.ts';
import { inputsSection } from './inputs-section.ts';
import { mapSection } from './map-section.ts';
import { namesSection } from './names-section.ts';
import { nextSection } from './next-section.ts';
import { ownershipSection } from './ownership-section.ts';
import { scopeSection } from './scope-section.ts';
import { hero, meaning, missingFiles } from './summary-section.ts';
import { linkTo } from './view.ts';
import type { View } from './view.ts';

const style = raw(readFileSync(new URL('report.css', import.meta.url), 'utf8').replace(/\n\s*/g, '\n'));
const script = raw(readFileSync(new URL('enhance.js', import.meta.url), 'utf8').replace(/\n\s*/g, '\n'));

/**
 * The report as one HTML file that needs nothing else: no resource from outside, readable without JavaScript, in French
 * and English, on screen, on a phone and on paper. Everything that came from evidence is escaped.
 */
export function renderHtml(report: Report, scheme: Scheme): string {
  const title = `${report.service.service} – ${text('report.title', 'fr')} / ${text('report.title', 'en')}`;
  const both = (part: (view: View) => Html): Html[] =>
    (['fr', 'en'] as const).map(
      (lang) => html`<div lang="${lang}" data-lang="${lang}">${part(viewOf(report, scheme, lang))}</div>`,
    );
  const page = html`${raw('<!doctype html>')}
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}${raw(CHART_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${text('report.skip', 'fr')} / <span lang="en">${text('report.skip', 'en')}</span></a>
<header class="bar"><p class="brand"><b>${text('report.product', 'fr')}</b> <span lang="fr" data-lang="fr">${text('report.motto', 'fr')}</span><span lang="en" data-lang="en">${text('report.motto', 'en')}</span></p><fieldset><legend class="vh"><span lang="fr">${text('report.language', 'fr')}</span> / <span lang="en">${text('report.language', 'en')}</span></legend><input type="radio" name="lang" id="lang-fr" value="fr" checked><label for="lang-fr" lang="fr">Français</label><input type="radio" name="lang" id="lang-en" value="en"><label for="lang-en" lang="en">English</label></fieldset></header>
<svg class="defs fc-defs" width="0" height="0" aria-hidden="true"><defs>${markSymbols}${mapSymbols()}${CHART_PATTERNS}</defs></svg>
<main id="main" tabindex="-1">${both(content)}</main>
<footer>${both(({ lang }) => html`<p>${text('report.made-with', lang)}</p>`)}</footer>
<script>${script}</script>
</body>
</html>
`;
  return page.markup;
}

function viewOf(report: Report, scheme: Scheme, lang: Lang): View {
  return { report, scheme, lang, paths: new Map(report.evidence.map(({ id, path }) => [id, path])) };
}

function content(view: View): Html {
  return html`${hero(view)}<div class="short">${meaning(view)}${missingFiles(view)}<div class="columns">${glance(view)}${mapSection(view)}</div>${nextSection(view)}${contents(view)}</div><div class="long">${criteriaSection(view)}${ownershipSection(view)}${exposureSection(view)}${flowsSection(view)}${namesSection(view)}${hostsSection(view)}${scopeSection(view)}${evidenceSection(view)}${inputsSection(view)}</div>`;
}

function contents(view: View): Html {
  const { lang } = view;
  const entries = [
    linkTo(view, 'findings', text('report.findings', lang)),
    ...(view.report.ownership === undefined
      ? []
      : [linkTo(view, 'ownership', text('ownership.section', lang))]),
    ...(view.report.exposure === undefined ? [] : [linkTo(view, 'exposure', text('exposure.section', lang))]),
    ...(view.report.flows === undefined ? [] : [linkTo(view, 'flows', text('flows.section', lang))]),
    ...(view.report.names === undefined ? [] : [linkTo(view, 'names', text('names.section', lang))]),
    ...(view.report.hosts === undefined ? [] : [linkTo(view, 'hosts', text('host.section', lang))]),
    linkTo(view, 'scope', text('report.scope', lang)),
    linkTo(view, 'gaps', text('report.scope-findings', lang)),
    linkTo(view, 'evidence', text('report.evidence', lang)),
    linkTo(view, 'inputs', text('report.inputs', lang)),
    linkTo(view, 'verify', text('report.verify', lang)),
  ];
  return html`<nav aria-label="${text('report.contents', lang)}"><h2>${text('report.in-full', lang)}</h2><ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul></nav>`;
}
