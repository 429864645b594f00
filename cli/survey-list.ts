import type { Estate, Site } from "../model/estate";
import type { Plan } from "../planning/plan";
import type { AreaWlan } from "../planning/wlan/wlan-plan";
import { numberCell, spreadsheetCsv } from "./formats/spreadsheet-csv";
import { textCell } from "./inventory/cell-text";

/** What is known; the last three columns are for the people who measure, the first two of them keys of the area. */
const HEADINGS = [
  "site",
  "name",
  "address",
  "survey begins",
  "area",
  "use",
  "construction",
  "m²",
  "people",
  "access point",
  "planned access points",
  "bound by",
  "access points per channel",
  "band",
  "distributor",
  "where it stands",
  "longest cable planned (m)",
  "surveyedAccessPoints",
  "linkMetres",
  "remarks",
];

/**
 * What a survey has to check: the areas of buildings that are planned or staging and not surveyed, in the order of the
 * roll-out, with empty columns for what is measured.
 */
export function surveyListCsv({ sites }: Estate, plan: Plan): string {
  const plans = new Map(plan.sites.map((site) => [site.id, site]));
  const begins = new Map(
    plan.rollout?.sites.map(({ id, tasks }) => [id, tasks.find(({ task }) => task === "survey")?.from ?? ""]),
  );
  const open = sites
    .filter(
      ({ state, rollout }) =>
        (state === "planned" || state === "staging") && !rollout.done.includes("survey"),
    )
    .map((site) => ({ site, begins: begins.get(site.id) ?? "" }))
    .sort((a, b) => (a.begins < b.begins || (a.begins === b.begins && a.site.id < b.site.id) ? -1 : 1));
  const rows = open.flatMap(({ site, begins: day }) =>
    (plans.get(site.id)?.wlan?.areas ?? []).map((area) => row(site, day, area)),
  );
  return spreadsheetCsv([HEADINGS, ...rows]);
}

function row(site: Site, begins: string, planned: AreaWlan): readonly string[] {
  const area = site.areas[planned.id];
  const { street, postcode, city } = site.address;
  const place = [street, [postcode, city].join(" ").trim()].filter((part) => part !== undefined).join(", ");
  const { accessPoints, accessPointsPerChannel: reuse } = planned;
  return [
    site.id,
    textCell(site.name),
    textCell(place),
    begins,
    planned.id,
    area?.use ?? "",
    area?.construction ?? "",
    optionalNumber(area?.squareMetres),
    numberCell(planned.people.value),
    planned.accessPoint,
    numberCell(accessPoints.value),
    accessPoints.boundBy ?? "",
    optionalNumber(reuse?.value),
    reuse?.boundBy ?? "",
    planned.distributor,
    textCell(site.distributors[planned.distributor]?.location ?? ""),
    optionalNumber(area?.linkMetres),
    "",
    "",
    "",
  ];
}

function optionalNumber(value: number | undefined): string {
  return value === undefined ? "" : numberCell(value);
}
