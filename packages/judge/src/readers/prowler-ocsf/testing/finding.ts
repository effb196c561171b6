/** One finding as Prowler 5 writes it, cut to the fields that a scan's reader may look at; `changes` replace members. */
export function finding(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    metadata: {
      event_code: 's3_bucket_default_encryption',
      product: { name: 'Prowler', version: '5.4.0' },
      version: '1.4.0',
    },
    severity_id: 3,
    severity: 'Medium',
    status: 'New',
    status_code: 'FAIL',
    unmapped: {},
    resources: [{ region: 'ca-central-1', uid: 'arn:aws:s3:::donnees' }],
    class_uid: 2004,
    cloud: { account: { uid: '111' }, provider: 'aws', region: 'ca-central-1' },
    time: 1_785_542_400,
    time_dt: '2026-08-01T02:00:00.5',
    ...changes,
  };
}
