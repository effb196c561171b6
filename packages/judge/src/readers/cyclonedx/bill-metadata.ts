import type { JsonCursor } from '@ancrage/base';
import { labelOf } from '../bill-of-materials/label.ts';
import { statedDay } from '../stated-instant.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { organisationOf } from './organisation.ts';

/** What `metadata` tells of the bill itself. */
export interface BillMetadata {
  readonly subject: string | undefined;
  readonly version: string | undefined;
  /** Reference by which the rest of the document names the subject. */
  readonly reference: string | undefined;
  readonly instant: string | undefined;
  readonly tool: string | undefined;
  readonly stages: readonly string[];
  readonly issuer: string | undefined;
  /** What the subject is itself made of. */
  readonly component: JsonCursor | undefined;
}

export function billMetadata(metadata: JsonCursor, notes: LimitedNotes): BillMetadata {
  const component = metadata.get('component');
  const group = component?.get('group')?.string();
  const name = component?.get('name')?.string();
  const timestamp = metadata.get('timestamp');
  const instant = statedDay(timestamp?.string()) === undefined ? undefined : timestamp?.string();
  if (timestamp !== undefined && instant === undefined)
    notes.note('FIELD_UNREADABLE', { pointer: timestamp.pointer }, { field: 'timestamp' });
  const stages = (metadata.get('lifecycles')?.items() ?? [])
    .map((stage) => stage.get('phase')?.string() ?? stage.get('name')?.string())
    .filter((stage) => stage !== undefined && stage !== '');
  const issuer = ['supplier', 'manufacturer', 'manufacture'].map((role) =>
    organisationOf(metadata.get(role), notes),
  );
  return {
    subject: name ? labelOf(group ? `${group}/${name}` : name) : undefined,
    version: labelOf(component?.get('version')?.string()),
    reference: component?.get('bom-ref')?.string(),
    instant,
    tool: toolOf(metadata.get('tools')),
    stages: [...new Set(stages as string[])].slice(0, 50).map((stage) => labelOf(stage)!),
    issuer: issuer.find((found) => found !== undefined)?.name,
    component,
  };
}

/** The first tool: an array of tools before version 1.5, an object of components and services after. */
function toolOf(tools: JsonCursor | undefined): string | undefined {
  const [first] = [
    ...(tools?.items() ?? []),
    ...(tools?.get('components')?.items() ?? []),
    ...(tools?.get('services')?.items() ?? []),
  ];
  const name = first?.get('name')?.string();
  const version = first?.get('version')?.string();
  return name ? labelOf(version ? `${name} ${version}` : name) : undefined;
}
