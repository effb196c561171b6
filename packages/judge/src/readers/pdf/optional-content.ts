import { nameOf } from './cross-references.ts';
import type { PdfFile } from './pdf-file.ts';
import { isArray } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';

/** Layers of a document, and of one that is shown by several. */
const MAX_GROUPS = 10_000;

/**
 * Layers of a document (optional content, ISO 32000-1, 8.11) as it opens: those that its default configuration hides. What an
 * expression (`VE`) or the usage of a layer says is not looked at.
 */
export class OptionalContent {
  readonly #file: PdfFile;
  readonly #all: boolean;
  readonly #on: ReadonlySet<PdfDict>;
  readonly #off: ReadonlySet<PdfDict>;

  constructor(file: PdfFile) {
    this.#file = file;
    const properties = file.dict(file.dict(file.trailer.get('Root')).get('OCProperties'));
    const opening = file.dict(properties.get('D'));
    this.#all = nameOf(file.resolve(opening.get('BaseState'))) === 'OFF';
    this.#on = new Set(this.#groups(opening.get('ON')));
    this.#off = new Set(this.#groups(opening.get('OFF')));
  }

  /** Whether what belongs to this layer, or to layers in this way, is hidden. Nothing that names none is. */
  isHidden(layer: PdfValue | undefined): boolean {
    const dict = this.#file.dict(layer);
    if (dict.size === 0) return false;
    if (nameOf(this.#file.resolve(dict.get('Type'))) !== 'OCMD') return this.#isOff(dict);
    const groups = this.#groups(dict.get('OCGs'));
    if (groups.length === 0) return false;
    switch (nameOf(this.#file.resolve(dict.get('P')))) {
      case 'AllOn':
        return groups.some((group) => this.#isOff(group));
      case 'AnyOff':
        return !groups.some((group) => this.#isOff(group));
      case 'AllOff':
        return !groups.every((group) => this.#isOff(group));
      default:
        return groups.every((group) => this.#isOff(group));
    }
  }

  /** Each object is read once: a layer is the same dictionary wherever it is named. */
  #isOff(group: PdfDict): boolean {
    return this.#off.has(group) || (this.#all && !this.#on.has(group));
  }

  #groups(value: PdfValue | undefined): PdfDict[] {
    const list = this.#file.resolve(value);
    const items = isArray(list) ? list.slice(0, MAX_GROUPS) : [value];
    this.#file.budget.work(20 * items.length);
    return items.map((item) => this.#file.dict(item)).filter((dict) => dict.size > 0);
  }
}
