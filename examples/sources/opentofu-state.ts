import type { Seeded } from './seeded.ts';

export type Attributes = Readonly<Record<string, unknown>>;

/** One resource block of a state; several instances are those of `count`. */
export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly module?: string;
  readonly mode?: 'managed' | 'data';
  readonly instances: readonly Attributes[];
}

/** State of OpenTofu, version 4, as `tofu state pull` prints it. */
export function stateFile(
  resources: readonly StateResource[],
  { provider, serial, seeded }: { provider: string; serial: number; seeded: Seeded },
): string {
  const state = {
    version: 4,
    terraform_version: '1.10.6',
    serial,
    lineage: seeded.uuid(),
    outputs: {},
    resources: resources.map(({ type, name, module, mode = 'managed', instances }) => ({
      ...(module === undefined ? {} : { module }),
      mode,
      type,
      name,
      provider: `provider["registry.opentofu.org/${provider}"]`,
      instances: instances.map((attributes, index) => ({
        ...(instances.length === 1 ? {} : { index_key: index }),
        schema_version: 0,
        attributes,
        sensitive_attributes: [],
        ...(mode === 'data' ? {} : { private: 'bnVsbA==' }),
      })),
    })),
    check_results: null,
  };
  return `${JSON.stringify(state, null, 2)}\n`;
}
