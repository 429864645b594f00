import type { Estate } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { fromYaml } from "../figure-input";
import type { DevicePlan } from "../plan";

/**
 * The fleet: devices and accessories of all scenarios, and the extra devices of user groups.
 *
 * `sum(people × pieces) + sum(extraDevices)`; an accessory counts once for each time the scenario lists it.
 *
 * @returns devices with a count above 0, by id
 */
export function countDevices(estate: Estate): readonly DevicePlan[] {
  const fleet = new Map<string, { value: number; readonly inputs: FigureInput[] }>();
  const add = (device: string, pieces: number, inputs: readonly FigureInput[]): void => {
    const entry = fleet.get(device) ?? { value: 0, inputs: [] };
    entry.value += pieces;
    entry.inputs.push(...inputs);
    fleet.set(device, entry);
  };
  const scenarios = new Map(estate.scenarios.map((scenario) => [scenario.id, scenario]));
  for (const group of estate.userGroups) {
    for (const [id, people] of Object.entries(group.scenarios)) {
      const scenario = scenarios.get(id);
      if (scenario === undefined || people === 0) continue;
      const peopleInput = fromYaml("people", people, "people", group.file, "scenarios", id);
      for (const [device, pieces] of Object.entries(scenario.devices)) {
        const piecesInput = fromYaml("pieces", pieces, "pieces/person", scenario.file, "devices", device);
        add(device, people * pieces, [peopleInput, piecesInput]);
      }
      for (const device of scenario.accessories) add(device, people, [peopleInput]);
    }
    for (const [device, pieces] of Object.entries(group.extraDevices)) {
      add(device, pieces, [fromYaml("extraDevices", pieces, "pieces", group.file, "extraDevices", device)]);
    }
  }
  return [...fleet.entries()]
    .filter(([, { value }]) => value > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { value, inputs }]) => ({
      id,
      kind: estate.catalog.devices[id]?.kind ?? "endpoint",
      count: countFigure(id, value, inputs),
    }));
}

function countFigure(id: string, value: number, inputs: readonly FigureInput[]): Figure {
  return {
    subject: `device/${id}/count`,
    value,
    unit: "pieces",
    formula: "sum(people × pieces) + sum(extraDevices); an accessory is one piece for each person",
    inputs,
  };
}
