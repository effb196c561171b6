import type { Seeded } from './seeded.ts';

/** One check of a scan and how each of its resources fared. */
export interface ScanCheck {
  readonly code: string;
  readonly title: string;
  readonly service: string;
  readonly severity: 'Critical' | 'High' | 'Medium' | 'Low' | 'Informational';
  readonly resourceType: string;
  readonly remedy: string;
  readonly results: readonly {
    readonly status: 'PASS' | 'FAIL' | 'MANUAL';
    readonly resource: string;
    readonly region: string;
    readonly detail: string;
  }[];
}

const SEVERITY_IDS = { Informational: 1, Low: 2, Medium: 3, High: 4, Critical: 5 } as const;

/** Findings as Prowler 5 writes them: OCSF 1.5.0, class 2004, one JSON array. */
export function prowlerScan(
  checks: readonly ScanCheck[],
  {
    provider,
    account,
    accountName,
    at,
    seeded,
  }: { provider: 'aws' | 'openstack'; account: string; accountName: string; at: string; seeded: Seeded },
): string {
  const time = Date.parse(at) / 1000;
  const findings = checks.flatMap((check) =>
    check.results.map(({ status, resource, region, detail }) => ({
      message: detail,
      metadata: {
        event_code: check.code,
        product: { name: 'Prowler', uid: 'prowler', vendor_name: 'Prowler', version: '5.18.0' },
        profiles: ['cloud', 'datetime'],
        tenant_uid: '',
        version: '1.5.0',
      },
      severity_id: SEVERITY_IDS[check.severity],
      severity: check.severity,
      status: 'New',
      status_code: status,
      status_detail: detail,
      status_id: 1,
      unmapped: {
        categories: [],
        compliance: {},
        depends_on: [],
        notes: '',
        related_to: [],
        related_url: '',
      },
      activity_name: 'Create',
      activity_id: 1,
      finding_info: {
        created_time: time,
        created_time_dt: at.replace('Z', ''),
        desc: check.title,
        title: check.title,
        types: [],
        uid: `prowler-${provider}-${check.code}-${account}-${region}-${seeded.hex(8)}`,
      },
      resources: [
        {
          cloud_partition: provider,
          region,
          data: { details: '', metadata: {} },
          group: { name: check.service },
          labels: [],
          name: resource,
          type: check.resourceType,
          uid: resource,
        },
      ],
      category_name: 'Findings',
      category_uid: 2,
      class_name: 'Detection Finding',
      class_uid: 2004,
      cloud: {
        account: {
          labels: [],
          name: accountName,
          type: provider === 'aws' ? 'AWS Account' : 'OpenStack Project',
          type_id: provider === 'aws' ? 10 : 99,
          uid: account,
        },
        org: { name: '', uid: '' },
        provider,
        region,
      },
      remediation: { desc: check.remedy, references: [] },
      risk_details: '',
      time,
      time_dt: at.replace('Z', ''),
      type_uid: 200_401,
      type_name: 'Detection Finding: Create',
    })),
  );
  return `${JSON.stringify(findings, null, 1)}\n`;
}
