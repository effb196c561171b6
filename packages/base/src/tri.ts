/** Kleene's three values: true, false, or undefined when the evidence allows both. */
export type Tri = boolean | undefined;

/** False as soon as one is false, true when all are true (so also of none), else undefined. */
export function triAnd(...values: readonly Tri[]): Tri {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

/** True as soon as one is true, false when all are false (so also of none), else undefined. */
export function triOr(...values: readonly Tri[]): Tri {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

/** The other truth value; undefined stays undefined. */
export function triNot(value: Tri): Tri {
  return value === undefined ? undefined : !value;
}
