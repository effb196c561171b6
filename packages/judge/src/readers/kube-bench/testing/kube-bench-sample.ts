/** One test as kube-bench writes it. */
export const result = (
  test_number: string,
  test_desc: string,
  status: string,
  more: object = {},
): object => ({
  test_number,
  test_desc,
  audit: '/bin/ps -ef | grep apiserver',
  AuditEnv: '',
  AuditConfig: '',
  type: '',
  remediation: 'Edit the manifest.',
  test_info: ['Edit the manifest.'],
  status,
  actual_value: '--token=x',
  scored: true,
  IsMultiple: false,
  expected_result: "'--x' is set",
  ...more,
});

const control = (node_type: string, ...results: readonly object[]): object => ({
  id: '1',
  version: 'cis-1.8',
  detected_version: '1.28',
  text: 'Control Plane Security Configuration',
  node_type,
  tests: [{ section: '1.2', type: '', pass: 1, fail: 1, warn: 0, info: 0, desc: 'API Server', results }],
  total_pass: 1,
  total_fail: 1,
  total_warn: 1,
  total_info: 0,
});

/** Tests of a control plane and of a node. */
export const controls: readonly object[] = [
  control(
    'master',
    result('1.2.1', 'Ensure that the --anonymous-auth argument is set to false', 'FAIL'),
    result('1.2.24', 'Ensure that the --tls-cert-file argument is set (Automated)', 'PASS'),
    result('1.2.27', 'Ensure that the --encryption-provider-config argument is set (Manual)', 'WARN', {
      type: 'manual',
      scored: false,
      reason: 'Test marked as a manual test',
    }),
    result('1.2.16', 'Ensure that the --audit-log-path argument is set', 'INFO', {
      type: 'skip',
      reason: 'Test marked as skip',
    }),
  ),
  control('node', result('4.2.1', 'Ensure that the --anonymous-auth argument is set to false', 'PASS')),
];

/** The file that the current version writes. */
export const withTotals = {
  Controls: controls,
  Totals: { total_pass: 2, total_fail: 1, total_warn: 1, total_info: 1 },
};
