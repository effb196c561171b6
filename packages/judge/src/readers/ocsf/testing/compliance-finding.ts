/** One compliance finding as OCSF 1.3 has it, cut to the fields that a scan's reader may look at; `changes` replace members. */
export function complianceFinding(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    activity_id: 1,
    category_uid: 2,
    class_uid: 2003,
    cloud: { account: { uid: '111122223333' }, provider: 'AWS', region: 'us-east-1' },
    compliance: { control: 'S3.17', standards: ['NIST'], status: 'Fail', status_id: 3 },
    finding_info: { title: 'S3 general purpose buckets should be encrypted at rest', uid: 'f-1' },
    metadata: { product: { name: 'Security Hub', vendor_name: 'AWS' }, version: '1.3.0' },
    resources: [{ region: 'ca-central-1', type: 'AwsS3Bucket', uid: 'arn:aws:s3:::donnees' }],
    severity_id: 4,
    severity: 'High',
    status_id: 1,
    status: 'New',
    time: 1_785_542_400_000,
    ...changes,
  };
}

/** A vulnerability of a host, as OCSF 1.3 has it. */
export function vulnerabilityFinding(
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return complianceFinding({
    class_uid: 2002,
    compliance: undefined,
    finding_info: { title: 'CVE-2026-0001: openssl TLS handshake', uid: 'f-2' },
    vulnerabilities: [{ cve: { uid: 'CVE-2026-0001' }, is_fix_available: true, severity: 'Critical' }],
    severity_id: 5,
    ...changes,
  });
}

/** A finding of the class that came before the others, as OCSF 1.0 has it. */
export function securityFinding(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    class_uid: 2001,
    cloud: { account_uid: '111122223333', provider: 'AWS', region: 'ca-central-1' },
    compliance: { status: 'PASSED', requirements: ['PCI'] },
    finding: { title: 'EBS default encryption should be enabled', uid: 'f-3' },
    metadata: { product: { name: 'Security Hub', vendor_name: 'AWS' }, version: '1.0.0' },
    resources: [{ type: 'AwsAccount', uid: 'AWS::::Account:111122223333' }],
    severity_id: 3,
    state_id: 1,
    time: 1_785_542_400_000,
    ...changes,
  };
}
