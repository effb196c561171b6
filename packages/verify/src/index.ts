/** Bundle in, report out: whether a certificate holds, offline. Pure; who computes signatures is an argument. */
export type { ShownFile } from './check-edition.ts';
export type { EarlierCheckpoint } from './check-log.ts';
export { type Policy, policyShape, readPolicy } from './policy.ts';
export { verifyBundle, type VerifyOptions, withStep } from './verify-bundle.ts';
export {
  type Step,
  type StepCode,
  stepCodes,
  type StepName,
  furtherStepNames,
  stepNames,
  type StepState,
  verdictExitCode,
  type VerifiedSubject,
  type Verdict,
  verdicts,
  type VerifyReport,
} from './verify-report.ts';
