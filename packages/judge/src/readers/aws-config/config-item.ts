import { instantOf, isBaseError, JsonCursor, openStrictJson } from '@ancrage/base';
import type { AwsResource } from '../aws/aws-item.ts';

/** What an entry tells of which resource it is of, and when. */
export interface ConfigHead {
  readonly type: string;
  readonly arn: string | undefined;
  /** ARN, or type and identifier where it has none. */
  readonly title: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly status: string;
  /** When the recorder saw it so; undefined where the entry does not tell, or not as an instant. */
  readonly captured: number | undefined;
  /** Number of the state that it is, which grows with each change. */
  readonly state: string;
}

/** One entry of a file of Config that describes a resource. */
export interface ConfigItem extends ConfigHead, Omit<AwsResource, keyof ConfigHead> {
  /** Fields that should hold JSON and do not. */
  readonly unreadable: readonly string[];
}

/** Entries that tell of the compliance or the software of a resource that has its own entry. */
const ABOUT_OTHERS =
  /^AWS::(?:Config::(?:ResourceCompliance|ConformancePackCompliance)|SSM::(?:AssociationCompliance|PatchCompliance|ManagedInstanceInventory|FileData))$/;

/** Whether a type of entry tells of another entry's resource. */
export function isAboutOthers(type: string): boolean {
  return ABOUT_OTHERS.test(type);
}

/** Which resource an entry is of; undefined where it names no type or no resource. */
export function configHead(cursor: JsonCursor): ConfigHead | undefined {
  // A list by an aggregator writes each name with a capital, and of whose account and region it is.
  const type = textOf(cursor, 'resourceType') ?? textOf(cursor, 'ResourceType');
  const id = textOf(cursor, 'resourceId') ?? textOf(cursor, 'ResourceId');
  const arn = cursor.text('ARN') || cursor.text('arn') || undefined;
  const title = arn ?? (id ? `${type} ${id}` : undefined);
  if (!type || title === undefined) return undefined;
  return {
    type,
    arn,
    title,
    account:
      textOf(cursor, 'awsAccountId') ?? textOf(cursor, 'accountId') ?? textOf(cursor, 'SourceAccountId'),
    region: textOf(cursor, 'awsRegion') ?? textOf(cursor, 'SourceRegion'),
    status: cursor.get('resourceDeletionTime')
      ? 'ResourceDeleted'
      : (textOf(cursor, 'configurationItemStatus') ?? ''),
    captured: capturedOf(cursor.get('configurationItemCaptureTime')),
    state: stateOf(cursor.get('configurationStateId')),
  };
}

/** The entry as an item, its fields opened. */
export function configItem(head: ConfigHead, cursor: JsonCursor): ConfigItem {
  const unreadable: string[] = [];
  const opened = (member: JsonCursor | undefined, name: string): JsonCursor | undefined => {
    try {
      return unfolded(member);
    } catch (error) {
      if (!isBaseError(error)) throw error;
      if (!unreadable.includes(name)) unreadable.push(name);
      return undefined;
    }
  };
  const supplements = opened(cursor.get('supplementaryConfiguration'), 'supplementaryConfiguration');
  const known = new Map<string, JsonCursor | undefined>();
  for (const name of SUPPLEMENTS) known.set(name, opened(supplements?.get(name), name));
  return {
    ...head,
    unreadable,
    name: ['resourceName', 'ResourceName', 'resourceId', 'ResourceId']
      .map((name) => textOf(cursor, name))
      .find((name) => name !== undefined),
    zone: textOf(cursor, 'availabilityZone'),
    properties: opened(cursor.get('configuration'), 'configuration'),
    supplement: (name) => known.get(name),
  };
}

/** Fields of `supplementaryConfiguration` that are read; none else is opened. */
const SUPPLEMENTS = [
  'AccessControlList',
  'BucketReplicationConfiguration',
  'DBClusterSnapshotAttributes',
  'DBSnapshotAttributes',
  'PublicAccessBlockConfiguration',
  'ServerSideEncryptionConfiguration',
];

/** Config folds JSON into text, some of it twice. */
function unfolded(member: JsonCursor | undefined, times = 2): JsonCursor | undefined {
  const text = member?.string()?.trim();
  if (member === undefined || text === undefined || times === 0) return member;
  if (text === '') return undefined;
  return unfolded(new JsonCursor(openStrictJson(text), member.pointer), times - 1);
}

function textOf(cursor: JsonCursor, name: string): string | undefined {
  return cursor.text(name) || undefined;
}

/** An instant in words, or in seconds since 1970 as the first version of the command line writes it. */
function capturedOf(cursor: JsonCursor | undefined): number | undefined {
  const text = cursor?.string();
  if (text !== undefined) return instantOf(text);
  const seconds = Number(cursor?.decimal()?.toString() ?? Number.NaN);
  return seconds >= 0 && seconds < 1e11 ? Math.floor(seconds * 1000) : undefined;
}

/** Digits, padded so that they sort as text. */
function stateOf(cursor: JsonCursor | undefined): string {
  const digits = cursor?.string() ?? String(cursor?.integer() ?? '');
  return /^\d{1,40}$/.test(digits) ? digits.padStart(40, '0') : '';
}
