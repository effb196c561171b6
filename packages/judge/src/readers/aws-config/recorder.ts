import { flagIn, itemsIn, textIn } from '../aws/caseless.ts';
import type { ConfigItem } from './config-item.ts';

/**
 * Whether the recorder itself, which each snapshot lists, says that it records every type that it can, in each account and
 * region that the items are of. Without its word, nothing shows that whole types were not left out.
 */
export class RecordersWord {
  readonly #recorded = new Set<string>();
  readonly #seen = new Set<string>();
  #gap = false;

  add(item: ConfigItem): void {
    const account = item.account ?? '';
    const key = `${account} ${item.region ?? ''}`;
    if (item.status === 'ResourceNotRecorded') this.#gap = true;
    // What is global is recorded in one region of its account.
    this.#seen.add(item.region === 'global' ? account : key);
    if (item.type !== 'AWS::Config::ConfigurationRecorder') return;
    if (isComplete(item)) this.#recorded.add(key).add(account);
    // A service may have a recorder of its own beside it, for its few types; the account's own decides of the snapshot.
    else if (!isOfService(item)) this.#gap = true;
  }

  get recordsAll(): boolean {
    return !this.#gap && this.#recorded.size > 0 && [...this.#seen].every((key) => this.#recorded.has(key));
  }
}

/** A recorder that a service runs; the platform keeps the beginning of its name for it. */
function isOfService({ name, properties }: ConfigItem): boolean {
  return (
    textIn(properties, 'servicePrincipal') !== undefined ||
    textIn(properties, 'recordingScope') === 'INTERNAL' ||
    name?.startsWith('AWSConfigurationRecorderFor') === true
  );
}

function isComplete({ properties }: ConfigItem): boolean {
  const strategy = textIn(properties, 'recordingGroup', 'recordingStrategy', 'useOnly');
  const all = flagIn(properties, 'recordingGroup', 'allSupported') === true;
  const excluded = itemsIn(properties, 'recordingGroup', 'exclusionByResourceTypes', 'resourceTypes');
  return (
    flagIn(properties, 'recording') !== false &&
    // What it records for a service alone is in no snapshot.
    textIn(properties, 'recordingScope') !== 'INTERNAL' &&
    excluded.length === 0 &&
    (strategy === undefined ? all : strategy === 'ALL_SUPPORTED_RESOURCE_TYPES')
  );
}
