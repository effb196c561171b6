import { digestOf } from '@ancrage/base';
import { ocsfReader } from './ocsf-reader.ts';
import { complianceFinding, securityFinding, vulnerabilityFinding } from './testing/compliance-finding.ts';

/** Findings of several classes as an array, as lines and as an answer; what is returned tells readings apart. */
export const target = {
  name: 'ocsf',
  run(bytes: Uint8Array): string {
    const { facts, notes } = ocsfReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'topic' in value ? `${value.status} ${value.topic}` : '',
    );
    return `${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    const scan = [
      complianceFinding(),
      complianceFinding({ compliance: { control: 'EC2.7', status: 'Pass', status_id: 1 }, status_id: 3 }),
      vulnerabilityFinding(),
      vulnerabilityFinding({ activity_id: 3 }),
      securityFinding(),
      complianceFinding({ class_uid: 2005 }),
    ];
    const lines = scan.map((record) => JSON.stringify(record)).join('\n');
    return [JSON.stringify(scan), lines, JSON.stringify({ Findings: scan.slice(0, 2) })].map((text) =>
      new TextEncoder().encode(text),
    );
  },
  dictionary: [
    '"class_uid"',
    '2001',
    '2002',
    '2003',
    '2004',
    '"compliance"',
    '"status_id"',
    '"state_id"',
    '"status"',
    '"Suppressed"',
    '"resources"',
    '"Findings"',
  ],
};
