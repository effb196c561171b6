import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { endpointHost } from '../bill-of-materials/endpoint-host.ts';
import type { LicenceKind } from '../bill-of-materials/licence-kind.ts';
import { packageTypeOf } from '../bill-of-materials/package-type.ts';
import { organisationName } from '../bill-of-materials/party-name.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
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
import type { SpdxDocument } from './spdx-bill.ts';

/** Context of a document, in quotes as it stands in the file, with its version. */
export const CONTEXT = /"https?:\/\/spdx\.org\/rdf\/(3\.[\d.]+)\/spdx-context\.jsonld"/;

const COLLECTIONS: ReadonlySet<string> = new Set(['SpdxDocument', 'Bom', 'software_Sbom']);

/** Relationships whose completeness is that of what a package is made of. */
const MADE_OF: ReadonlySet<string> = new Set(['contains', 'dependsOn', 'hasStaticLink', 'hasDynamicLink']);

export const graphNotation: ItemNotation = {
  notation: 'one',
  isList: (path) => path.length === 1 && path[0] === '@graph',
  leadsToList: (path) => path.length === 0,
};

/**
 * A graph of elements of SPDX 3, taken one by one, twice: elements refer to each other in any order, and what a package refers to
 * is known when all have been seen.
 */
export class SpdxGraph implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #references = new Map<string, string>();
  readonly #parties = new Map<string, Party>();
  readonly #tools = new Map<string, string>();
  readonly #licences = new Map<string, LicenceKind>();
  readonly #concluded = new Map<string, string>();
  readonly #declared = new Map<string, string>();
  readonly #creations = new Map<string, Creation>();
  readonly #complete = new Set<string>();
  readonly #roots = new Set<string>();
  readonly #stages = new Set<string>();
  readonly #vulnerabilities = new GraphVulnerabilities();
  readonly #notes: LimitedNotes;
  readonly #bill: SpdxBill;
  #collection: { readonly name: string | undefined; readonly creation: string | undefined } | undefined;
  #incomplete = false;
  #uncertain = false;
  #total = 0;
  #used = 0;
  /** Whether there are roots, and all of them tell what they are made of. */
  #rooted = false;
  #whole = true;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'spdx', version: 'unknown' });
    this.#notes = new LimitedNotes(this.reading);
    this.#bill = new SpdxBill(this.reading, this.#roots);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list === undefined) this.#open(cursor);
    else this.#element(cursor);
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined) return;
    if (packageCategory(cursor) !== undefined) this.#package(cursor);
    if (!isKnownClass(classOf(cursor))) this.#notes.count('SKIPPED_RECORDS', { pointer: cursor.pointer });
  }

  end(): Reading {
    this.#bill.close(this.#document());
    this.reading.records(this.#total, this.#used);
    this.#notes.close();
    return this.reading.build();
  }

  /** Its version is that of the context that it is written in; it must have a graph. */
  #open(root: JsonCursor): void {
    const context = root.get('@context');
    const addresses = context === undefined ? [] : [context, ...context.items()];
    const versions = addresses.map((address) => CONTEXT.exec(`"${address.string() ?? ''}"`)?.[1]);
    const version = versions.find((match) => match !== undefined);
    const graph = root.get('@graph');
    if (version === undefined || graph === undefined)
      throw new JudgeError('READ_SHAPE', { line: 1, path: '@graph', problem: 'no graph of SPDX 3' });
    this.reading.version(version);
    for (const name of root.keys())
      if (name !== '@graph' && name !== '@context') this.#notes.count('UNKNOWN_FIELDS', { pointer: '' });
    if (!graph.isArray()) this.#notes.note('FIELD_UNREADABLE', { pointer: '/@graph' }, { field: '@graph' });
  }

  #element(element: JsonCursor): void {
    const name = classOf(element);
    const id = detached(idOf(element));
    if (name === 'CreationInfo' && id !== undefined) this.#creations.set(id, creationIn(element));
    else if (name === 'Tool' && id !== undefined)
      this.#tools.set(id, detached(element.get('name')?.string()) ?? '');
    else if (COLLECTIONS.has(name)) this.#takeCollection(element, name);
    else if (packageCategory(element) === undefined) {
      if (name.endsWith('Relationship')) this.#takeRelationship(element, name);
      else if (name === 'security_Vulnerability') this.#vulnerabilities.add(element);
    }
    const party = partyOf(element);
    if (party !== undefined && id !== undefined) this.#parties.set(id, party);
    const licence = licenceElement(element);
    if (licence !== undefined && id !== undefined) this.#licences.set(id, licence);
  }

  #takeCollection(element: JsonCursor, name: string): void {
    for (const root of element.get('rootElement')?.items() ?? [])
      this.#roots.add(detachedText(root.string() ?? ''));
    for (const stage of element.get('software_sbomType')?.items() ?? [])
      if (this.#stages.size < 50 && stage.string())
        this.#stages.add(detachedText(cutText(stage.string()!, 200)));
    if (this.#collection === undefined || name === 'SpdxDocument')
      this.#collection = {
        name: detached(element.get('name')?.string()) ?? this.#collection?.name,
        creation: detached(element.get('creationInfo')?.string()),
      };
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

  #package(element: JsonCursor): void {
    const place: Place = { pointer: element.pointer };
    this.#total += 1;
    const name = element.get('name')?.string();
    if (!name) {
      this.#notes.count('SKIPPED_RECORDS', place);
      return;
    }
    this.#used += 1;
    const id = idOf(element) ?? '';
    if (this.#roots.has(id)) {
      this.#rooted = true;
      this.#whole &&= this.#complete.has(id);
    }
    const makers = (element.get('originatedBy')?.items() ?? []).map(referenceTo);
    const made = makers.flatMap((maker) => (maker === undefined ? [] : this.#party(maker, place).name));
    const licences = [this.#concluded, this.#declared].map((of) => this.#licence(of.get(id)));
    this.#bill.add({
      id,
      named: () => ({ name, version: element.get('software_packageVersion')?.string() }),
      component: componentOf({
        category: packageCategory(element)!,
        ecosystem: packageTypeOf(packageUrlOf(element)),
        host: endpointHost(element.get('software_downloadLocation')?.string() ?? ''),
        supplier: this.#party(referenceTo(element.get('suppliedBy')), place),
        maker: made.find((maker) => maker !== undefined),
        licence: firstAsserted(licences),
      }),
      place,
    });
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
    const makers = (creation?.makers ?? []).map((maker) => this.#parties.get(maker));
    const complete = !this.#uncertain && this.#rooted && this.#whole;
    return {
      name: this.#collection?.name,
      created: creation?.created,
      tool: this.#tools.get(creation?.tool ?? ''),
      issuer: makers.find((maker) => maker?.name !== undefined)?.name,
      stages: [...this.#stages].sort(),
      completeness: this.#incomplete ? 'incomplete' : complete ? 'complete' : 'unstated',
      vulnerabilities: this.#vulnerabilities.total,
      ...this.#vulnerabilities.exploitable(),
    };
  }
}

/** When, with what and by whom elements were made. */
interface Creation {
  readonly created: string | undefined;
  /** References. */
  readonly tool: string | undefined;
  readonly makers: readonly string[];
}

function creationIn(element: JsonCursor): Creation {
  const [tool] = element.get('createdUsing')?.items() ?? [];
  return {
    created: detached(element.get('created')?.string()),
    tool: detached(tool?.string()),
    makers: (element.get('createdBy')?.items() ?? []).map((maker) => detached(maker.string()) ?? ''),
  };
}

function detached(text: string | undefined): string | undefined {
  return text === undefined ? undefined : detachedText(text);
}

const NOBODY: Party = { by: 'unstated', name: undefined };

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
      return name === undefined ? NOBODY : { by: 'organization', name: detachedText(name) };
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
