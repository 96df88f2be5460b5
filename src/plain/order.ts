/** Orders strings by UTF-16 code unit, so that reports do not depend on the machine's locale. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export type SortKeys = readonly (string | number)[];

/** Sorted by the parts that `keysOf` names, the first difference deciding; asked once an item. */
export function sortedByKeys<T>(items: readonly T[], keysOf: (item: T) => SortKeys): T[] {
  return items
    .map((item) => ({ item, keys: keysOf(item) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ item }) => item);
}

/** Negative when `a` comes first; of equal length, with the same kinds of keys. */
export function compareKeys(a: SortKeys, b: SortKeys): number {
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index];
    const right = b[index];
    if (left === right || left === undefined || right === undefined) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}
