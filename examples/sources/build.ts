// Makes the example dossiers again, byte for byte:
//
//   node examples/sources/build.ts               everything but the PDFs, whose bytes depend on the Chromium that prints
//   node examples/sources/build.ts --pdf         the PDFs too; then commit them with what follows from their digests
//   node examples/sources/build.ts --out <folder>  elsewhere, to compare
//
// Everyone in these dossiers is fictional, and the keys that sign are for demonstration.
import { parseArgs } from 'node:util';
import { examplesFolder } from './dossier-folder.ts';
import { buildGrandeNuee } from './grande-nuee/dossier.ts';
import { buildNordet } from './nordet/dossier.ts';
import { buildRevente } from './revente/dossier.ts';

const { values } = parseArgs({
  options: { pdf: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const options = { printAgain: values.pdf, target: values.out ?? examplesFolder };
buildNordet(options);
buildGrandeNuee(options);
buildRevente(options);
