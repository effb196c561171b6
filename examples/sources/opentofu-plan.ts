import type { Attributes } from './opentofu-state.ts';

/** One change that a plan would make. */
export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly ('create' | 'update' | 'delete' | 'no-op')[];
  readonly after: Attributes | null;
  /** Fields that only the platform will give. */
  readonly unknown?: Readonly<Record<string, true>>;
}

/** Plan of OpenTofu as `tofu show -json` writes it (format 1.2). */
export function planFile(
  changes: readonly PlannedChange[],
  { provider, region, at }: { provider: string; region: string; at: string },
): string {
  const name = provider.slice(provider.indexOf('/') + 1);
  const plan = {
    format_version: '1.2',
    terraform_version: '1.10.6',
    variables: {},
    planned_values: { root_module: {} },
    resource_changes: changes.map(({ address, actions, after, unknown = {} }) => {
      const [type = '', label = ''] = address.split('.');
      return {
        address,
        mode: 'managed',
        type,
        name: label,
        provider_name: `registry.opentofu.org/${provider}`,
        change: {
          actions,
          before: null,
          after,
          after_unknown: unknown,
          before_sensitive: false,
          after_sensitive: {},
        },
      };
    }),
    configuration: {
      provider_config: {
        [name]: {
          name,
          full_name: `registry.opentofu.org/${provider}`,
          expressions: { region: { constant_value: region } },
        },
      },
      root_module: {
        resources: changes.map(({ address }) => {
          const [type = '', label = ''] = address.split('.');
          return { address, mode: 'managed', type, name: label, provider_config_key: name, schema_version: 0 };
        }),
      },
    },
    timestamp: at,
    errored: false,
  };
  return `${JSON.stringify(plan, null, 2)}\n`;
}
