import type { BillComponent } from '../bill-of-materials/bill-facts.ts';
import { endpointHost } from '../bill-of-materials/endpoint-host.ts';
import { licenceKindOf } from '../bill-of-materials/licence-kind.ts';
import type { LicenceKind } from '../bill-of-materials/licence-kind.ts';
import { packageTypeOf } from '../bill-of-materials/package-type.ts';
import { organisationName } from '../bill-of-materials/party-name.ts';

/** Fields of a package of SPDX 2 as JSON and tag-value both write them. */
export interface PackageFields {
  readonly supplier: string | undefined;
  readonly originator: string | undefined;
  readonly downloadLocation: string | undefined;
  readonly licenseConcluded: string | undefined;
  readonly licenseDeclared: string | undefined;
  readonly purpose: string | undefined;
  readonly packageUrl: string | undefined;
}

/** Who supplies or made something, as SPDX tells it. */
export interface Party {
  readonly by: BillComponent['supplied_by'];
  readonly name: string | undefined;
}

/** What nobody could read is said through `unreadable`, with the field's name. */
export function packageComponent(fields: PackageFields, unreadable: (field: string) => void): BillComponent {
  const supplier = partyOf(fields.supplier);
  const originator = partyOf(fields.originator);
  if (supplier === undefined) unreadable('supplier');
  if (originator === undefined) unreadable('originator');
  const category = categoryOf(fields.purpose);
  if (category === undefined) unreadable('primaryPackagePurpose');
  return componentOf({
    category: category ?? 'other',
    supplier: supplier ?? { by: 'unstated', name: undefined },
    maker: originator?.name,
    ecosystem: packageTypeOf(fields.packageUrl),
    host: endpointHost(fields.downloadLocation ?? ''),
    licence: firstAsserted(
      [fields.licenseConcluded, fields.licenseDeclared].map((text) => licenceKindOf(text ?? '')),
    ),
  });
}

/** The facts' shape of what any version of SPDX tells of a package. */
export function componentOf(told: {
  readonly category: BillComponent['category'];
  readonly supplier: Party;
  readonly maker: string | undefined;
  readonly ecosystem: string | undefined;
  readonly host: string | undefined;
  readonly licence: LicenceKind;
}): BillComponent {
  const { category, supplier, maker, ecosystem, host, licence } = told;
  return {
    category,
    supplied_by: supplier.by,
    ...(supplier.name === undefined ? {} : { supplier: supplier.name }),
    ...(maker === undefined ? {} : { maker }),
    ...(ecosystem === undefined ? {} : { ecosystem }),
    ...(host ? { host } : {}),
    licence,
  };
}

/** The first licence that someone asserts: what the author concludes goes before what the package declares. */
export function firstAsserted(kinds: readonly LicenceKind[]): LicenceKind {
  const asserted = kinds.find((kind) => kind !== 'unstated' && kind !== 'not-asserted');
  return asserted ?? (kinds.includes('not-asserted') ? 'not-asserted' : 'unstated');
}

/** `Organization: Name (mailbox)`, `Person: Name (mailbox)` or `NOASSERTION`; undefined for another form. A person is not named. */
export function partyOf(text: string | undefined): Party | undefined {
  if (text === undefined || text.trim() === '') return { by: 'unstated', name: undefined };
  if (text.trim() === 'NOASSERTION') return { by: 'not-asserted', name: undefined };
  const [, kind, name] = /^\s*(Organization|Person)\s*:\s*([^]*)$/i.exec(text) ?? [];
  if (kind === undefined) return undefined;
  if (kind.toLowerCase() === 'person') return { by: 'person', name: undefined };
  const organisation = organisationName(name!.replace(/\(\s*\)\s*$/, ''));
  return organisation === undefined
    ? { by: 'unstated', name: undefined }
    : { by: 'organization', name: organisation };
}

/** Undefined where the purpose is none that the specification has. */
function categoryOf(purpose: string | undefined): BillComponent['category'] | undefined {
  switch (purpose?.trim().toUpperCase().replace('_', '-')) {
    case undefined:
    case '':
    case 'APPLICATION':
    case 'FRAMEWORK':
    case 'LIBRARY':
    case 'CONTAINER':
    case 'OPERATING-SYSTEM':
    case 'SOURCE':
    case 'ARCHIVE':
    case 'FILE':
    case 'INSTALL':
      return 'software';
    case 'FIRMWARE':
      return 'firmware';
    case 'DEVICE':
      return 'hardware';
    case 'OTHER':
      return 'other';
    default:
      return undefined;
  }
}
