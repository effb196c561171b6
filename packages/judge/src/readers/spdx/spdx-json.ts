import { JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { jsonItems } from '../json-items.ts';
import { jsonMembers } from '../json-members.ts';
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

/** The document itself, or the one member `sbom` in which GitHub hands it out; with the pointer that leads to it. */
export function spdxDocumentBytes(bytes: Uint8Array): {
  readonly bytes: Uint8Array;
  readonly pointer: string;
} {
  const names: string[] = [];
  for (const member of jsonMembers(bytes)) {
    names.push(member.name);
    if (member.name === 'sbom' && names.length === 1 && !member.isArray) {
      const members = [...jsonMembers(bytes)];
      if (members.length === 1) return { bytes: member.bytes, pointer: '/sbom' };
    }
    if (names.length > 1) break;
  }
  return { bytes, pointer: '' };
}

/** Reads a document of SPDX 2 in JSON into a reading whose header is there already. */
export function readSpdxJson(document: Uint8Array, pointer: string, reading: ReadingBuilder): void {
  const notes = new LimitedNotes(reading);
  let packages: Uint8Array | undefined;
  const described = new Set<string>();
  let name: string | undefined;
  let identifier: string | undefined;
  let creation: JsonCursor | undefined;
  const describing: { readonly from: string; readonly to: string }[] = [];
  for (const member of jsonMembers(document)) {
    const place = { pointer: `${pointer}/${member.name}` };
    if (!Object.hasOwn(ROOT_FIELDS, member.name)) notes.count('UNKNOWN_FIELDS', { pointer });
    if (!member.isArray) {
      const value = new JsonCursor(openStrictJson(member.bytes), place.pointer);
      if (member.name === 'name') name = value.string();
      else if (member.name === 'SPDXID') identifier = value.string();
      else if (member.name === 'creationInfo') creation = value;
      else if (LISTS.has(member.name)) notes.note('FIELD_UNREADABLE', place, { field: member.name });
      continue;
    }
    // Packages come once it is known which of them the document describes.
    if (member.name === 'packages') {
      packages = member.bytes;
      continue;
    }
    // Every item goes through the strict parser, also of the lists that are not looked into.
    for (const { index, bytes } of jsonItems(member.bytes)) {
      const cursor = new JsonCursor(openStrictJson(bytes), `${place.pointer}/${index}`);
      if (member.name === 'documentDescribes') described.add(cursor.string() ?? '');
      else if (member.name === 'relationships') {
        const relation = describes(cursor);
        if (relation !== undefined) describing.push(relation);
      }
    }
  }
  for (const { from, to } of describing) if (from === (identifier ?? 'SPDXRef-DOCUMENT')) described.add(to);
  const bill = new SpdxBill(reading, described);
  let total = 0;
  let used = 0;
  for (const { index, bytes } of packages === undefined ? [] : jsonItems(packages)) {
    const cursor = new JsonCursor(openStrictJson(bytes), `${pointer}/packages/${index}`);
    const entry = packageOf(cursor, notes);
    if (entry === undefined) notes.count('SKIPPED_RECORDS', { pointer: cursor.pointer });
    else bill.add(entry);
    total += 1;
    if (entry !== undefined) used += 1;
  }
  const creators = (creation?.get('creators')?.items() ?? []).map((creator) => creator.string() ?? '');
  bill.close({
    name,
    created: creation?.get('created')?.string(),
    ...creatorNames(creators),
    stages: [],
    completeness: 'unstated',
    vulnerabilities: 0,
    exploitableCritical: 0,
    exploitableSince: undefined,
  });
  reading.records(total, used);
  notes.close();
}

const LISTS: ReadonlySet<string> = new Set(['packages', 'documentDescribes', 'relationships']);

/** The version that the document states, `2.3` for `SPDX-2.3`. */
export function spdxJsonVersion(document: Uint8Array): string {
  for (const { name, bytes } of jsonMembers(document)) {
    if (name !== 'spdxVersion') continue;
    const version = new JsonCursor(openStrictJson(bytes)).string();
    if (version?.startsWith('SPDX-2.') === true) return version.slice('SPDX-'.length);
  }
  throw new JudgeError('READ_SHAPE', { line: 1, path: 'spdxVersion', problem: 'no version of SPDX 2' });
}

function packageOf(cursor: JsonCursor, notes: LimitedNotes): SpdxPackage | undefined {
  const name = cursor.get('name')?.string();
  if (!name) return undefined;
  const place = { pointer: cursor.pointer };
  const told = (field: string): string | undefined => cursor.get(field)?.string();
  const references = cursor.get('externalRefs')?.items() ?? [];
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
  const from = cursor.get('spdxElementId')?.string();
  const to = cursor.get('relatedSpdxElement')?.string();
  if (from === undefined || to === undefined) return undefined;
  const type = cursor.get('relationshipType')?.string();
  if (type === 'DESCRIBES') return { from, to };
  return type === 'DESCRIBED_BY' ? { from: to, to: from } : undefined;
}
