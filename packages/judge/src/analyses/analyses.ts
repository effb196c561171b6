import type { RuleType } from '../rules/rule-syntax.ts';
import { billOutputs } from './bills-of-materials.ts';
import { boardOutputs } from './board.ts';
import { certificationOutputs } from './certifications.ts';
import { controlRightOutputs } from './control-rights.ts';
import type { Output } from './derived.ts';
import { exposureOutputs } from './exposure/exposure-outputs.ts';
import { flowOutputs } from './flows.ts';
import { ownershipOutputs } from './ownership-outputs.ts';
import { egressOutputs } from './egress.ts';
import { encryptionOutputs } from './encryption.ts';
import { ownershipAgeOutputs } from './ownership-age.ts';
import { provinceOutputs } from './province.ts';
import { registerOutputs } from './registers.ts';
import { residencyOutputs } from './residency.ts';
import { seatOutputs } from './seat.ts';
import { sessionOutputs } from './sessions.ts';
import { statedFields } from './stated-fields.ts';

/** Every name that a rule may use besides `parameters.*` and `assessor.met`. */
export const outputs: ReadonlyMap<string, Output> = new Map(
  [
    ...statedFields,
    ...residencyOutputs,
    ...provinceOutputs,
    ...sessionOutputs,
    ...flowOutputs,
    ...registerOutputs,
    ...egressOutputs,
    ...seatOutputs,
    ...ownershipOutputs,
    ...controlRightOutputs,
    ...ownershipAgeOutputs,
    ...encryptionOutputs,
    ...boardOutputs,
    ...exposureOutputs,
    ...billOutputs,
    ...certificationOutputs,
  ].map((output) => [output.name, output]),
);

/** The assessor's signed finding on the very control whose rule asks; for controls that only a person can judge. */
export const ASSESSOR_MET = 'assessor.met';

/** Names and types for the check of rules at load; parameters of a scheme are added by its loader. */
export const ruleNames: ReadonlyMap<string, RuleType> = new Map<string, RuleType>([
  ...[...outputs].map(([name, output]): [string, RuleType] => [name, output.type]),
  [ASSESSOR_MET, 'flag'],
]);
