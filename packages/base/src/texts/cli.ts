import { defineTexts } from './catalogue.ts';

/** Texts of the command line. */
export const cliTexts = defineTexts({});
