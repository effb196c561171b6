// Makes the example dossiers again, byte for byte:
//
//   node examples/sources/build.ts          everything but the PDFs, whose bytes depend on the Chromium that prints them
//   node examples/sources/build.ts --pdf    the PDFs too; then commit them with what follows from their digests
//
// Everyone in these dossiers is fictional, and the keys that sign are for demonstration.
import { buildGrandeNuee } from './grande-nuee/dossier.ts';
import { buildNordet } from './nordet/dossier.ts';
import { buildRevente } from './revente/dossier.ts';

const printAgain = process.argv.includes('--pdf');
buildNordet(printAgain);
buildGrandeNuee(printAgain);
buildRevente(printAgain);
