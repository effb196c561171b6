/** Identifiers that some pairs tie together, each group under one of its members. */
export function sameEntities(pairs: Iterable<readonly [string, string]>): (id: string) => string {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    for (let at = id; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [a, b] of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parent.set(one, other);
  }
  return rootOf;
}
