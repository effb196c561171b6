import type { Seeded } from './seeded.ts';

/** One rule of a posture tool, and the resources that it looked at. */
export interface PostureRule {
  readonly control: string;
  readonly title: string;
  readonly severity: 'Low' | 'Medium' | 'High' | 'Critical';
  readonly resourceType: string;
  readonly results: readonly { readonly resource: string; readonly region: string; readonly pass: boolean }[];
}

const SEVERITIES = { Low: 2, Medium: 3, High: 4, Critical: 5 } as const;

/** Compliance findings in OCSF 1.3 (class 2003), one object a line, as a posture tool of any maker exports them. */
export function ocsfFindings(
  rules: readonly PostureRule[],
  {
    product,
    vendor,
    project,
    at,
    seeded,
  }: { product: string; vendor: string; project: string; at: string; seeded: Seeded },
): string {
  const time = Date.parse(at);
  const lines = rules.flatMap(({ control, title, severity, resourceType, results }) =>
    results.map(({ resource, region, pass }) =>
      JSON.stringify({
        activity_id: 1,
        activity_name: 'Create',
        category_name: 'Findings',
        category_uid: 2,
        class_name: 'Compliance Finding',
        class_uid: 2003,
        cloud: { account: { uid: project }, provider: vendor, region },
        compliance: {
          control,
          standards: ['ITSG-33'],
          status: pass ? 'Pass' : 'Fail',
          status_id: pass ? 1 : 3,
        },
        finding_info: { created_time: time, title, uid: seeded.uuid() },
        metadata: { product: { name: product, vendor_name: vendor, version: '4.2.0' }, version: '1.3.0' },
        resources: [{ name: resource, region, type: resourceType, uid: seeded.uuid() }],
        severity,
        severity_id: SEVERITIES[severity],
        status: 'New',
        status_id: 1,
        time,
        type_name: 'Compliance Finding: Create',
        type_uid: 200_301,
      }),
    ),
  );
  return `${lines.join('\n')}\n`;
}
