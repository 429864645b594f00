import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Site } from "../estate";
import { warningAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";

/**
 * Things that are described and that nobody uses: mostly a forgotten reference. Keeps quiet about a kind of thing while
 * a reference to it dangles, because that one was probably meant.
 */
export function checkUnused(draft: DraftEstate): readonly Finding[] {
  const { userGroups: groups, ids } = draft;
  // A group with a fault may be the one that uses it.
  if (!draft.userGroupsComplete || groups.length === 0) return [];
  const scenarios = unused(
    draft.scenarios,
    ids.scenarios,
    groups.flatMap((group) => Object.keys(group.scenarios)),
  );
  const sites = unused(
    draft.sites,
    ids.sites,
    groups.flatMap((group) => Object.keys(group.sites)),
  ).filter(isForgotten);
  const images = unused(
    Object.keys(draft.settings?.images ?? {}).map((id) => ({ id })),
    ids.images ?? new Set(),
    groups.flatMap((group) => [group.image, group.personalImage ?? group.image]),
  );
  return [
    ...scenarios.map(({ id, file }) => warning("scenario", id, { file, pointer: "" })),
    ...sites.map(({ id, file }) => warning("site", id, { file, pointer: "" })),
    ...images.map(({ id }) =>
      warning("image", id, { file: "estate.yaml", pointer: pointerTo("images", id), atKey: true }),
    ),
  ];
}

/** Buildings for visitors have areas or rooms, and buildings that leave have lost their people already. */
function isForgotten({ areas, rooms, state }: Site): boolean {
  const hasLeft = state === "retired" || state === "decommissioning";
  return !hasLeft && Object.keys(areas ?? {}).length === 0 && Object.keys(rooms ?? {}).length === 0;
}

function unused<T extends { readonly id: string }>(
  things: readonly T[],
  known: ReadonlySet<string>,
  used: readonly string[],
): readonly T[] {
  if (used.some((id) => !known.has(id))) return [];
  return things.filter(({ id }) => !used.includes(id));
}

function warning(noun: "scenario" | "site" | "image", id: string, place: Place): Finding {
  const message = `${noun} "${id}" is used by no user group`;
  return warningAt(place, `unused/${noun}`, message, "name it in a user group or delete it");
}
