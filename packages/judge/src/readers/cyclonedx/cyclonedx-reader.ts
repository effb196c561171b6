import { JsonCursor, openStrictJson, parseStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { BillFacts } from '../bill-of-materials/bill-facts.ts';
import { statedDay } from '../stated-instant.ts';
import { jsonItems } from '../json-items.ts';
import { jsonMembers } from '../json-members.ts';
import type { JsonMember } from '../json-members.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
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
  read: readBill,
};

function readBill(bytes: Uint8Array, hint: ReadHint): Reading {
  if (bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x3c)
    throw new JudgeError('READ_SERIALISATION', {
      found: 'XML',
      command: 'cyclonedx convert --input-file bom.xml --output-file bom.json',
    });
  const version = specVersionOf(bytes);
  const bill = new Bill(new ReadingBuilder({ id: hint.evidence, format: 'cyclonedx', version }));
  for (const member of jsonMembers(bytes)) bill.member(member);
  return bill.close();
}

function specVersionOf(bytes: Uint8Array): string {
  for (const { name, bytes: value } of jsonMembers(bytes)) {
    if (name !== 'specVersion') continue;
    const version = parseStrictJson(value);
    if (typeof version === 'string' && version !== '') return version;
  }
  throw new JudgeError('READ_SHAPE', { line: 1, path: 'specVersion', problem: 'no version of CycloneDX' });
}

/** One bill being read: its lists are taken one item at a time, in whatever order the file has them. */
class Bill {
  readonly #reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #facts: BillFacts;
  readonly #compositions = new CompositionState();
  readonly #vulnerabilities = new VulnerabilityCount();
  #metadata: BillMetadata | undefined;
  #total = 0;
  #used = 0;

  constructor(reading: ReadingBuilder) {
    this.#reading = reading;
    this.#notes = new LimitedNotes(reading);
    this.#facts = new BillFacts(reading);
  }

  member(member: JsonMember): void {
    const { name } = member;
    if (!Object.hasOwn(ROOT_FIELDS, name)) this.#notes.count('UNKNOWN_FIELDS', { pointer: '' });
    if (!member.isArray) {
      const value = new JsonCursor(openStrictJson(member.bytes), `/${name}`);
      if (name === 'metadata') this.#takeMetadata(value);
      else if (LISTS.has(name) && value.value !== null)
        this.#notes.note('FIELD_UNREADABLE', { pointer: `/${name}` }, { field: name });
      return;
    }
    if (name === 'metadata')
      this.#notes.note('FIELD_UNREADABLE', { pointer: '/metadata' }, { field: 'metadata' });
    // Every item goes through the strict parser, also of the lists that are not looked into.
    for (const { index, bytes } of jsonItems(member.bytes)) {
      const cursor = new JsonCursor(openStrictJson(bytes), `/${name}/${index}`);
      if (name === 'components') this.#takeComponent(cursor);
      else if (name === 'services') this.#takeService(cursor);
      else if (name === 'vulnerabilities') this.#vulnerabilities.add(cursor);
      else if (name === 'compositions') this.#compositions.add(cursor);
    }
  }

  close(): Reading {
    const metadata = this.#metadata;
    const on = statedDay(metadata?.instant);
    if (metadata?.instant !== undefined) this.#reading.observedAt(metadata.instant);
    if (metadata?.issuer !== undefined) this.#reading.issuer(metadata.issuer);
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
    this.#reading.records(this.#total, this.#used);
    this.#notes.close();
    return this.#reading.build();
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
