/** Use cases over reports, pure: what other tools ask of them. */
export { OSCAL_NAMES, type OscalFiles, oscalFiles } from './oscal/oscal-files.ts';
export type { OscalWords } from './oscal/oscal-words.ts';
