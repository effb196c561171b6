// Makes the example dossiers again, byte for byte:
//
//   node examples/sources/build.ts          everything but the PDFs, whose bytes depend on the Chromium that prints them
//   node examples/sources/build.ts --pdf    the PDFs too; then commit them with what follows from their digests
//
// Everyone and everything in these dossiers is fictional, and their keys are for demonstration.
import { buildNordet } from './nordet/dossier.ts';

const printAgain = process.argv.includes('--pdf');
buildNordet(printAgain);
