import { canonicalJson, JsonCursor, openStrictJson, parseStrictJson } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { BillComponent } from '../bill-of-materials/bill-facts.ts';
import { detachedText } from '../detached-text.ts';
import { endpointHost } from '../bill-of-materials/endpoint-host.ts';
import type { LicenceKind } from '../bill-of-materials/licence-kind.ts';
import { packageTypeOf } from '../bill-of-materials/package-type.ts';
import { organisationName } from '../bill-of-materials/party-name.ts';
import { jsonItems } from '../json-items.ts';
import { jsonMembers } from '../json-members.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { cutText } from '../cut-text.ts';
import {
  classOf,
  idOf,
  isKnownClass,
  isNoAssertion,
  licenceByReference,
  licenceElement,
  packageCategory,
  packageUrlOf,
} from './graph-element.ts';
import { GraphVulnerabilities } from './graph-vulnerabilities.ts';
import { componentOf, firstAsserted } from './package-fields.ts';
import type { Party } from './package-fields.ts';
import { SpdxBill } from './spdx-bill.ts';
import type { SpdxDocument, SpdxPackage } from './spdx-bill.ts';

/** What a package tells of itself besides its name; one object for all packages that tell the same. */
interface Told {
  readonly category: BillComponent['category'];
  readonly ecosystem: string | undefined;
  readonly host: string | undefined;
  /** References, or the party itself where it is written in place. */
  readonly supplier: string | Party | undefined;
  readonly makers: readonly (string | Party)[];
}

/** A graph may have hundreds of thousands of packages: as little as can be is kept of each. */
interface GraphPackage {
  readonly id: string;
  /** Number of its element in the graph. */
  readonly index: number;
  readonly told: Told;
}

const COLLECTIONS: ReadonlySet<string> = new Set(['SpdxDocument', 'Bom', 'software_Sbom']);

/** Relationships whose completeness is that of what a package is made of. */
const MADE_OF: ReadonlySet<string> = new Set(['contains', 'dependsOn', 'hasStaticLink', 'hasDynamicLink']);

/**
 * A graph of elements of SPDX 3, taken one by one. Elements refer to each other in any order: what a package refers to is
 * looked up once all are known.
 */
export class SpdxGraph {
  readonly #packages: GraphPackage[] = [];
  readonly #told = new Map<string, Told>();
  readonly #references = new Map<string, string>();
  readonly #parties = new Map<string, Party>();
  readonly #tools = new Map<string, string>();
  readonly #licences = new Map<string, LicenceKind>();
  readonly #concluded = new Map<string, string>();
  readonly #declared = new Map<string, string>();
  readonly #creations = new Map<string, JsonCursor>();
  readonly #complete = new Set<string>();
  readonly #roots = new Set<string>();
  readonly #stages = new Set<string>();
  readonly #vulnerabilities = new GraphVulnerabilities();
  readonly #notes: LimitedNotes;
  #collection: { readonly name: string | undefined; readonly creation: string | undefined } | undefined;
  #incomplete = false;
  #uncertain = false;
  #total = 0;
  #elements: Uint8Array | undefined;

  constructor(reading: ReadingBuilder) {
    this.#notes = new LimitedNotes(reading);
  }

  read(bytes: Uint8Array): void {
    for (const { name, bytes: value, isArray } of jsonMembers(bytes)) {
      if (name !== '@graph' && name !== '@context') this.#notes.count('UNKNOWN_FIELDS', { pointer: '' });
      if (name !== '@graph' || !isArray) {
        parseStrictJson(value);
        if (name === '@graph') this.#notes.note('FIELD_UNREADABLE', { pointer: '/@graph' }, { field: name });
        continue;
      }
      this.#elements = value;
      for (const item of jsonItems(value))
        this.#element(new JsonCursor(openStrictJson(item.bytes), `/@graph/${item.index}`), item.index);
    }
  }

