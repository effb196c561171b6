import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { BillFacts } from '../bill-of-materials/bill-facts.ts';
import { statedDay } from '../stated-instant.ts';
import { itemWays } from '../item-reader.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { isCoded, wholeOrStream } from '../whole-or-stream.ts';
import { billMetadata } from './bill-metadata.ts';
import type { BillMetadata } from './bill-metadata.ts';
import { componentItem } from './component-item.ts';
import { CompositionState } from './composition-state.ts';
import { COMPONENT_FIELDS, METADATA_FIELDS, ROOT_FIELDS, SERVICE_FIELDS } from './cyclonedx-fields.ts';
import { serviceItem } from './service-item.ts';
import { VulnerabilityCount } from './vulnerability-count.ts';

const JSON_FORM = /^\uFEFF?\s*\{[^]*"bomFormat"\s*:\s*"CycloneDX"/;
const XML_FORM = /^\uFEFF?\s*<[^]*<(?:[\w.-]+:)?bom\b[^>]{0,2000}"https?:\/\/cyclonedx\.org\/schema\/bom\//;

/** Bills of materials of CycloneDX 1.2 to 1.7, of software, services or hardware, in JSON. XML is known and refused. */
export const cyclonedxReader: Reader = {
  format: 'cyclonedx',
  recognise: ({ text }: Head) => JSON_FORM.test(text) || XML_FORM.test(text),
  read,
  open: () =>
    wholeOrStream(
      bills.stream(),
      (bytes, evidence) => read(bytes, { evidence }),
      (start) => isCoded(start) || isXml(start),
    ),
};

const bills = itemWays(
  {
    notation: 'one',
    isList: (path) => path.length === 1 && typeof path[0] === 'string',
    leadsToList: (path) => path.length === 0,
  },
  (evidence) => new Bill(evidence),
);

function isXml(start: Uint8Array): boolean {
  return start.find((byte) => byte > 0x20 && byte < 0x7f) === 0x3c;
}

function read(bytes: Uint8Array, { evidence }: Pick<ReadHint, 'evidence'>): Reading {
  if (isXml(bytes))
    throw new JudgeError('READ_SERIALISATION', {
      found: 'XML',
      command: 'cyclonedx convert --input-file bom.xml --output-file bom.json',
    });
  return bills.read(bytes, evidence);
}

/** One bill being read: its lists are taken one item at a time, in whatever order the file has them. */
class Bill implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly surveysDocuments = true;
  readonly #notes: LimitedNotes;
  readonly #facts: BillFacts;
  readonly #compositions = new CompositionState();
  readonly #vulnerabilities = new VulnerabilityCount();
  #metadata: BillMetadata | undefined;
  #total = 0;
  #used = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'cyclonedx', version: '' });
    this.#notes = new LimitedNotes(this.reading);
    this.#facts = new BillFacts(this.reading);
  }

  survey({ cursor: root }: JsonEntry): void {
    const version = root.get('specVersion')?.string();
    if (!version)
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: 'specVersion',
        problem: 'no version of CycloneDX',
      });
    this.reading.version(version);
    for (const name of root.keys()) this.#member(name, root.get(name)!);
  }

  #member(name: string, value: JsonCursor): void {
    if (!Object.hasOwn(ROOT_FIELDS, name)) this.#notes.count('UNKNOWN_FIELDS', { pointer: '' });
    const unreadable = name === 'metadata' ? value.isArray() : LISTS.has(name) && !value.isArray();
    if (unreadable && value.value !== null)
      this.#notes.note('FIELD_UNREADABLE', { pointer: `/${name}` }, { field: name });
    else if (name === 'metadata') this.#takeMetadata(value);
  }

  read({ cursor, list }: JsonEntry): void {
    if (list?.[0] === 'components') this.#takeComponent(cursor);
    else if (list?.[0] === 'services') this.#takeService(cursor);
    else if (list?.[0] === 'vulnerabilities') this.#vulnerabilities.add(cursor);
    else if (list?.[0] === 'compositions') this.#compositions.add(cursor);
  }

  end(): Reading {
    const metadata = this.#metadata;
    const on = statedDay(metadata?.instant);
    if (metadata?.instant !== undefined) this.reading.observedAt(metadata.instant);
    if (metadata?.issuer !== undefined) this.reading.issuer(metadata.issuer);
    const { total, exploitableCritical, since } = this.#vulnerabilities;
    this.#facts.close(
      {
        ...(metadata?.subject === undefined ? {} : { subject: metadata.subject }),
        ...(metadata?.version === undefined ? {} : { version: metadata.version }),
        ...(on === undefined ? {} : { on }),
        ...(metadata?.tool === undefined ? {} : { tool: metadata.tool }),
        ...(metadata === undefined || metadata.stages.length === 0 ? {} : { stages: metadata.stages }),
        completeness: this.#compositions.of(metadata?.reference),
        vulnerabilities: total,
        exploitable_critical: exploitableCritical,
        ...(since === undefined ? {} : { exploitable_since: since }),
      },
      { pointer: '' },
    );
    this.reading.records(this.#total, this.#used);
    this.#notes.close();
    return this.reading.build();
  }

  #takeMetadata(cursor: JsonCursor): void {
    this.#unknown(cursor, METADATA_FIELDS);
    this.#metadata = billMetadata(cursor, this.#notes);
    // The subject is what the bill describes, not one of its parts; what it is made of counts.
    for (const part of this.#metadata.component?.get('components')?.items() ?? []) this.#takeComponent(part);
  }

  #takeComponent(cursor: JsonCursor): void {
    const component = componentItem(cursor, this.#notes);
    this.#counted(cursor, component !== undefined);
    if (component !== undefined) {
      this.#unknown(cursor, COMPONENT_FIELDS);
      this.#facts.component(component, { pointer: cursor.pointer });
    }
    for (const part of cursor.get('components')?.items() ?? []) this.#takeComponent(part);
  }

  #takeService(cursor: JsonCursor): void {
    const service = serviceItem(cursor, this.#notes);
    this.#counted(cursor, service !== undefined);
    if (service !== undefined) {
      this.#unknown(cursor, SERVICE_FIELDS);
      this.#facts.service(service, { pointer: cursor.pointer });
    }
    for (const part of cursor.get('services')?.items() ?? []) this.#takeService(part);
  }

  #counted(cursor: JsonCursor, used: boolean): void {
    this.#total += 1;
    if (used) this.#used += 1;
    else this.#notes.count('SKIPPED_RECORDS', { pointer: cursor.pointer });
  }

  #unknown(cursor: JsonCursor, known: Parameters<typeof countUnknown>[1]): void {
    this.#notes.count('UNKNOWN_FIELDS', { pointer: cursor.pointer }, countUnknown(cursor, known));
  }
}

const LISTS: ReadonlySet<string> = new Set(['components', 'services', 'vulnerabilities', 'compositions']);
