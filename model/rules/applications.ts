import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Application, UserGroup } from "../estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";
import { applicationFacts } from "./application-facts";
import { isDay, missingDay } from "./calendar-day";
import { reference, type Target } from "./reference";

/** Applications are known, each once, and replaced by others in the end. */
export function checkApplications(draft: DraftEstate): readonly Finding[] {
  const findings = [...checkUsers(draft), ...checkPolicyDays(draft)];
  const check = manifestCheck(draft);
  for (const application of draft.applications) findings.push(...check(application));
  findings.push(...checkManifestsTogether(draft.applications));
  return findings;
}

/** User groups need applications that there are. */
export function checkUsers({ userGroups, ids }: DraftEstate): readonly Finding[] {
  return userGroups.flatMap((group) => groupApplications(group, applicationTarget(ids)));
}

/** Days that applications are compared with. */
export function checkPolicyDays({ settings }: DraftEstate): readonly Finding[] {
  return (["goLive", "usedUntil"] as const).flatMap((key) => {
    const day = settings?.compatibility[key];
    if (day === undefined || isDay(day)) return [];
    return [missingDay({ file: "estate.yaml", pointer: pointerTo("compatibility", key) }, day)];
  });
}

/** The check of manifests one by one; other manifests are known by their ids. */
export function manifestCheck({
  ids,
  settings,
}: Pick<DraftEstate, "ids" | "settings">): (application: Application) => readonly Finding[] {
  const other = applicationTarget(ids);
  const network: Target = {
    rule: "ref/unknown-special-network",
    noun: "special network",
    known: settings && new Set(Object.keys(settings.compatibility.specialNetworks)),
    nothing: "describe it under compatibility.specialNetworks in estate.yaml",
  };
  return (application) => [
    ...partners(application, other),
    ...specialNetworks(application, network),
    ...applicationFacts(application),
  ];
}

/** What manifests are compared by. */
export type ManifestRecord = Pick<Application, "id" | "file" | "cmdbId" | "replacedBy">;

/** What can be wrong only with several manifests together. */
export function checkManifestsTogether(manifests: readonly ManifestRecord[]): readonly Finding[] {
  return [...repeatedRecords(manifests), ...replacementCycles(manifests)];
}

function applicationTarget({ applications }: DraftEstate["ids"]): Target {
  return {
    rule: "ref/unknown-application",
    noun: "application",
    known: applications,
    nothing: "describe it in applications/",
  };
}

function groupApplications({ file, headcount, applications }: UserGroup, target: Target): readonly Finding[] {
  return Object.entries(applications).flatMap(([id, people]) => {
    const pointer = pointerTo("applications", id);
    if (people <= headcount) return reference({ file, pointer, atKey: true }, id, target);
    const message = `${people} people use application "${id}", the group has ${headcount}`;
    const hint = `write at most ${headcount}, or change the headcount`;
    return [
      ...reference({ file, pointer, atKey: true }, id, target),
      errorAt({ file, pointer }, "people/application-users", message, hint),
    ];
  });
}

const NONE: readonly Finding[] = [];

function partners({ id, file, dependsOn, replacedBy }: Application, target: Target): readonly Finding[] {
  if (dependsOn.length === 0 && replacedBy === undefined) return NONE;
  const references = [
    ...dependsOn.map(({ application }, index) => ({
      to: application,
      pointer: pointerTo("dependsOn", index, "application"),
    })),
    ...(replacedBy === undefined ? [] : [{ to: replacedBy, pointer: "/replacedBy" }]),
  ];
  return references.flatMap(({ to, pointer }) => {
    if (to !== id) return reference({ file, pointer }, to, target);
    const message = `application "${id}" refers to itself`;
    return [errorAt({ file, pointer }, "application/self", message, "name another application or remove it")];
  });
}

function specialNetworks({ file, network }: Application, target: Target): readonly Finding[] {
  if (network === undefined || network.specialNetworks.length === 0) return NONE;
  return network.specialNetworks.flatMap((id, index) =>
    reference({ file, pointer: pointerTo("network", "specialNetworks", index) }, id, target),
  );
}

function repeatedRecords(manifests: readonly ManifestRecord[]): readonly Finding[] {
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { file, cmdbId } of manifests) {
    const other = first.get(cmdbId);
    if (other === undefined) {
      first.set(cmdbId, file);
      continue;
    }
    const message = `"cmdbId" is "${cmdbId}", as in ${other}`;
    const hint = "give each application the id of its own record, or delete the double";
    findings.push(errorAt({ file, pointer: "/cmdbId" }, "application/cmdb-id", message, hint));
  }
  return findings;
}

/** One finding per cycle, in the file that comes first. */
function replacementCycles(manifests: readonly ManifestRecord[]): readonly Finding[] {
  const replaced = manifests.filter(({ replacedBy }) => replacedBy !== undefined);
  const next = new Map(replaced.map(({ id, replacedBy }) => [id, replacedBy]));
  return replaced.flatMap(({ id, file }) => {
    const chain = [id];
    let follower = next.get(id);
    while (follower !== undefined && !chain.includes(follower)) {
      chain.push(follower);
      follower = next.get(follower);
    }
    const isFirstOfCycle = follower === id && chain.length > 1 && chain.every((member) => member >= id);
    if (!isFirstOfCycle) return [];
    const message = `applications replace one another in a circle: ${[...chain, id].join(" → ")}`;
    const hint = "remove replacedBy from the one that stays";
    return [errorAt({ file, pointer: "/replacedBy" }, "application/replacement-circle", message, hint)];
  });
}
