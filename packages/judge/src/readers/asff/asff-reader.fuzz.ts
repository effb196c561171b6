import { digestOf } from '@ancrage/base';
import { asffReader } from './asff-reader.ts';
import { controlFinding, packageFinding } from './testing/asff-finding-sample.ts';

/** Findings as an answer, as lines and as an event; what is returned tells readings apart. */
export const target = {
  name: 'asff',
  run(bytes: Uint8Array): string {
    const { facts, notes } = asffReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'topic' in value ? `${value.status} ${value.topic}` : '',
    );
    return `${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    const findings = [
      controlFinding(),
      controlFinding({ Compliance: { Status: 'PASSED', SecurityControlId: 'EC2.3' } }),
      controlFinding({ Workflow: { Status: 'SUPPRESSED' } }),
      controlFinding({ RecordState: 'ARCHIVED' }),
      packageFinding(),
    ];
    return [
      JSON.stringify({ Findings: findings }),
      findings.map((finding) => JSON.stringify(finding)).join('\n'),
      JSON.stringify({ 'detail-type': 'Imported', detail: { findings: findings.slice(3) } }),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"Findings"',
    '"NextToken"',
    '"Compliance"',
    '"Status"',
    '"PASSED"',
    '"NOT_AVAILABLE"',
    '"RecordState"',
    '"Workflow"',
    '"Region"',
    '"detail"',
    '"findings"',
  ],
};
