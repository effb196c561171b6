import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { JsonPath } from '../json-list-stream.ts';
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

/** Lists of a result whose items are findings, and one that merely grows with what was scanned. */
export const RESULT_LISTS: ReadonlySet<unknown> = new Set([
  'Misconfigurations',
  'Vulnerabilities',
  'Secrets',
  'ExperimentalModifiedFindings',
  'ModifiedFindings',
  'Licenses',
  'Packages',
  'CustomResources',
]);

/** Whether a result stands at this path: of the report itself, or of a resource of a cluster. */
export function isResult(path: JsonPath): boolean {
  if (path.length === 2) return path[0] === 'Results';
  return path.length === 4 && path[2] === 'Results' && CLUSTER_LISTS.has(path[0]);
}

/** Whether results may stand below this path. */
export function leadsToResult(path: JsonPath): boolean {
  return path.length === 0 || (path.length < 5 && (path[0] === 'Results' || CLUSTER_LISTS.has(path[0])));
}

const CLUSTER_LISTS: ReadonlySet<unknown> = new Set(['Resources', 'Findings']);

/** What a report tells of the findings of one result, besides themselves. */
export interface ScanResult {
  readonly pointer: string;
  /** Account that a cloud's scan names, or cluster. */
  readonly account: string | undefined;
  /** Whether configuration was read from files, so that it tells what is meant to be and not what is. */
  readonly planned: boolean;
  readonly type: string | undefined;
  readonly region: string | undefined;
  /** Exceptions that it counts and need not list. */
  readonly excepted: number;
}

/** One thing that was scanned. */
export interface Scanned {
  readonly results: readonly ScanResult[];
  /** The scan of it broke off: what it lacks could be failures. */
  readonly broken: boolean;
}

/** What a report scanned: one artifact, or each resource of a cluster. */
export function scannedOf(root: JsonCursor): readonly Scanned[] {
  const cluster = detached(root.get('ClusterName'));
  const resources = root.get('Resources') ?? root.get('Findings');
  if (cluster !== undefined && resources !== undefined)
    return resources.items().map((resource) => ({
      results: resultsOf(resource, cluster, false),
      broken: (resource.get('Error')?.string() ?? '') !== '',
    }));
  const type = root.get('ArtifactType')?.string();
  const account = type === 'aws_account' ? detached(root.get('ArtifactName')) : undefined;
  const planned = type === 'filesystem' || type === 'repository';
  return [{ results: resultsOf(root, account, planned), broken: false }];
}

function resultsOf(scanned: JsonCursor, account: string | undefined, planned: boolean): ScanResult[] {
  return (scanned.get('Results')?.items() ?? []).map((result) => ({
    pointer: result.pointer,
    account,
    planned: planned && result.get('Class')?.string() === 'config',
    type: detached(result.get('Type')),
    region: regionOfTarget(detached(result.get('Target'))),
    excepted: result.path('MisconfSummary', 'Exceptions')?.integer() ?? 0,
  }));
}

function detached(cursor: JsonCursor | undefined): string | undefined {
  const text = cursor?.string();
  return text === undefined ? undefined : detachedText(text);
}

/** Region that the ARN of a target carries. */
function regionOfTarget(target: string | undefined): string | undefined {
  return /^arn:[a-z-]{1,20}:[a-z0-9-]{1,40}:([a-z0-9-]{1,30}):/.exec(target ?? '')?.[1];
}
