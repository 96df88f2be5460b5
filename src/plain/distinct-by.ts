/** One of the items for each key: the last of them, where the first stood. */
export function distinctBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
