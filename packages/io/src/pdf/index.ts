/** PDF: set from a template, and sealed. */
export { type PdfSource, type SetPdf, typesetPdf } from './typeset-pdf.ts';
export { isSealOver, sealPdf, type SealOptions, type SealWords } from './seal-pdf.ts';
export { attachedFiles } from './attached-files.ts';
