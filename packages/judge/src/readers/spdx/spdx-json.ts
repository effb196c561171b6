import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import { countUnknown, leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { creatorNames } from './creator-names.ts';
import { packageComponent } from './package-fields.ts';
import { SpdxBill } from './spdx-bill.ts';
import type { SpdxPackage } from './spdx-bill.ts';

/** Members of the document in 2.2 or 2.3. */
const ROOT_FIELDS: KnownFields = leaves(
  'SPDXID',
  'annotations',
  'comment',
  'creationInfo',
  'dataLicense',
  'documentDescribes',
  'documentNamespace',
  'externalDocumentRefs',
  'files',
  'hasExtractedLicensingInfos',
  'name',
  'packages',
  'relationships',
  'revieweds',
  'snippets',
  'spdxVersion',
);

const PACKAGE_FIELDS: KnownFields = leaves(
  'SPDXID',
  'annotations',
  'attributionTexts',
  'builtDate',
  'checksums',
  'comment',
  'copyrightText',
  'description',
  'downloadLocation',
  'externalRefs',
  'filesAnalyzed',
  'hasFiles',
  'homepage',
  'licenseComments',
  'licenseConcluded',
  'licenseDeclared',
  'licenseInfoFromFiles',
  'name',
  'originator',
  'packageFileName',
  'packageVerificationCode',
  'primaryPackagePurpose',
  'releaseDate',
  'sourceInfo',
  'summary',
  'supplier',
  'validUntilDate',
  'versionInfo',
);

const LISTS: ReadonlySet<string> = new Set(['packages', 'documentDescribes', 'relationships']);

/** Lists stand in the document itself, or in the one member `sbom` in which GitHub hands it out. */
export const spdxNotation: ItemNotation = {
  notation: 'one',
  isList: (path) =>
    (path.length === 1 && typeof path[0] === 'string') ||
    (path.length === 2 && path[0] === 'sbom' && typeof path[1] === 'string'),
  leadsToList: (path) => path.length === 0 || (path.length === 1 && path[0] === 'sbom'),
};

/** What stands around the packages of a document, wherever in the file it stands. */
class Around {
  readonly described = new Set<string>();
  readonly #describing: { readonly from: string; readonly to: string }[] = [];

  add(cursor: JsonCursor, list: string): void {
    const described = list === 'documentDescribes' ? cursor.string() : undefined;
    if (described) this.described.add(detachedText(described));
    const relation = list === 'relationships' ? describes(cursor) : undefined;
    if (relation !== undefined) this.#describing.push(relation);
  }

  close(identifier: string): void {
    for (const { from, to } of this.#describing) if (from === identifier) this.described.add(to);
  }
}

/** A document of SPDX 2 in JSON, item by item: packages come once it is known which of them it describes. */
export class SpdxListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  /** Of the document itself, and of one within the member `sbom`: which of them there is shows at the end. */
  readonly #around = { '': new Around(), sbom: new Around() };
  #within: 'sbom' | '' = '';
  #bill: SpdxBill | undefined;
  #total = 0;
  #used = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'spdx', version: 'unknown' });
    this.#notes = new LimitedNotes(this.reading);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list === undefined) this.#open(cursor);
    else this.#around[list.length === 2 ? 'sbom' : ''].add(cursor, String(list.at(-1)));
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined) {
      this.#close(this.#documentIn(cursor));
      return;
    }
    if (list.length !== (this.#within === '' ? 1 : 2)) return;
    const name = String(list.at(-1));
    if (name === 'packages') this.#package(cursor);
    else if (!isReadable(cursor, name))
      this.#notes.note('FIELD_UNREADABLE', { pointer: cursor.pointer }, { field: name });
  }

  end(): Reading {
    this.#notes.close();
    return this.reading.build();
  }

  #documentIn(root: JsonCursor): JsonCursor {
    return this.#within === '' ? root : root.get(this.#within)!;
  }

  #open(root: JsonCursor): void {
    const names = root.keys();
    this.#within = names.length === 1 && root.get('sbom')?.isObject() === true ? 'sbom' : '';
    const document = this.#documentIn(root);
    const version = document.get('spdxVersion')?.string();
    if (version?.startsWith('SPDX-2.') !== true)
      throw new JudgeError('READ_SHAPE', { line: 1, path: 'spdxVersion', problem: 'no version of SPDX 2' });
    this.reading.version(version.slice('SPDX-'.length));
    for (const name of document.keys()) {
      if (!Object.hasOwn(ROOT_FIELDS, name))
        this.#notes.count('UNKNOWN_FIELDS', { pointer: document.pointer });
      const value = document.get(name)!;
      if (!value.isArray() && LISTS.has(name))
        this.#notes.note('FIELD_UNREADABLE', { pointer: value.pointer }, { field: name });
    }
    const around = this.#around[this.#within];
    around.close(document.get('SPDXID')?.string() ?? 'SPDXRef-DOCUMENT');
    this.#bill = new SpdxBill(this.reading, around.described);
  }

  #package(cursor: JsonCursor): void {
    const entry = packageOf(cursor, this.#notes);
    this.#total += 1;
    if (entry === undefined) {
      this.#notes.count('SKIPPED_RECORDS', { pointer: cursor.pointer });
      return;
    }
    this.#used += 1;
    this.#bill!.add(entry);
  }

  #close(document: JsonCursor): void {
    const creation = document.get('creationInfo');
    const creators: string[] = [];
    for (const creator of creation?.get('creators')?.items() ?? []) {
      const told = creator.string();
      if (told === undefined)
        this.#notes.note('FIELD_UNREADABLE', { pointer: creator.pointer }, { field: 'creators' });
      else creators.push(told);
    }
    this.#bill!.close({
      name: document.get('name')?.string(),
      created: creation?.get('created')?.string(),
      ...creatorNames(creators),
      stages: [],
      completeness: 'unstated',
      vulnerabilities: 0,
      exploitableCritical: 0,
      exploitableSince: undefined,
    });
    this.reading.records(this.#total, this.#used);
  }
}

