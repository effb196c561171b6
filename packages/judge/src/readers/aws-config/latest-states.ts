import { detachedText } from '../../facts/detached-text.ts';
import type { ConfigHead } from './config-item.ts';

/** The latest state known of one resource. */
interface State extends Pick<ConfigHead, 'captured' | 'state'> {
  readonly title: string;
  readonly deleted: boolean;
}

/** Of several entries about one resource, the one of its latest state counts; all of those that none is later than. */
export class LatestStates {
  readonly #states = new Map<string, State>();
  /** Two entries were about one resource. */
  #repeated = false;

  add(head: ConfigHead): void {
    const { title, captured, state } = head;
    const key = keyOf(head);
    const known = this.#states.get(key);
    this.#repeated ||= known !== undefined;
    if (known !== undefined && orderOf(head, known) <= 0) {
      // Where entries of one state differ, those that do not tell it as deleted count.
      if (orderOf(head, known) === 0 && known.deleted && !isDeleted(head))
        this.#states.set(key, { ...known, deleted: false });
      return;
    }
    this.#states.set(detachedText(key), {
      title: detachedText(title),
      captured,
      state: detachedText(state),
      deleted: isDeleted(head),
    });
  }

  /** Whether an entry tells the latest state of a resource that is there. */
  isCurrent(head: ConfigHead): boolean {
    if (isDeleted(head)) return false;
    return !this.#repeated || orderOf(head, this.#states.get(keyOf(head))!) === 0;
  }

  /** Titles of the resources that are there. */
  titles(): Set<string> {
    return new Set([...this.#states.values()].filter(({ deleted }) => !deleted).map(({ title }) => title));
  }
}

function keyOf({ account, region, type, title }: ConfigHead): string {
  return `${account ?? ''} ${region ?? ''} ${type} ${title}`;
}

function isDeleted({ status }: ConfigHead): boolean {
  return status.startsWith('ResourceDeleted');
}

function orderOf(item: Pick<State, 'captured' | 'state'>, other: Pick<State, 'captured' | 'state'>): number {
  const [a, b] = [item.captured ?? -Infinity, other.captured ?? -Infinity];
  if (a !== b) return a > b ? 1 : -1;
  return item.state === other.state ? 0 : item.state > other.state ? 1 : -1;
}
