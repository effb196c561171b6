import type { Seeded } from './seeded.ts';

/** One control of Security Hub, and how each of its resources fared. */
export interface HubControl {
  readonly id: string;
  readonly title: string;
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  readonly resourceType: string;
  readonly results: readonly { readonly resource: string; readonly region: string; readonly pass: boolean }[];
}

/** Answer of `aws securityhub get-findings` in the region to which findings of the others come (ASFF, 2018-10-08). */
export function securityHubFindings(
  controls: readonly HubControl[],
  { account, home, at, seeded }: { account: string; home: string; at: string; seeded: Seeded },
): string {
  const findings = controls.flatMap(({ id, title, severity, resourceType, results }) =>
    results.map(({ resource, region, pass }) => ({
      SchemaVersion: '2018-10-08',
      Id: `arn:aws:securityhub:${region}:${account}:security-control/${id}/finding/${seeded.uuid()}`,
      ProductArn: `arn:aws:securityhub:${region}::product/aws/securityhub`,
      ProductName: 'Security Hub',
      CompanyName: 'AWS',
      Region: home,
      GeneratorId: `security-control/${id}`,
      AwsAccountId: account,
      Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
      FirstObservedAt: '2026-08-03T05:12:44.000Z',
      LastObservedAt: at,
      CreatedAt: '2026-08-03T05:12:44.000Z',
      UpdatedAt: at,
      Severity: { Label: pass ? 'INFORMATIONAL' : severity, Original: pass ? 'INFORMATIONAL' : severity },
      Title: title,
      Description: title,
      Resources: [{ Type: resourceType, Id: resource, Partition: 'aws', Region: region }],
      Compliance: { Status: pass ? 'PASSED' : 'FAILED', SecurityControlId: id },
      WorkflowState: 'NEW',
      Workflow: { Status: pass ? 'RESOLVED' : 'NEW' },
      RecordState: 'ACTIVE',
    })),
  );
  return `${JSON.stringify({ Findings: findings }, null, 4)}\n`;
}
