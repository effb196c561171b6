/** One result, with the least that the standard wants. */
export const result = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  ruleId: 'CKV_AWS_19',
  ruleIndex: 0,
  message: { text: 'Bucket is not encrypted' },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'main.tf' }, region: { startLine: 1 } } }],
  ...more,
});

/** A log of one run. */
export function sarifLog(
  results: readonly unknown[],
  run: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Checkov',
            version: '3.2.0',
            rules: [
              {
                id: 'CKV_AWS_19',
                name: 'Ensure data stored in the bucket is encrypted at rest',
                defaultConfiguration: { level: 'error' },
              },
              { id: 'CKV_AWS_20', shortDescription: { text: 'Bucket has a public ACL' } },
              {
                id: 'CKV_AWS_21',
                defaultConfiguration: { level: 'note' },
                properties: { 'security-severity': '9.1' },
              },
            ],
          },
          extensions: [{ name: 'more', rules: [{ id: 'EXT1', defaultConfiguration: { level: 'note' } }] }],
        },
        invocations: [{ executionSuccessful: true, endTimeUtc: '2026-08-01T00:00:00Z' }],
        results,
        ...run,
      },
    ],
  };
}

/** Results of each sort. */
export const SAMPLES: readonly Record<string, unknown>[] = [
  result(),
  result({ ruleId: 'CKV_AWS_20', ruleIndex: 1, kind: 'pass', level: 'none' }),
  result({ ruleId: 'CKV_AWS_21', ruleIndex: 2, suppressions: [{ kind: 'external', status: 'accepted' }] }),
  result({ ruleId: 'EXT1', ruleIndex: undefined, rule: { index: 0, toolComponent: { index: 0 } } }),
  result({ ruleId: 'CVE-2026-0001', ruleIndex: undefined, level: 'error' }),
  result({ kind: 'notApplicable' }),
  result({ baselineState: 'absent' }),
];
