/** The verifier as one module for Node, without anything beside it: `node ancrage-verify.mjs <bundle> [policy]`. */
import { readFileSync } from 'node:fs';
import { formatText, type Lang } from '@ancrage/base';
import { verifyTexts } from '@ancrage/base/texts/verify';
import { verifySignature } from '@ancrage/proof';
import { readPolicy, verdictExitCode, verifyBundle } from '@ancrage/verify';
import { wordedStep } from './worded-step.ts';

export { verifySignature } from '@ancrage/proof';
export { readPolicy, verifyBundle, verdictExitCode } from '@ancrage/verify';

if (import.meta.main) {
  const [bundle, policy] = process.argv.slice(2);
  const lang: Lang = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('fr') ? 'fr' : 'en';
  if (bundle === undefined) {
    console.error('node ancrage-verify.mjs <bundle> [policy]');
    process.exitCode = 2;
  } else {
    const report = verifyBundle(readFileSync(bundle), {
      policy: policy === undefined ? undefined : readPolicy(readFileSync(policy)),
      at: `${new Date().toISOString().slice(0, 19)}Z`,
      verify: verifySignature,
    });
    for (const step of report.steps) console.log(`${step.state.padEnd(7)} ${wordedStep(step, lang)}`);
    console.log(formatText(verifyTexts[`verify.verdict.${report.verdict}`], lang));
    if (report.subject?.demonstration === true)
      console.log(formatText(verifyTexts['verify.demonstration'], lang));
    process.exitCode = verdictExitCode(report.verdict);
  }
}
