import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { lineText } from '../access-log/log-lines.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { creatorNames } from './creator-names.ts';
import { packageComponent } from './package-fields.ts';
import { SpdxBill } from './spdx-bill.ts';

/** Identifier of the document itself. */
const DOCUMENT = 'SPDXRef-DOCUMENT';

/** Tags that end the package before them; the package's own tags come between. */
const OTHER_SECTIONS: ReadonlySet<string> = new Set(['FileName', 'SnippetSPDXID', 'LicenseID', 'Reviewer']);

/** Tags of a package that hold one value, and are looked into. */
const PACKAGE_TAGS: ReadonlySet<string> = new Set([
  'SPDXID',
  'PackageVersion',
  'PackageSupplier',
  'PackageOriginator',
  'PackageDownloadLocation',
  'PackageLicenseConcluded',
  'PackageLicenseDeclared',
  'PrimaryPackagePurpose',
]);

/**
 * A document of SPDX 2 in tag-value, line by line, twice: packages come once it is known which of them it describes. A text in
 * `<text>…</text>` may run over many lines, and hides its tags.
 */
export class TagValueDocument {
  readonly reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #creators: string[] = [];
  readonly #described = new Set<string>();
  readonly #bill: SpdxBill;
  #surveying = true;
  /** Line on which a text was opened that is not closed yet, or 0. */
  #openedAt = 0;
  #package: { readonly name: string; readonly line: number; readonly tags: Map<string, string> } | undefined;
  #inPackage = false;
  #name: string | undefined;
  #created: string | undefined;
  #total = 0;
  #used = 0;

  constructor(evidence: Digest, version: string) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'spdx', version });
    this.#notes = new LimitedNotes(this.reading);
    this.#bill = new SpdxBill(this.reading, this.#described);
  }

  /** Takes a line that is not blank. */
  line(bytes: Uint8Array, start: number, end: number, line: number): void {
    if (this.#openedAt > 0) {
      if (closes(bytes, start, end)) this.#openedAt = 0;
      return;
    }
    const text = lineText(bytes, start, end);
    const [, tag, value] = /^([A-Za-z]+)[ \t]*:[ \t]*([^]*)$/.exec(text) ?? [];
    if (tag === undefined) {
      if (!this.#surveying && !/^\s*(?:#|$)/.test(text)) this.#notes.count('SKIPPED_RECORDS', { line });
      return;
    }
    if (value!.startsWith('<text>') && !closes(bytes, start, end)) this.#openedAt = line;
    const told = value!.replace(/^<text>|<\/text>\s*$/g, '').trim();
    if (!this.#surveying) this.#tag(tag, told, line);
    else if (tag === 'Relationship') this.#relationship(told);
  }

  /** The first time through is over. @throws JudgeError as {@link #atEnd}. */
  surveyed(): void {
    this.#atEnd();
    this.#surveying = false;
  }

  end(): Reading {
    this.#atEnd();
    this.#endPackage();
    this.#bill.close({
      name: this.#name,
      created: this.#created,
      ...creatorNames(this.#creators),
      stages: [],
      completeness: 'unstated',
      vulnerabilities: 0,
      exploitableCritical: 0,
      exploitableSince: undefined,
    });
    this.reading.records(this.#total, this.#used);
    this.#notes.close();
    return this.reading.build();
  }

  /** @throws JudgeError READ_SYNTAX where a text that was opened is never closed, as in a file that was cut. */
  #atEnd(): void {
    if (this.#openedAt > 0)
      throw new JudgeError('READ_SYNTAX', { line: this.#openedAt, problem: '<text> is never closed' });
  }

  #tag(tag: string, value: string, line: number): void {
    if (tag === 'PackageName') {
      this.#endPackage();
      this.#total += 1;
      this.#inPackage = true;
      this.#package = { name: value, line, tags: new Map() };
    } else if (OTHER_SECTIONS.has(tag)) {
      this.#endPackage();
      this.#inPackage = false;
    } else if (tag === 'DocumentName') this.#name = value;
    else if (tag === 'Created') this.#created = value;
    else if (tag === 'Creator') this.#creators.push(value);
    else if (this.#inPackage && PACKAGE_TAGS.has(tag)) this.#packageTag(tag, value, line);
    else if (this.#inPackage && tag === 'ExternalRef') {
      const url = /^\S+\s+purl\s+(\S+)/.exec(value)?.[1];
      if (url !== undefined) this.#package!.tags.set('purl', url);
    }
  }

  /** A tag that comes twice for one package contradicts itself, or belongs to another that lost its name. */
  #packageTag(tag: string, value: string, line: number): void {
    const { tags } = this.#package!;
    if (tags.has(tag) && tags.get(tag) !== value)
      throw new JudgeError('READ_SHAPE', { line, path: tag, problem: 'this tag comes twice in one package' });
    tags.set(tag, value);
  }

  #relationship(value: string): void {
    const [from = '', type, to = ''] = value.split(/\s+/);
    if (type === 'DESCRIBES' && from === DOCUMENT) this.#described.add(detachedText(to));
    if (type === 'DESCRIBED_BY' && to === DOCUMENT) this.#described.add(detachedText(from));
  }

  #endPackage(): void {
    const ended = this.#package;
    this.#package = undefined;
    if (ended === undefined) return;
    const { name, line, tags } = ended;
    const place = { line };
    if (name === '') {
      this.#notes.count('SKIPPED_RECORDS', place);
      return;
    }
    const component = packageComponent(
      {
        supplier: tags.get('PackageSupplier'),
        originator: tags.get('PackageOriginator'),
        downloadLocation: tags.get('PackageDownloadLocation'),
        licenseConcluded: tags.get('PackageLicenseConcluded'),
        licenseDeclared: tags.get('PackageLicenseDeclared'),
        purpose: tags.get('PrimaryPackagePurpose'),
        packageUrl: tags.get('purl'),
      },
      (field) => this.#notes.note('FIELD_UNREADABLE', place, { field }),
    );
    const id = tags.get('SPDXID') ?? '';
    const version = tags.get('PackageVersion');
    this.#used += 1;
    this.#bill.add({ id, named: () => ({ name, version }), component, place });
  }
}

const CLOSING = new TextEncoder().encode('</text>');

/** Whether a line holds the end of a text; looked for in its bytes, as a line may be long. */
function closes(bytes: Uint8Array, start: number, end: number): boolean {
  outer: for (let at = end - CLOSING.length; at >= start; at -= 1) {
    for (let index = 0; index < CLOSING.length; index += 1)
      if (bytes[at + index] !== CLOSING[index]) continue outer;
    return true;
  }
  return false;
}
