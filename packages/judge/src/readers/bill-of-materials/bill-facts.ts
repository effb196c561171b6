import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue, Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';

/** More groups of components, or hosts, than this is no bill that people make; it would fill memory. */
const MAX_GROUPS = 20_000;

/** One component as any bill of materials describes it; what is absent was not told. */
export type BillComponent = Omit<FactValue<'component'>, 'components'> & {
  /** Host that it is downloaded from. */
  readonly host?: string | undefined;
};

/** What a bill says of itself, besides what is counted here. */
export type BillHeader = Omit<FactValue<'bill-of-materials'>, 'components' | 'hardware' | 'services'>;

interface Group {
  readonly value: Omit<BillComponent, 'host'>;
  readonly place: Place;
  count: number;
}

/**
 * Turns what a bill of materials lists into facts. A bill has thousands of components, of a few suppliers: they are
 * counted by what matters of them, never told one by one.
 */
export class BillFacts {
  readonly #reading: ReadingBuilder;
  readonly #groups = new Map<string, Group>();
  readonly #hosts = new Map<string, Place>();
  #components = 0;
  #hardware = 0;
  #services = 0;

  constructor(reading: ReadingBuilder) {
    this.#reading = reading;
  }

  component({ host, ...component }: BillComponent, place: Place): void {
    this.#components += 1;
    if (component.category === 'hardware') this.#hardware += 1;
    if (host && !this.#hosts.has(host)) this.#hosts.set(host, place);
    const key = JSON.stringify([
      component.category,
      component.supplied_by,
      component.supplier,
      component.supplier_country,
      component.maker,
      component.ecosystem,
      component.licence,
    ]);
    const known = this.#groups.get(key);
    if (known !== undefined) known.count += 1;
    else this.#groups.set(key, { value: component, place, count: 1 });
    this.#checkSize();
  }

  #checkSize(): void {
    if (this.#groups.size > MAX_GROUPS || this.#hosts.size > MAX_GROUPS)
      throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_GROUPS });
  }

  service(service: FactValue<'described-service'>, place: Place): void {
    this.#services += 1;
    this.#reading.add('described-service', service, place);
  }

  /** Writes the groups and the bill; call it once, at the end. */
  close(header: BillHeader, place: Place): void {
    for (const { value, place: first, count } of this.#groups.values())
      this.#reading.add('component', { ...value, components: count }, first);
    const by = header.subject === undefined ? {} : { by: header.subject };
    for (const [host, first] of this.#hosts)
      this.#reading.add('dependency', { host, use: 'package', ...by }, first);
    this.#reading.add(
      'bill-of-materials',
      {
        ...header,
        components: this.#components,
        hardware: this.#hardware,
        services: this.#services,
      },
      place,
    );
  }
}
