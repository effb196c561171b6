/**
 * The same function, computed once for each list: lists of facts never change once a dossier is built, a remedy's
 * hypothesis keeps those that it does not touch, and controls ask the same of them again and again. The list is held weakly.
 */
export function remembered<T extends object, R>(compute: (list: T) => R): (list: T) => R {
  const known = new WeakMap<T, R>();
  return (list) => {
    let result = known.get(list);
    if (result === undefined) known.set(list, (result = compute(list)));
    return result;
  };
}
