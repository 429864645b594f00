import type { Catalog, Estate, Scenario, UserGroup } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { fromFigure, fromYaml } from "../figure-input";
import { workloadInput } from "../pool/session-demand";

/** How a person of a user group uses a building on average; sites multiply it by their people. */
export interface GroupPresence {
  readonly group: UserGroup;
  /** Share of the group at a desk on the busiest day. */
  readonly onSiteShare: Figure;
  /** Display traffic into the building per person of the group, at the busiest moment (kbit/s). */
  readonly displayKbpsPerPerson: Figure;
  /** The same as inputs; made once for all sites. */
  readonly inputs: {
    readonly onSiteShare: FigureInput;
    readonly displayKbpsPerPerson: FigureInput;
    readonly personsPerDesk: FigureInput;
  };
}

/** Presence of every user group with people, by id. */
export function groupPresences(estate: Estate): ReadonlyMap<string, GroupPresence> {
  const scenarios = new Map(estate.scenarios.map((scenario) => [scenario.id, scenario]));
  return new Map(
    estate.userGroups.map((group) => {
      const parts = Object.entries(group.scenarios).flatMap(([id, people]) => {
        const scenario = scenarios.get(id);
        return scenario === undefined || people === 0 ? [] : [{ scenario, people }];
      });
      const share = onSiteShare(group, parts);
      const kbps = displayKbpsPerPerson(estate.catalog, group, parts);
      const inputs = {
        onSiteShare: fromFigure("onSiteShare", share),
        displayKbpsPerPerson: fromFigure("displayKbpsPerPerson", kbps),
        personsPerDesk: fromYaml(
          "personsPerDesk",
          group.personsPerDesk,
          "people/desk",
          group.file,
          "personsPerDesk",
        ),
      };
      return [group.id, { group, onSiteShare: share, displayKbpsPerPerson: kbps, inputs }];
    }),
  );
}

interface GroupPart {
  readonly scenario: Scenario;
  readonly people: number;
}

function onSiteShare(group: UserGroup, parts: readonly GroupPart[]): Figure {
  const people = sumPeople(parts);
  const present = parts.reduce((sum, part) => sum + part.people * part.scenario.onSiteShare, 0);
  return {
    subject: `user-group/${group.id}/onSiteShare`,
    value: people === 0 ? 0 : (group.attendanceShare * present) / people,
    unit: "share",
    formula: "attendanceShare × sum(people × onSiteShare) ÷ sum(people)",
    inputs: [
      fromYaml("attendanceShare", group.attendanceShare, "share", group.file, "attendanceShare"),
      ...parts.flatMap((part) => [
        peopleInput(group, part),
        fromYaml("onSiteShare", part.scenario.onSiteShare, "share", part.scenario.file, "onSiteShare"),
      ]),
    ],
  };
}

// Scenarios with local delivery send no display traffic.
function displayKbpsPerPerson(catalog: Catalog, group: UserGroup, parts: readonly GroupPart[]): Figure {
  const people = sumPeople(parts);
  const remote = parts.flatMap((part) => {
    const workload = catalog.workloads[part.scenario.workloadClass];
    return part.scenario.delivery === "local" || workload === undefined ? [] : [{ ...part, workload }];
  });
  const kbps = remote.reduce(
    (sum, { people: count, scenario, workload }) =>
      sum + count * scenario.onSiteShare * scenario.monitors * workload.displayKbps,
    0,
  );
  return {
    subject: `user-group/${group.id}/displayKbpsPerPerson`,
    value: people === 0 ? 0 : (kbps * group.attendanceShare * group.concurrencyShare) / people,
    unit: "kbit/s",
    formula:
      "attendanceShare × concurrencyShare × sum(people × onSiteShare × monitors × displayKbps, delivered remotely) ÷ sum(people)",
    inputs: [
      fromYaml("attendanceShare", group.attendanceShare, "share", group.file, "attendanceShare"),
      fromYaml("concurrencyShare", group.concurrencyShare, "share", group.file, "concurrencyShare"),
      ...remote.flatMap((part) => [
        peopleInput(group, part),
        fromYaml("onSiteShare", part.scenario.onSiteShare, "share", part.scenario.file, "onSiteShare"),
        fromYaml("monitors", part.scenario.monitors, "monitors", part.scenario.file, "monitors"),
        workloadInput(
          catalog,
          part.scenario.workloadClass,
          "displayKbps",
          part.workload.displayKbps,
          "kbit/s",
        ),
      ]),
    ],
  };
}

function sumPeople(parts: readonly GroupPart[]): number {
  return parts.reduce((sum, { people }) => sum + people, 0);
}

function peopleInput(group: UserGroup, { scenario, people }: GroupPart): FigureInput {
  return fromYaml("people", people, "people", group.file, "scenarios", scenario.id);
}
