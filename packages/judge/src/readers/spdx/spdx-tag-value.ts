import { JudgeError } from '../../errors/judge-error.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { forEachLine, lineText } from '../access-log/log-lines.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { creatorNames } from './creator-names.ts';
import { packageComponent } from './package-fields.ts';
import { SpdxBill } from './spdx-bill.ts';
import type { SpdxPackage } from './spdx-bill.ts';

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

/** A document of SPDX 2 in tag-value, line by line; a text in `<text>…</text>` may run over many, and hides its tags. */
export class TagValueDocument {
  readonly #packages: SpdxPackage[] = [];
  readonly #creators: string[] = [];
  readonly #describing: [from: string, to: string][] = [];
  readonly #notes: LimitedNotes;
  #package: { readonly name: string; readonly line: number; readonly tags: Map<string, string> } | undefined;
  #inPackage = false;
  #name: string | undefined;
  #created: string | undefined;
  #total = 0;

  constructor(reading: ReadingBuilder) {
    this.#notes = new LimitedNotes(reading);
  }

  /** Takes all lines; throws `READ_SYNTAX` where a text that was opened is never closed, as in a file that was cut. */
  read(bytes: Uint8Array): void {
    let openedAt = 0;
    forEachLine(bytes, (start, end, line) => {
      const text = lineText(bytes, start, end);
      if (openedAt > 0) {
        if (closes(bytes, start, end)) openedAt = 0;
        return;
      }
      const [, tag, value] = /^([A-Za-z]+)[ \t]*:[ \t]*([^]*)$/.exec(text) ?? [];
      if (tag === undefined) {
        if (!/^\s*(?:#|$)/.test(text)) this.#notes.count('SKIPPED_RECORDS', { line });
        return;
      }
      if (value!.startsWith('<text>') && !closes(bytes, start, end)) openedAt = line;
      this.#tag(tag, value!.replace(/^<text>|<\/text>\s*$/g, '').trim(), line);
    });
    if (openedAt > 0)
      throw new JudgeError('READ_SYNTAX', { line: openedAt, problem: '<text> is never closed' });
    this.#endPackage();
  }

  addTo(reading: ReadingBuilder): void {
    const described = new Set(
      this.#describing.filter(([from]) => from === 'SPDXRef-DOCUMENT').map(([, to]) => to),
    );
    const bill = new SpdxBill(reading, described);
    for (const entry of this.#packages) bill.add(entry);
    bill.close({
      name: this.#name,
      created: this.#created,
      ...creatorNames(this.#creators),
      stages: [],
      completeness: 'unstated',
      vulnerabilities: 0,
      exploitableCritical: 0,
      exploitableSince: undefined,
    });
    reading.records(this.#total, this.#packages.length);
    this.#notes.close();
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
    } else if (tag === 'Relationship') this.#relationship(value);
    else if (tag === 'DocumentName') this.#name = value;
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
    if (type === 'DESCRIBES') this.#describing.push([from, to]);
    if (type === 'DESCRIBED_BY') this.#describing.push([to, from]);
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
    this.#packages.push({ id, named: () => ({ name, version }), component, place });
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
