import type { Place } from '../../facts/fact.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { BillFacts } from '../bill-of-materials/bill-facts.ts';
import type { BillComponent } from '../bill-of-materials/bill-facts.ts';
import { labelOf } from '../bill-of-materials/label.ts';
import { statedDay } from '../stated-instant.ts';

/** One package of a document, of whichever version and form. */
export interface SpdxPackage {
  readonly id: string;
  /** Its name and version; asked of what the document describes only, so that none is kept of the rest. */
  readonly named: () => { readonly name: string; readonly version: string | undefined };
  readonly component: BillComponent;
  readonly place: Place;
}

/** What a document says of itself. */
export interface SpdxDocument {
  readonly name: string | undefined;
  readonly created: string | undefined;
  readonly tool: string | undefined;
  readonly issuer: string | undefined;
  readonly stages: readonly string[];
  readonly completeness: FactValue<'bill-of-materials'>['completeness'];
  readonly vulnerabilities: number;
  readonly exploitableCritical: number;
  readonly exploitableSince: string | undefined;
}

/**
 * The packages of one document, taken one by one and counted. Where the document describes one of them only, that is its
 * subject and not one of its parts, as in a bill of CycloneDX; otherwise all are parts of what the document is called.
 */
export class SpdxBill {
  readonly #reading: ReadingBuilder;
  readonly #facts: BillFacts;
  readonly #described: ReadonlySet<string>;
  #root:
    | { readonly entry: SpdxPackage; readonly name: string; readonly version: string | undefined }
    | undefined;
  #roots = 0;

  /** `described` are the packages that the document says it describes. */
  constructor(reading: ReadingBuilder, described: ReadonlySet<string>) {
    this.#reading = reading;
    this.#facts = new BillFacts(reading);
    this.#described = described;
  }

  add(entry: SpdxPackage): void {
    if (entry.id !== '' && this.#described.has(entry.id)) {
      this.#roots += 1;
      if (this.#roots === 1) {
        // What it is called is asked now: it stands in a part of the file that may be gone later.
        this.#root = { entry, ...entry.named() };
        return;
      }
      this.#release();
    }
    this.#facts.component(entry.component, entry.place);
  }

  close(document: SpdxDocument): void {
    const root = this.#root;
    const on = statedDay(document.created);
    if (on !== undefined) this.#reading.observedAt(document.created!);
    if (document.issuer !== undefined) this.#reading.issuer(document.issuer);
    const subject = labelOf(root?.name ?? document.name);
    const version = labelOf(root?.version);
    const tool = labelOf(document.tool);
    const { stages, completeness, vulnerabilities, exploitableCritical, exploitableSince: since } = document;
    this.#facts.close(
      {
        ...(subject === undefined ? {} : { subject }),
        ...(version === undefined ? {} : { version }),
        ...(on === undefined ? {} : { on }),
        ...(tool === undefined ? {} : { tool }),
        ...(stages.length === 0 ? {} : { stages }),
        completeness,
        vulnerabilities,
        exploitable_critical: exploitableCritical,
        ...(since === undefined ? {} : { exploitable_since: since }),
      },
      { pointer: '' },
    );
  }

  /** A second root: the first is a part after all. */
  #release(): void {
    if (this.#root !== undefined) this.#facts.component(this.#root.entry.component, this.#root.entry.place);
    this.#root = undefined;
  }
}
