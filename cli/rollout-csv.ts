import type { Estate } from "../model/estate";
import type { RolloutPlan } from "../planning/rollout/rollout-plan";
import { numberCell, spreadsheetCsv } from "./formats/spreadsheet-csv";
import { textCell } from "./inventory/cell-text";

const HEADINGS = ["site", "name", "state", "wave", "critical", "task", "from", "to", "weeks"];

/** A line for each task, in the order of handovers, for spreadsheets. */
export function rolloutCsv({ sites }: Estate, rollout: RolloutPlan): string {
  const places = new Map(sites.map(({ id, name, state }) => [id, [textCell(name), state]]));
  const rows = rollout.sites.flatMap(({ id, wave, isCritical, tasks }) =>
    tasks.map(({ task, from, to, weeks }) => [
      id,
      ...(places.get(id) ?? ["", ""]),
      wave,
      isCritical ? "yes" : "no",
      task,
      from,
      to,
      numberCell(weeks),
    ]),
  );
  return spreadsheetCsv([HEADINGS, ...rows]);
}
