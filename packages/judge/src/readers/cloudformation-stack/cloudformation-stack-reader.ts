import { JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { arnOf } from '../aws/aws-arn.ts';
import { awsItem } from '../aws/aws-item.ts';
import { isGlobalOfAws } from '../aws/aws-types.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

/**
 * Stacks of CloudFormation and what each of them made, as `describe-stacks`, `describe-stack-resources` and
 * `list-stack-resources` answer. A stack is never all that its account holds.
 */
export const cloudformationStackReader: Reader = {
  format: 'cloudformation-stack',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    !/"(?:eventVersion|resourceType)"\s*:/.test(text) &&
    (/"StackResource(?:s|Summaries)"\s*:\s*\[\s*\]/.test(text) ||
      (/"StackResource(?:s|Summaries)"\s*:\s*\[/.test(text) && /"LogicalResourceId"\s*:/.test(text)) ||
      (/"Stack(?:s|Summaries)"\s*:\s*\[/.test(text) &&
        /"StackId"\s*:\s*"arn:[a-z-]{1,20}:cloudformation:/.test(text))),
  read: readStacks,
};

/** One entry: a stack, or something that a stack made. */
interface Made {
  readonly cursor: JsonCursor;
  readonly type: string;
  /** Name at the platform: an ARN, or whatever its service calls it. */
  readonly physical: string;
  readonly stack: string | undefined;
  readonly logical: string;
}

const LISTS = ['StackResources', 'StackResourceSummaries', 'Stacks', 'StackSummaries'];

function readStacks(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  const list = LISTS.map((name) => root.get(name)).find((found) => found?.isArray() === true);
  if (list === undefined)
    throw new JudgeError('READ_SHAPE', {
      line: 1,
      path: LISTS[0]!,
      problem: 'no list of stacks or of resources',
    });
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'cloudformation-stack',
    version: '2010-05-15',
  });
  const inventory = new InventoryFacts(reading);
  const entries = list.items();
  const made = entries.map(madeOf).filter((found) => found !== undefined);
  const place = placeOf(made);
  for (const entry of made) {
    const stack = arnOf(entry.stack);
    const arn = arnOf(entry.physical) === undefined ? undefined : entry.physical;
    const own = entry.type.startsWith('AWS::');
    inventory.add({
      ...awsItem({
        type: entry.type,
        arn: own ? arn : undefined,
        name: entry.physical,
        account: stack?.account ?? place.account,
        region: stack?.region ?? place.region,
      }),
      // What someone's own code calls its resource could be anything, secrets too.
      name: own ? (arn ?? `${entry.type} ${entry.physical}`) : `${entry.type} ${entry.logical}`,
      place: { pointer: entry.cursor.pointer },
    });
  }
  reading.records(entries.length, made.length);
  const where = { pointer: list.pointer };
  const left = entries.length - made.length;
  if (left > 0) reading.note('SKIPPED_RECORDS', where, { count: left });
  reading.note('LISTING_PARTIAL', where, { resources: made.length });
  inventory.close(where, false);
  return reading.build();
}

/** The entry as something that is there; undefined for what was deleted, or was never made. */
function madeOf(cursor: JsonCursor): Made | undefined {
  const stack = cursor.get('StackId')?.string() || undefined;
  const listed = cursor.get('ResourceType')?.string();
  const type = listed ?? (cursor.get('StackStatus') === undefined ? undefined : 'AWS::CloudFormation::Stack');
  const physical = listed === undefined ? stack : cursor.get('PhysicalResourceId')?.string();
  const status = cursor.get(listed === undefined ? 'StackStatus' : 'ResourceStatus')?.string();
  if (!type || !physical || status === 'DELETE_COMPLETE') return undefined;
  return { cursor, type, physical, stack, logical: cursor.get('LogicalResourceId')?.string() ?? '?' };
}

/**
 * Account and region of a stack whose entries do not name it. All that a stack makes is in its own region, so that those
 * of its resources that tell one, and all the same one, tell it for the others.
 */
function placeOf(made: readonly Made[]): { account: string | undefined; region: string | undefined } {
  const arns = made
    .filter(({ type }) => type.startsWith('AWS::') && !isGlobalOfAws(type))
    .map(({ physical }) => arnOf(physical));
  const only = (values: readonly (string | undefined)[]): string | undefined => {
    const told = new Set(values.filter((value) => value !== undefined));
    return told.size === 1 ? [...told][0] : undefined;
  };
  return {
    account: only(arns.map((arn) => arn?.account)),
    region: only(arns.map((arn) => arn?.region)),
  };
}
