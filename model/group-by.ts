/** Things with the same key: at least one. */
export type Group<Item> = readonly [Item, ...Item[]];

/**
 * Items by key: keys in the order in which they first appear, the items of a group in theirs.
 *
 * @example
 * groupBy(["oak", "ash", "birch"], ({ length }) => length) // => Map { 3 => ["oak", "ash"], 5 => ["birch"] }
 */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, Group<Item>> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
