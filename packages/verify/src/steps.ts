import type { Step, StepCode, StepName, StepState } from './verify-report.ts';

type Params = Step['params'];

/** Collects the steps; what was never reached is said so at the end. */
export class Steps {
  private readonly taken = new Map<StepName, Step>();

  yes(step: StepName, code: StepCode, params: Params = {}): void {
    this.set(step, 'yes', code, params);
  }

  no(step: StepName, code: StepCode, params: Params = {}): void {
    this.set(step, 'no', code, params);
  }

  unknown(step: StepName, code: StepCode, params: Params = {}): void {
    this.set(step, 'unknown', code, params);
  }

  absent(step: StepName, code: StepCode, params: Params = {}): void {
    this.set(step, 'absent', code, params);
  }

  has(step: StepName): boolean {
    return this.taken.has(step);
  }

  list(names: readonly StepName[]): readonly Step[] {
    return names.map(
      (step) => this.taken.get(step) ?? { step, state: 'absent', code: 'NOT_REACHED', params: {} },
    );
  }

  /** The first word on a step stands: what broke it is not mended by what comes after. */
  private set(step: StepName, state: StepState, code: StepCode, params: Params): void {
    if (!this.taken.has(step)) this.taken.set(step, { step, state, code, params });
  }
}
