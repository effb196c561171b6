import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { arnOf } from '../aws/aws-arn.ts';
import { awsItem } from '../aws/aws-item.ts';
import { isGlobalOfAws } from '../aws/aws-types.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';

/** Lists of an answer: the first that there is holds what is read. */
const LISTS = ['StackResources', 'StackResourceSummaries', 'Stacks', 'StackSummaries'];

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) => path.length === 1 && LISTS.includes(String(path[0])),
  leadsToList: (path) => path.length === 0,
};

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
  ...itemReader(NOTATION, (evidence) => new StackListing(evidence)),
};

/** One entry: a stack, or something that a stack made. */
interface Made {
  readonly type: string;
  /** Name at the platform: an ARN, or whatever its service calls it. */
  readonly physical: string;
  readonly stack: string | undefined;
  readonly logical: string;
}

/** Entries, once for the account and region that they tell each other, once for what they are. */
class StackListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #places = new Map(LISTS.map((name) => [name, new StackPlace()]));
  #list: string | undefined;
  #entries = 0;
  #made = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({
      id: evidence,
      format: 'cloudformation-stack',
      version: '2010-05-15',
    });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list !== undefined) {
      const made = madeOf(cursor);
      if (made !== undefined) this.#places.get(String(list[0]))!.add(made);
      return;
    }
    this.#list = LISTS.find((name) => cursor.get(name)?.isArray() === true);
    if (this.#list === undefined)
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: LISTS[0]!,
        problem: 'no list of stacks or of resources',
      });
  }

  read({ cursor, list }: JsonEntry): void {
    const chosen = this.#list;
    if (chosen === undefined || list?.[0] !== chosen) return;
    this.#entries += 1;
    const entry = madeOf(cursor);
    if (entry === undefined) return;
    this.#made += 1;
    const place = this.#places.get(chosen)!;
    const stack = arnOf(entry.stack);
    const arn = arnOf(entry.physical) === undefined ? undefined : entry.physical;
    const own = entry.type.startsWith('AWS::');
    this.#inventory.add({
      ...awsItem({
        type: entry.type,
        arn: own ? arn : undefined,
        name: entry.physical,
        account: stack?.account ?? place.account,
        region: stack?.region ?? place.region,
      }),
      // What someone's own code calls its resource could be anything, secrets too.
      name: own ? (arn ?? `${entry.type} ${entry.physical}`) : `${entry.type} ${entry.logical}`,
      place: { pointer: cursor.pointer },
    });
  }

  end(): Reading {
    const where = { pointer: `/${this.#list!}` };
    this.reading.records(this.#entries, this.#made);
    const left = this.#entries - this.#made;
    if (left > 0) this.reading.note('SKIPPED_RECORDS', where, { count: left });
    this.reading.note('LISTING_PARTIAL', where, { resources: this.#made });
    this.#inventory.close(where, false);
    return this.reading.build();
  }
}

/** The entry as something that is there; undefined for what was deleted, or was never made. */
function madeOf(cursor: JsonCursor): Made | undefined {
  const stack = cursor.get('StackId')?.string() || undefined;
  const listed = cursor.get('ResourceType')?.string();
  const type = listed ?? (cursor.get('StackStatus') === undefined ? undefined : 'AWS::CloudFormation::Stack');
  const physical = listed === undefined ? stack : cursor.get('PhysicalResourceId')?.string();
  const status = cursor.get(listed === undefined ? 'StackStatus' : 'ResourceStatus')?.string();
  if (!type || !physical || status === 'DELETE_COMPLETE') return undefined;
  return { type, physical, stack, logical: cursor.get('LogicalResourceId')?.string() ?? '?' };
}

/**
 * Account and region of a stack whose entries do not name it. All that a stack makes is in its own region, so that those
 * of its resources that tell one, and all the same one, tell it for the others.
 */
class StackPlace {
  readonly #accounts = new OnlyText();
  readonly #regions = new OnlyText();

  add({ type, physical }: Made): void {
    if (!type.startsWith('AWS::') || isGlobalOfAws(type)) return;
    const arn = arnOf(physical);
    this.#accounts.add(arn?.account);
    this.#regions.add(arn?.region);
  }

  get account(): string | undefined {
    return this.#accounts.text;
  }

  get region(): string | undefined {
    return this.#regions.text;
  }
}

/** A text that is told again and again; none where two are told. */
class OnlyText {
  text: string | undefined;
  #contradicted = false;

  add(text: string | undefined): void {
    if (text === undefined || text === this.text || this.#contradicted) return;
    this.#contradicted = this.text !== undefined;
    this.text = this.#contradicted ? undefined : detachedText(text);
  }
}
