import { digestOf } from '@ancrage/base';
import { sarifReader } from './sarif-reader.ts';
import { result, SAMPLES, sarifLog } from './testing/sarif-log.ts';

/** Logs with results of each sort; what is returned tells readings apart. */
export const target = {
  name: 'sarif',
  run(bytes: Uint8Array): string {
    const { facts, notes } = sarifReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'severity' in value ? `${value.status} ${value.severity}` : '',
    );
    return `${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    return [
      sarifLog(SAMPLES),
      sarifLog([result({ kind: 'pass' })], { invocations: [{ executionSuccessful: false }] }),
    ].map((log) => new TextEncoder().encode(JSON.stringify(log)));
  },
  dictionary: [
    '"runs"',
    '"kind"',
    '"pass"',
    '"level"',
    '"ruleIndex"',
    '"suppressions"',
    '"rules"',
    '"security-severity"',
  ],
};