  addTo(reading: ReadingBuilder): void {
    const bill = new SpdxBill(reading, this.#roots);
    for (const entry of this.#packages) bill.add(this.#packageOf(entry));
    bill.close(this.#document());
    reading.records(this.#total, this.#packages.length);
    this.#notes.close();
  }

  #element(element: JsonCursor, index: number): void {
    const name = classOf(element);
    const id = idOf(element);
    if (name === 'CreationInfo' && id !== undefined) this.#creations.set(id, element);
    else if (name === 'Tool' && id !== undefined) this.#tools.set(id, element.get('name')?.string() ?? '');
    else if (COLLECTIONS.has(name)) this.#takeCollection(element, name);
    else if (packageCategory(element) !== undefined) this.#takePackage(element, index);
    else if (name.endsWith('Relationship')) this.#takeRelationship(element, name);
    else if (name === 'security_Vulnerability') this.#vulnerabilities.add(element);
    const party = partyOf(element);
    if (party !== undefined && id !== undefined) this.#parties.set(id, party);
    const licence = licenceElement(element);
    if (licence !== undefined && id !== undefined) this.#licences.set(id, licence);
    if (!isKnownClass(name)) this.#notes.count('SKIPPED_RECORDS', { pointer: element.pointer });
  }

  #takeCollection(element: JsonCursor, name: string): void {
    for (const root of element.get('rootElement')?.items() ?? []) this.#roots.add(root.string() ?? '');
    for (const stage of element.get('software_sbomType')?.items() ?? [])
      if (this.#stages.size < 50 && stage.string()) this.#stages.add(cutText(stage.string()!, 200));
    if (this.#collection === undefined || name === 'SpdxDocument')
      this.#collection = {
        name: element.get('name')?.string() ?? this.#collection?.name,
        creation: element.get('creationInfo')?.string(),
      };
  }

  #takePackage(element: JsonCursor, index: number): void {
    this.#total += 1;
    if (!element.get('name')?.string()) {
      this.#notes.count('SKIPPED_RECORDS', { pointer: element.pointer });
      return;
    }
    const makers = element.get('originatedBy')?.items() ?? [];
    const told: Told = {
      category: packageCategory(element)!,
      ecosystem: packageTypeOf(packageUrlOf(element)),
      host: endpointHost(element.get('software_downloadLocation')?.string() ?? ''),
      supplier: referenceTo(element.get('suppliedBy')),
      makers: makers.map(referenceTo).filter((maker) => maker !== undefined),
    };
    const key = canonicalJson([
      told.category,
      told.ecosystem ?? null,
      told.host ?? null,
      told.supplier === undefined ? null : shownParty(told.supplier),
      told.makers.map(shownParty),
    ]);
    const known = this.#told.get(key) ?? told;
    if (known === told) this.#told.set(key, told);
    this.#packages.push({ id: detachedText(idOf(element) ?? ''), index, told: known });
  }

  #takeRelationship(element: JsonCursor, name: string): void {
    const from = detachedText(element.get('from')?.string() ?? '');
    const type = element.get('relationshipType')?.string() ?? '';
    const [to] = element.get('to')?.items() ?? [];
    if (type === 'hasConcludedLicense') this.#concluded.set(from, this.#shared(to?.string() ?? ''));
    else if (type === 'hasDeclaredLicense') this.#declared.set(from, this.#shared(to?.string() ?? ''));
    else if (MADE_OF.has(type)) {
      const completeness = element.get('completeness')?.string();
      if (completeness === 'incomplete') this.#incomplete = true;
      else if (completeness === 'complete') this.#complete.add(from);
      else this.#uncertain = true;
    }
    this.#vulnerabilities.assess(element, name, from);
  }

  #packageOf({ id, index, told }: GraphPackage): SpdxPackage {
    const place: Place = { pointer: `/@graph/${index}` };
    const { category, ecosystem, host, supplier, makers } = told;
    const made = makers.map((maker) => this.#party(maker, place).name);
    const licences = [this.#concluded, this.#declared].map((of) => this.#licence(of.get(id)));
    return {
      id,
      named: () => this.#named(index),
      component: componentOf({
        category,
        ecosystem,
        host,
        supplier: this.#party(supplier, place),
        maker: made.find((name) => name !== undefined),
        licence: firstAsserted(licences),
      }),
      place,
    };
  }

  /** Name and version of one package, looked up again in the file. */
  #named(index: number): { readonly name: string; readonly version: string | undefined } {
    for (const item of jsonItems(this.#elements!)) {
      if (item.index !== index) continue;
      const element = new JsonCursor(openStrictJson(item.bytes));
      const version = element.get('software_packageVersion')?.string();
      return { name: element.get('name')?.string() ?? '', version };
    }
    return { name: '', version: undefined };
  }

  /** One text for all references that are alike. */
  #shared(reference: string): string {
    const known = this.#references.get(reference);
    if (known !== undefined) return known;
    const text = detachedText(reference);
    this.#references.set(text, text);
    return text;
  }

  #party(reference: string | Party | undefined, place: Place): Party {
    if (reference === undefined) return NOBODY;
    if (typeof reference !== 'string') return reference;
    if (isNoAssertion(reference)) return { by: 'not-asserted', name: undefined };
    const known = this.#parties.get(reference);
    if (known === undefined)
      this.#notes.note('DANGLING_REFERENCE', place, { reference: shortened(reference) });
    return known ?? NOBODY;
  }

  #licence(reference: string | undefined): LicenceKind {
    if (reference === undefined) return 'unstated';
    return this.#licences.get(reference) ?? licenceByReference(reference) ?? 'other';
  }

  #document(): SpdxDocument {
    const creation =
      this.#creations.get(this.#collection?.creation ?? '') ??
      (this.#creations.size === 1 ? [...this.#creations.values()][0] : undefined);
    const [tool] = creation?.get('createdUsing')?.items() ?? [];
    const makers = (creation?.get('createdBy')?.items() ?? []).map((maker) =>
      this.#parties.get(maker.string() ?? ''),
    );
    const roots = this.#packages.filter(({ id }) => this.#roots.has(id));
    const complete = !this.#uncertain && roots.length > 0 && roots.every(({ id }) => this.#complete.has(id));
    return {
      name: this.#collection?.name,
      created: creation?.get('created')?.string(),
      tool: this.#tools.get(tool?.string() ?? ''),
      issuer: makers.find((maker) => maker?.name !== undefined)?.name,
      stages: [...this.#stages].sort(),
      completeness: this.#incomplete ? 'incomplete' : complete ? 'complete' : 'unstated',
      vulnerabilities: this.#vulnerabilities.total,
      ...this.#vulnerabilities.exploitable(),
    };
  }
}

const NOBODY: Party = { by: 'unstated', name: undefined };

function shownParty(party: string | Party): string {
  return typeof party === 'string' ? party : `${party.by} ${party.name ?? ''}`;
}

/** An element by its identifier, or the party that stands in its place. */
function referenceTo(cursor: JsonCursor | undefined): string | Party | undefined {
  if (cursor === undefined) return undefined;
  return cursor.string() ?? partyOf(cursor);
}

/** Agents of the core; of an agent that is neither organisation nor person nothing is told, as it could be one. */
function partyOf(element: JsonCursor): Party | undefined {
  switch (classOf(element)) {
    case 'Organization': {
      const name = organisationName(element.get('name')?.string());
      return name === undefined ? NOBODY : { by: 'organization', name };
    }
    case 'Person':
      return { by: 'person', name: undefined };
    case 'Agent':
    case 'SoftwareAgent':
      return NOBODY;
    default:
      return undefined;
  }
}
