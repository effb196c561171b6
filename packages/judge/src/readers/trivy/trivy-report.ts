import type { JsonCursor } from '@ancrage/base';
import { leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

const RESULT_FIELDS = leaves(
  'Class',
  'CustomResources',
  'ExperimentalModifiedFindings',
  'Licenses',
  'MisconfSummary',
  'Misconfigurations',
  'ModifiedFindings',
  'Packages',
  'Secrets',
  'Target',
  'Type',
  'Vulnerabilities',
);

/** Fields of a report of one artifact, and of one of a cluster, in version 2 of the schema. */
export const REPORT_FIELDS: KnownFields = {
  ...leaves(
    'ArtifactID',
    'ArtifactName',
    'ArtifactType',
    'ClusterName',
    'CreatedAt',
    'Metadata',
    'ReportID',
    'SchemaVersion',
    'Trivy',
  ),
  Results: RESULT_FIELDS,
  Resources: { ...leaves('Error', 'Kind', 'Metadata', 'Name', 'Namespace'), Results: RESULT_FIELDS },
  Findings: { ...leaves('Error', 'Kind', 'Metadata', 'Name', 'Namespace'), Results: RESULT_FIELDS },
};

/** Results of one thing that was scanned, and what is known of where it stands. */
export interface Scanned {
  readonly results: readonly JsonCursor[];
  /** Account that a cloud's scan names, or cluster. */
  readonly account: string | undefined;
  /** Whether configuration was read from files, so that it tells what is meant to be and not what is. */
  readonly planned: boolean;
  /** The scan of it broke off: what it lacks could be failures. */
  readonly broken: boolean;
}

/** What a report scanned: one artifact, or each resource of a cluster. */
export function scannedOf(root: JsonCursor): readonly Scanned[] {
  const cluster = root.get('ClusterName')?.string();
  const resources = root.get('Resources') ?? root.get('Findings');
  if (cluster !== undefined && resources !== undefined)
    return resources.items().map((resource) => ({
      results: resource.get('Results')?.items() ?? [],
      account: cluster,
      planned: false,
      broken: (resource.get('Error')?.string() ?? '') !== '',
    }));
  const type = root.get('ArtifactType')?.string();
  return [
    {
      results: root.get('Results')?.items() ?? [],
      account: type === 'aws_account' ? root.get('ArtifactName')?.string() : undefined,
      planned: type === 'filesystem' || type === 'repository',
      broken: false,
    },
  ];
}

/** Region that the ARN of a target carries. */
export function regionOfTarget(target: string | undefined): string | undefined {
  return /^arn:[a-z-]{1,20}:[a-z0-9-]{1,40}:([a-z0-9-]{1,30}):/.exec(target ?? '')?.[1];
}
