import { defineTexts } from './catalogue.ts';

/** What readers say of the files they read. */
export const readerTexts = defineTexts({});
