import { formats } from '../reading/format.ts';
import type { Format } from '../reading/format.ts';

const known: ReadonlySet<string> = new Set(formats);

/**
 * The formats that a list of a scheme names, one by one or by family, each once and in order. `wrong` is told of each name
 * that is neither.
 */
export function formatsNamed(
  names: readonly string[],
  families: Readonly<Record<string, readonly Format[]>>,
  wrong: (name: string) => void,
): readonly Format[] {
  const found = new Set<Format>();
  for (const name of names) {
    const family = Object.hasOwn(families, name) ? families[name] : undefined;
    if (family !== undefined) for (const format of family) found.add(format);
    else if (isFormat(name)) found.add(name);
    else wrong(name);
  }
  return [...found];
}

function isFormat(name: string): name is Format {
  return known.has(name);
}
