import { leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

/** Members of a plan that OpenTofu up to 1.12 or Terraform up to 1.14 writes. */
export const PLAN_FIELDS: KnownFields = leaves(
  'format_version',
  'terraform_version',
  'variables',
  'planned_values',
  'resource_drift',
  'resource_changes',
  'deferred_changes',
  'deferred_action_invocations',
  'action_invocations',
  'output_changes',
  'prior_state',
  'configuration',
  'relevant_attributes',
  'checks',
  'timestamp',
  'applyable',
  'complete',
  'errored',
);

/** Members of an entry of `resource_changes`. */
export const CHANGE_FIELDS: KnownFields = {
  ...leaves(
    'address',
    'previous_address',
    'module_address',
    'mode',
    'type',
    'name',
    'index',
    'index_unknown',
    'provider_name',
    'deposed',
    'action_reason',
  ),
  change: leaves(
    'actions',
    'before',
    'after',
    'after_unknown',
    'before_sensitive',
    'after_sensitive',
    'replace_paths',
    'importing',
    'generated_config',
    'before_identity',
    'after_identity',
  ),
};
