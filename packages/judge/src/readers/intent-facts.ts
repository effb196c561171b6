import type { ReadingBuilder } from '../reading/reading-builder.ts';
import { notedRegion, resourceValue } from './inventory-facts.ts';
import type { InventoryItem } from './inventory-facts.ts';
import { LimitedNotes } from './limited-notes.ts';

/**
 * Turns what a plan or a template means to have into facts. What is meant is not what is: such a fact neither shows where
 * data is nor that it is abroad, and inventories nothing.
 */
export class IntentFacts {
  readonly #reading: ReadingBuilder;
  readonly #notes: LimitedNotes;

  constructor(reading: ReadingBuilder) {
    this.#reading = reading;
    this.#notes = new LimitedNotes(reading);
  }

  add(item: InventoryItem): void {
    const region = notedRegion(item, this.#notes);
    const copies = [...new Set((item.copies ?? []).map(({ region: to, target }) => to ?? target))].sort();
    const { protection, custodian, multi_region: many } = item.key ?? {};
    this.#reading.add(
      'intended-resource',
      {
        ...resourceValue(item, region),
        ...(protection === undefined ? {} : { protection }),
        ...(custodian === undefined ? {} : { custodian }),
        ...(many === undefined ? {} : { multi_region: many }),
        ...(copies.length > 0 ? { copies } : {}),
      },
      item.place,
    );
  }

  /** Writes what was only counted; call it once, at the end. */
  close(): void {
    this.#notes.close();
  }
}
