import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { UserGroup } from "../estate";
import { errorAt, warningAt } from "../finding";
import { pointerTo } from "../json-pointer";

/** Deliveries that give a person a desktop of their own. */
const OWN_DESKTOP: ReadonlySet<string> = new Set(["personal", "gpu"]);

/** People are counted once and completely. */
export function checkPeople(draft: DraftEstate): readonly Finding[] {
  if (draft.ids.userGroups.size === 0) {
    const place = { file: "user-groups", pointer: "" };
    const message = "the estate has no user groups";
    return [errorAt(place, "people/no-user-groups", message, "write the first one to user-groups/<id>.yaml")];
  }
  return draft.userGroups.flatMap((group) => [
    ...sums(group),
    ...(group.headcount === 0 ? [nobody(group)] : []),
    ...personalImage(group, draft),
    ...retiredSites(group, draft),
  ]);
}

function sums(group: UserGroup): readonly Finding[] {
  const { file, headcount } = group;
  const parts = [
    { key: "scenarios", rule: "people/scenario-sum", people: group.scenarios },
    { key: "sites", rule: "people/site-sum", people: group.sites },
  ] as const;
  return parts.flatMap(({ key, rule, people }) => {
    const sum = Object.values(people).reduce((total, part) => total + part, 0);
    if (sum === headcount) return [];
    const message = `people under "${key}" add up to ${sum}, "headcount" is ${headcount}`;
    const hint = sum > headcount ? `take ${sum - headcount} people away` : `add ${headcount - sum} people`;
    return [
      errorAt({ file, pointer: `/${key}`, atKey: true }, rule, message, `${hint} or change the headcount`),
    ];
  });
}

function retiredSites({ id, file, sites }: UserGroup, draft: DraftEstate): readonly Finding[] {
  return draft.sites
    .filter((site) => site.state === "retired" && (sites[site.id] ?? 0) > 0)
    .map((site) => {
      const message = `${sites[site.id] ?? 0} people of user group "${id}" work in site "${site.id}", which is retired: no network and no telephone number is planned there`;
      const place = { file, pointer: pointerTo("sites", site.id), atKey: true };
      const hint = "move them to another site, or let the site be decommissioning until they have moved";
      return errorAt(place, "people/retired-site", message, hint);
    });
}

function nobody({ id, file }: UserGroup): Finding {
  const message = `user group "${id}" has no people`;
  return warningAt({ file, pointer: "/headcount" }, "people/nobody", message, "fill it or delete the file");
}

function personalImage(group: UserGroup, draft: DraftEstate): readonly Finding[] {
  if (group.personalImage !== undefined) return [];
  const needs = draft.scenarios.find(
    (scenario) => (group.scenarios[scenario.id] ?? 0) > 0 && OWN_DESKTOP.has(scenario.delivery),
  );
  if (needs === undefined) return [];
  const message = `scenario "${needs.id}" delivers ${needs.delivery} desktops, but the group names no "personalImage"`;
  const place = { file: group.file, pointer: `/scenarios/${needs.id}`, atKey: true };
  return [errorAt(place, "people/personal-image", message, "add personalImage: <image of estate.yaml>")];
}
