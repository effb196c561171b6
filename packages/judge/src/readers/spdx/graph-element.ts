import type { JsonCursor } from '@ancrage/base';
import type { BillComponent } from '../bill-of-materials/bill-facts.ts';
import { licenceKindOf } from '../bill-of-materials/licence-kind.ts';
import type { LicenceKind } from '../bill-of-materials/licence-kind.ts';

/** Beginnings of the names of classes in 3.0, after which an underscore stands; those of the core have none. */
const PROFILES = /^(?:software|security|ai|dataset|build|simplelicensing|expandedlicensing|extension)_/;

const CORE: ReadonlySet<string> = new Set([
  'Agent',
  'Annotation',
  'Bom',
  'Bundle',
  'CreationInfo',
  'DictionaryEntry',
  'ExternalIdentifier',
  'ExternalMap',
  'ExternalRef',
  'Hash',
  'IndividualElement',
  'LifecycleScopedRelationship',
  'NamespaceMap',
  'Organization',
  'PackageVerificationCode',
  'Person',
  'PositiveIntegerRange',
  'Relationship',
  'SoftwareAgent',
  'SpdxDocument',
  'Tool',
]);

/** Classes of elements that are packages, and what they are as components. */
const PACKAGES: ReadonlyMap<string, BillComponent['category']> = new Map([
  ['software_Package', 'software'],
  ['ai_AIPackage', 'model'],
  ['dataset_DatasetPackage', 'data'],
]);

const PURPOSES: ReadonlyMap<string, BillComponent['category']> = new Map([
  ['device', 'hardware'],
  ['firmware', 'firmware'],
  ['deviceDriver', 'firmware'],
  ['data', 'data'],
  ['model', 'model'],
]);

/** Class of an element; `@type` where a writer did not compact it. */
export function classOf(element: JsonCursor): string {
  return (element.get('type') ?? element.get('@type'))?.string() ?? '';
}

export function idOf(element: JsonCursor): string | undefined {
  return (element.get('spdxId') ?? element.get('@id'))?.string();
}

/** Whether 3.0 has this class; others belong to a newer version, or to nobody. */
export function isKnownClass(name: string): boolean {
  return CORE.has(name) || PROFILES.test(name);
}

/** Category of an element that is a package; undefined for any other. */
export function packageCategory(element: JsonCursor): BillComponent['category'] | undefined {
  const category = PACKAGES.get(classOf(element));
  if (category === undefined) return undefined;
  return PURPOSES.get(element.get('software_primaryPurpose')?.string() ?? '') ?? category;
}

/** Package URL of a package: its own field, or an identifier of that type. */
export function packageUrlOf(element: JsonCursor): string | undefined {
  const identifiers = element.get('externalIdentifier')?.items() ?? [];
  const found = identifiers.find((entry) => entry.get('externalIdentifierType')?.string() === 'packageUrl');
  return element.get('software_packageUrl')?.string() ?? found?.get('identifier')?.string();
}

/** Licence that an element of the licensing profiles is; undefined for any other element. */
export function licenceElement(element: JsonCursor): LicenceKind | undefined {
  const name = classOf(element);
  if (name === 'simplelicensing_LicenseExpression')
    return licenceKindOf(element.get('simplelicensing_licenseExpression')?.string() ?? '');
  if (name === 'expandedlicensing_ListedLicense') return licenceByReference(idOf(element) ?? '') ?? 'other';
  return /^(?:simple|expanded)licensing_/.test(name) ? 'other' : undefined;
}

/** Licence that a reference names without an element: one of the list, or one of the two individuals. */
export function licenceByReference(reference: string): LicenceKind | undefined {
  if (isNoAssertion(reference)) return 'not-asserted';
  if (/(?:^|[/_])None(?:License|Element)$/.test(reference)) return 'none';
  const identifier = /^https?:\/\/spdx\.org\/licenses\/([^/#?]+)$/.exec(reference)?.[1];
  return identifier === undefined ? undefined : licenceKindOf(identifier);
}

export function isNoAssertion(reference: string): boolean {
  return /(?:^|[/_])NoAssertion(?:License|Element)?$/.test(reference);
}
