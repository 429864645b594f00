import type { UserGroup } from "./estate";
import { groupBy } from "./group-by";

/** Id of an application → the user groups that need it. */
export function groupsByApplication(
  userGroups: readonly UserGroup[],
): ReadonlyMap<string, readonly UserGroup[]> {
  const needs = userGroups.flatMap((group) => Object.keys(group.applications).map((id) => ({ id, group })));
  return new Map([...groupBy(needs, ({ id }) => id)].map(([id, own]) => [id, own.map(({ group }) => group)]));
}
