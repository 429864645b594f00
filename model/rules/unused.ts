import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { warningAt } from "../finding";
import { pointerTo } from "../json-pointer";

/** Things that are described and that nobody uses: mostly a forgotten reference. */
export function checkUnused(draft: DraftEstate): readonly Finding[] {
  // A group with a fault may be the one that uses it.
  if (!draft.userGroupsComplete) return [];
  const groups = draft.userGroups;
  const scenarios = new Set(groups.flatMap((group) => Object.keys(group.scenarios)));
  const sites = new Set(groups.flatMap((group) => Object.keys(group.sites)));
  const images = new Set(groups.flatMap((group) => [group.image, group.personalImage ?? group.image]));
  return [
    ...draft.scenarios
      .filter(({ id }) => !scenarios.has(id))
      .map(({ id, file }) =>
        warningAt(
          { file, pointer: "" },
          "unused/scenario",
          `scenario "${id}" is used by no user group`,
          "name it in a user group or delete the file",
        ),
      ),
    ...draft.sites
      .filter(({ id }) => !sites.has(id))
      .map(({ id, file }) =>
        warningAt(
          { file, pointer: "" },
          "unused/site",
          `site "${id}" is used by no user group`,
          "name it in a user group or delete the file",
        ),
      ),
    ...Object.keys(draft.settings?.images ?? {})
      .filter((id) => !images.has(id))
      .map((id) =>
        warningAt(
          { file: "estate.yaml", pointer: pointerTo("images", id), atKey: true },
          "unused/image",
          `image "${id}" is used by no user group`,
          "name it in a user group or delete it",
        ),
      ),
  ];
}
