import type { NetboxTable } from "./netbox-table";

/** Longest values that NetBox takes (characters; `max_length` of its models, 4.6.8). */
const LONGEST: Readonly<Record<string, number>> = {
  "sites/name": 100,
  "sites/physical_address": 200,
  "devices/name": 64,
  "vlans/name": 64,
  "wireless-lans/ssid": 32,
};

/** Columns that NetBox, or a later file, takes for a key. */
const KEYS: readonly string[] = ["sites/name", "devices/name", "vlans/name"];

/**
 * Why NetBox would refuse the tables; undefined when it would not.
 *
 * Ids are unique and short enough by themselves. What people choose freely, or what several ids are put together to, is
 * not.
 */
export function netboxProblem(tables: readonly NetboxTable[]): string | undefined {
  for (const { name, columns, rows } of tables) {
    for (const [index, column] of columns.entries()) {
      const values = rows.map((row) => row[index] ?? "");
      const key = `${name}/${column}`;
      const limit = LONGEST[key] ?? Infinity;
      const long = values.find((value) => value.length > limit);
      if (long !== undefined) {
        return `${name}: ${column} "${long}" has ${long.length} characters, NetBox takes ${limit}; shorten the name or the ids in it`;
      }
      const twice = KEYS.includes(key) ? firstTwice(values) : undefined;
      if (twice !== undefined) {
        return `${name}: ${column} "${twice}" stands there twice, and NetBox knows them by it; rename one of the two`;
      }
    }
  }
  return undefined;
}

/** NetBox sorts and compares names without regard to case. */
function firstTwice(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => {
    const key = value.toLowerCase();
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  });
}
