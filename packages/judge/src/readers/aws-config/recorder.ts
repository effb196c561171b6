import { flagIn, itemsIn, textIn } from '../aws/caseless.ts';
import type { ConfigItem } from './config-item.ts';

/**
 * Whether the recorder itself, which each snapshot lists, says that it records every type that it can, in each account and
 * region that the items are of. Without its word, nothing shows that whole types were not left out.
 */
export function recordsAll(items: readonly ConfigItem[]): boolean {
  const recorded = new Set<string>();
  const seen = new Set<string>();
  for (const item of items) {
    const account = item.account ?? '';
    const key = `${account} ${item.region ?? ''}`;
    if (item.status === 'ResourceNotRecorded') return false;
    // What is global is recorded in one region of its account.
    seen.add(item.region === 'global' ? account : key);
    if (item.type !== 'AWS::Config::ConfigurationRecorder') continue;
    if (!isComplete(item)) return false;
    recorded.add(key).add(account);
  }
  return recorded.size > 0 && [...seen].every((key) => recorded.has(key));
}

function isComplete({ properties }: ConfigItem): boolean {
  const strategy = textIn(properties, 'recordingGroup', 'recordingStrategy', 'useOnly');
  const all = flagIn(properties, 'recordingGroup', 'allSupported') === true;
  const excluded = itemsIn(properties, 'recordingGroup', 'exclusionByResourceTypes', 'resourceTypes');
  return (
    flagIn(properties, 'recording') !== false &&
    excluded.length === 0 &&
    (strategy === undefined ? all : strategy === 'ALL_SUPPORTED_RESOURCE_TYPES')
  );
}
