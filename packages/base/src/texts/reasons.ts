import { defineTexts } from './catalogue.ts';

/** Why a finding is what it is, by reason code. */
export const reasonTexts = defineTexts({});
