import type { FactValue } from '../../../facts/fact.ts';
import type { KindName } from '../../../facts/registry.ts';
import type { Reading } from '../../../reading/reading.ts';
import { fileOf } from '../../../testing/file-of.ts';
import { opentofuStateReader } from '../opentofu-state-reader.ts';

/** A resource as a state tells it, managed unless it is said. */
export interface StateResource {
  readonly type: string;
  readonly name?: string;
  readonly mode?: string;
  readonly attributes: object;
}

/** A state of version 4 that holds these. */
export function stateOf(...resources: StateResource[]): string {
  return JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    serial: 1,
    lineage: 'x',
    outputs: {},
    resources: resources.map(({ type, name = 'main', mode = 'managed', attributes }) => ({
      mode,
      type,
      name,
      instances: [{ schema_version: 0, attributes }],
    })),
  });
}

/** What the reader makes of a state. */
export function readState(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return opentofuStateReader.read(bytes, hint);
}

/** The values of all facts of a kind. */
export const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);

/** The first resource that is told of a state of one. */
export const one = (resource: StateResource): FactValue<'resource'> =>
  of(readState(stateOf(resource)), 'resource')[0]!;
