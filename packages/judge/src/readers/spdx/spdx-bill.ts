import type { Place } from '../../facts/fact.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { BillFacts } from '../bill-of-materials/bill-facts.ts';
import type { BillComponent } from '../bill-of-materials/bill-facts.ts';
import { statedDay } from '../bill-of-materials/stated-day.ts';

/** One package of a document, of whichever version and form. */
export interface SpdxPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
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
  /** Packages that the document says it describes. */
  readonly described: ReadonlySet<string>;
  readonly completeness: FactValue<'bill-of-materials'>['completeness'];
  readonly vulnerabilities: number;
  readonly exploitableCritical: number;
  readonly exploitableSince: string | undefined;
}

/**
 * Writes the facts of one document. Where it describes one package only, that is its subject and not one of its parts, as
 * in a bill of CycloneDX; otherwise all are parts of what the document is called.
 */
export function addSpdxBill(
  reading: ReadingBuilder,
  packages: readonly SpdxPackage[],
  document: SpdxDocument,
): void {
  const facts = new BillFacts(reading);
  const roots = packages.filter(({ id }) => document.described.has(id));
  const root = roots.length === 1 ? roots[0] : undefined;
  for (const entry of packages) if (entry !== root) facts.component(entry.component, entry.place);
  const on = statedDay(document.created);
  if (on !== undefined) reading.observedAt(document.created!);
  if (document.issuer !== undefined) reading.issuer(document.issuer);
  const subject = cut(root?.name ?? document.name);
  const version = cut(root?.version);
  const tool = cut(document.tool);
  const { stages, completeness, vulnerabilities, exploitableCritical, exploitableSince: since } = document;
  facts.close(
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

function cut(text: string | undefined): string | undefined {
  return text?.slice(0, 500).toWellFormed() || undefined;
}