/** Whether an item of a list that tells what is described is what the specification has there. */
function isReadable(cursor: JsonCursor, list: string): boolean {
  if (list === 'documentDescribes') return Boolean(cursor.string());
  return list !== 'relationships' || cursor.isObject();
}

function packageOf(cursor: JsonCursor, notes: LimitedNotes): SpdxPackage | undefined {
  const name = cursor.get('name')?.string();
  if (!name) return undefined;
  const place = { pointer: cursor.pointer };
  const told = (field: string): string | undefined => cursor.get(field)?.string();
  const references = cursor.get('externalRefs')?.items() ?? [];
  for (const reference of references)
    if (!reference.isObject())
      notes.note('FIELD_UNREADABLE', { pointer: reference.pointer }, { field: 'externalRefs' });
  const url = references.find((reference) => reference.get('referenceType')?.string() === 'purl');
  notes.count('UNKNOWN_FIELDS', place, countUnknown(cursor, PACKAGE_FIELDS));
  return {
    id: told('SPDXID') ?? '',
    named: () => ({ name, version: told('versionInfo') }),
    component: packageComponent(
      {
        supplier: told('supplier'),
        originator: told('originator'),
        downloadLocation: told('downloadLocation'),
        licenseConcluded: told('licenseConcluded'),
        licenseDeclared: told('licenseDeclared'),
        purpose: told('primaryPackagePurpose'),
        packageUrl: url?.get('referenceLocator')?.string(),
      },
      (field) => notes.note('FIELD_UNREADABLE', place, { field }),
    ),
    place,
  };
}

/** The relationship by which one element describes another, in whichever direction it is written. */
function describes(cursor: JsonCursor): { readonly from: string; readonly to: string } | undefined {
  const type = cursor.get('relationshipType')?.string();
  if (type !== 'DESCRIBES' && type !== 'DESCRIBED_BY') return undefined;
  const ends = ['spdxElementId', 'relatedSpdxElement'].map((name) => cursor.get(name)?.string());
  if (ends.some((end) => end === undefined)) return undefined;
  const [from, to] = ends.map((end) => detachedText(end!));
  return type === 'DESCRIBES' ? { from: from!, to: to! } : { from: to!, to: from! };
}
