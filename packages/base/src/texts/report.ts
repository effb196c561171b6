import { defineTexts } from './catalogue.ts';

/** Texts of reports: terminal, HTML and SVG. */
export const reportTexts = defineTexts({});
