/** The verifier as one module for Node 20 and later, without anything beside it: `node ancrage-verify.mjs <bundle> [policy]`. */
import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { formatText, type Lang } from '@ancrage/base';
import { verifyTexts } from '@ancrage/base/texts/verify';
import { readPolicy, verdictExitCode } from '@ancrage/verify';
import { verifyInBrowser } from './verify-in-browser.ts';
import { wordedStep } from './worded-step.ts';

export { readPolicy, verdictExitCode } from '@ancrage/verify';
export { verifyInBrowser as verify } from './verify-in-browser.ts';

// Nodes before 24.2 do not say whether a module is the one that was asked for: silence would be taken for a yes.
const isMain =
  (import.meta.main as boolean | undefined) ??
  (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href);
if (isMain) {
  const [bundle, policy] = process.argv.slice(2);
  const lang: Lang = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('fr') ? 'fr' : 'en';
  if (bundle === undefined) {
    console.error('node ancrage-verify.mjs <bundle> [policy]');
    process.exitCode = 2;
  } else {
    // As the page does it: a Node whose own library lacks ML-DSA would call every certificate changed.
    const report = await verifyInBrowser(readFileSync(bundle), {
      policy: policy === undefined ? undefined : readPolicy(readFileSync(policy)),
      at: `${new Date().toISOString().slice(0, 19)}Z`,
    });
    for (const step of report.steps) console.log(`${step.state.padEnd(7)} ${wordedStep(step, lang)}`);
    console.log(formatText(verifyTexts[`verify.verdict.${report.verdict}`], lang));
    if (report.subject?.demonstration === true)
      console.log(formatText(verifyTexts['verify.demonstration'], lang));
    process.exitCode = verdictExitCode(report.verdict);
  }
}
