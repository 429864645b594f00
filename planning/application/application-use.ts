import type { Figure, FigureInput } from "../figure";
import { fromFigure, fromYaml } from "../figure-input";
import type { Application } from "../../model/estate";
import type { MemberDemand } from "../pool/pool-demand";
import type { Placement } from "./placement";
import { memberPeopleInput } from "./published-member";

/** People of a pool's member who use an application there. */
export type ApplicationUse = Pick<Placement, "application" | "group" | "seat" | "mode" | "people">;

/** What a session with an application takes beyond the work it is part of. */
export type ApplicationDemand = "memoryMiB" | "vcpu";

/** Mebibytes in a gibibyte. */
export const MIB_PER_GIB = 1024;

/**
 * Uses in a pool, for each of its members.
 *
 * @param placements - those of the pool
 */
export function memberUses(
  placements: readonly Placement[],
  members: readonly MemberDemand[],
): readonly (readonly ApplicationUse[])[] {
  return members.map(({ group, scenario }) =>
    placements.filter(({ seat }) => seat.group.id === group.id && seat.scenario.id === scenario.id),
  );
}

/**
 * What applications add to the average session of a member.
 *
 * `addition = min(largest demand, sum(people × demand) ÷ member's people)`
 *
 * As if the users of two applications were different people, as far as that is possible: nobody counts with more than the
 * most demanding application.
 *
 * @param uses - people and demand of each application, in any unit
 * @param memberPeople - people of the member (≥ 1)
 * @example
 * applicationAddition([{ people: 10, demand: 2048 }, { people: 30, demand: 512 }], 100) // => 358.4
 */
export function applicationAddition(
  uses: readonly { readonly people: number; readonly demand: number }[],
  memberPeople: number,
): number {
  const largest = uses.reduce((max, { demand }) => Math.max(max, demand), 0);
  return Math.min(largest, sumOf(uses) / memberPeople);
}

/**
 * Profile data that applications leave in an average profile of a member, as a figure (GiB); undefined when there is
 * none. Everything that somebody uses adds up.
 */
export function applicationProfile(
  poolId: string,
  member: MemberDemand,
  uses: readonly ApplicationUse[],
): Figure | undefined {
  const all = uses.map((use) => ({ use, demand: use.application.data?.profileMiB ?? 0 }));
  const leaving = all.filter(({ demand }) => demand > 0);
  if (leaving.length === 0) return undefined;
  const parts = leaving.map(({ use, demand }) => ({ people: use.people, demand }));
  return {
    subject: memberSubject(poolId, member, "applicationProfileGiB"),
    value: sumOf(parts) / member.people / MIB_PER_GIB,
    unit: "GiB",
    formula: "sum(users × profileMiB) ÷ memberPeople ÷ 1024",
    inputs: [
      ...leaving.flatMap(({ use, demand }) => [
        fromFigure("users", usersFigure(use)),
        fromYaml("profileMiB", demand, "MiB", use.application.file, "data", "profileMiB"),
      ]),
      memberPeople(poolId, member),
    ],
  };
}

/** What applications add to the average session of a member, as a figure (GiB or vCPU); undefined when it is nothing. */
export function applicationDemand(
  poolId: string,
  member: MemberDemand,
  uses: readonly ApplicationUse[],
  key: ApplicationDemand,
): Figure | undefined {
  const demanding = uses.filter(({ application }) => demandOf(application, key) > 0);
  if (demanding.length === 0) return undefined;
  const parts = demanding.map(({ application, people }) => ({ people, demand: demandOf(application, key) }));
  const memory = key === "memoryMiB";
  const addition = applicationAddition(parts, member.people);
  return {
    subject: memberSubject(poolId, member, memory ? "applicationMemoryGiB" : "applicationVcpu"),
    value: memory ? addition / MIB_PER_GIB : addition,
    unit: memory ? "GiB" : "vCPU",
    formula: `min(largest ${key}, sum(users × ${key}) ÷ memberPeople)${memory ? " ÷ 1024" : ""}`,
    inputs: [
      ...demanding.flatMap((use) => [
        fromFigure("users", usersFigure(use)),
        demandInput(use.application, key),
      ]),
      memberPeople(poolId, member),
    ],
  };
}

/** Demand of an application beyond an ordinary session; 0 where the manifest does not say. */
export function demandOf({ demands }: Application, key: ApplicationDemand | "gpuMemoryGiB"): number {
  return demands?.[key] ?? 0;
}

/** Whether figures refer to the people who use it. */
export function takesResources({ application }: ApplicationUse): boolean {
  const { data } = application;
  return demandOf(application, "memoryMiB") + demandOf(application, "vcpu") + (data?.profileMiB ?? 0) > 0;
}

/** Demand of an application, as an input. */
export function demandInput(application: Application, key: ApplicationDemand | "gpuMemoryGiB"): FigureInput {
  const unit = { memoryMiB: "MiB", vcpu: "vCPU", gpuMemoryGiB: "GiB" }[key];
  return fromYaml(key, demandOf(application, key), unit, application.file, "demands", key);
}

/** People of a scenario who use an application; how they spread over scenarios is decided by placement. */
export function usersFigure({ application, group, seat, people }: ApplicationUse): Figure {
  return {
    subject: `user-group/${group.id}/application/${application.id}/${seat.scenario.id}/users`,
    value: people,
    unit: "people",
    formula: "applicationPeople filled into scenarios that can run it, the largest first",
    inputs: [
      fromYaml(
        "applicationPeople",
        group.applications[application.id] ?? 0,
        "people",
        group.file,
        "applications",
        application.id,
      ),
      fromYaml("scenarioPeople", seat.people, "people", group.file, "scenarios", seat.scenario.id),
    ],
  };
}

function sumOf(uses: readonly { readonly people: number; readonly demand: number }[]): number {
  return uses.reduce((sum, { people, demand }) => sum + people * demand, 0);
}

function memberSubject(poolId: string, { group, scenario }: MemberDemand, figure: string): string {
  return `pool/${poolId}/member/${group.id}/${scenario.id}/${figure}`;
}

function memberPeople(poolId: string, member: MemberDemand): FigureInput {
  return { ...memberPeopleInput(poolId, member), name: "memberPeople" };
}
