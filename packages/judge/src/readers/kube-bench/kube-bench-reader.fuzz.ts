import { digestOf } from '@ancrage/base';
import { kubeBenchReader } from './kube-bench-reader.ts';
import { controls, withTotals } from './testing/kube-bench-sample.ts';

/** Results with totals, as an array and as lines; what is returned tells readings apart. */
export const target = {
  name: 'kube-bench',
  run(bytes: Uint8Array): string {
    const { facts, notes } = kubeBenchReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'topic' in value ? `${value.status} ${value.topic}` : '',
    );
    return `${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    const lines = controls.map((control) => JSON.stringify(control)).join('\n');
    return [JSON.stringify(withTotals), JSON.stringify(controls), lines].map((text) =>
      new TextEncoder().encode(text),
    );
  },
  dictionary: [
    '"Controls"',
    '"tests"',
    '"results"',
    '"status"',
    '"WARN"',
    '"INFO"',
    '"node_type"',
    '"version"',
  ],
};
