import { dayNumber, quarterOf } from "../planning/rollout/day";
import type { RolloutPlan, RolloutTask, SiteRollout } from "../planning/rollout/rollout-plan";
import { ROLLOUT_TASKS } from "../planning/rollout/rollout-plan";
import { plural } from "./findings";
import { xmlText } from "./formats/xml-text";
import { whole } from "./quantity";

// Measures of the drawing (pixels; our own choice: it fills a slide, and a name of 31 characters fits beside it).
const WIDTH = 1280;
const NAMES = 250;
const WAVES = 80;
const HEAD = 64;
const ROW = 22;
const FOOT = 56;
/** Quarters whose names fit beside one another (count). */
const QUARTERS_NAMED = 16;

/** One colour for each task; told apart by their lightness as well. */
const COLOURS: Readonly<Record<RolloutTask, string>> = {
  survey: "#b8c4ce",
  fibre: "#1b4f72",
  cabling: "#d98c1f",
  power: "#7d3c98",
  "access-points": "#2e86c1",
  validation: "#76c7e0",
  rooms: "#1e8449",
  handover: "#2c3e50",
};

/** The roll-out as a picture: a row for each building, a bar for each task, quarters as the scale. */
export function rolloutSvg(rollout: RolloutPlan, city: string): string {
  const { sites, target } = rollout;
  const to = [rollout.end, target, rollout.start].reduce((a = "", b = "") => (a > b ? a : b)) ?? "";
  const x = scale(rollout.start, to);
  const height = HEAD + sites.length * ROW + FOOT;
  const bottom = HEAD + sites.length * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${xmlText(`Roll-out of ${city}`)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(12, 24, headline(rollout, city), 'font-size="16" font-weight="bold"'),
    ...quarters(rollout.start, to).flatMap((quarter) => quarterLine(quarter, x(quarter.from), bottom)),
    ...sites.flatMap((site, row) => siteRow(site, HEAD + row * ROW, x)),
    ...(target === undefined || target < rollout.start ? [] : targetLine(target, x(target, "end"), bottom)),
    ...legend(bottom + 28),
    "</svg>",
    "",
  ].join("\n");
}

function headline({ start, end, siteCount, costEur }: RolloutPlan, city: string): string {
  if (end === undefined) return `${city}: all buildings are done`;
  return `${city}: ${plural(siteCount.value, "building")} from ${start} to ${end}, ${whole(costEur.value)} EUR`;
}

/** Pixel at which a day begins, or ends. */
type Scale = (day: string, edge?: "begin" | "end") => number;

function scale(from: string, to: string): Scale {
  const first = dayNumber(from);
  const days = dayNumber(to) - first + 1;
  const width = WIDTH - NAMES - WAVES;
  return (day, edge = "begin") =>
    Math.round(NAMES + ((dayNumber(day) - first + (edge === "end" ? 1 : 0)) * width) / days);
}

interface Quarter {
  /** First day that is drawn, YYYY-MM-DD. */
  readonly from: string;
  readonly name: string;
}

/** Quarters between two days; of many only the first one of each year. */
function quarters(from: string, to: string): readonly Quarter[] {
  const found: Quarter[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) {
      const day = `${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`;
      const isOver = `${year}-${String(quarter * 3).padStart(2, "0")}-31` < from;
      if (!isOver && day <= to) found.push({ from: day < from ? from : day, name: quarterOf(day) });
    }
  }
  return found.length <= QUARTERS_NAMED ? found : found.filter(({ name }) => name.endsWith("Q1"));
}

function quarterLine({ name }: Quarter, x: number, bottom: number): readonly string[] {
  return [
    `<line x1="${x}" y1="${HEAD - 18}" x2="${x}" y2="${bottom}" stroke="#d5d8dc"/>`,
    text(x + 4, HEAD - 8, name, 'fill="#566573" font-size="11"'),
  ];
}

function siteRow(site: SiteRollout, y: number, x: Scale): readonly string[] {
  const { id, from, to, wave, tasks, isCritical } = site;
  const middle = y + ROW / 2;
  const weight = isCritical ? 'font-weight="bold"' : "";
  return [
    text(12, middle + 4, `${id}${isCritical ? " *" : ""}`, weight),
    `<line x1="${x(from)}" y1="${middle}" x2="${x(to, "end")}" y2="${middle}" stroke="#aeb6bf" stroke-dasharray="2 3"/>`,
    ...tasks.map((each) => {
      const left = x(each.from);
      const width = Math.max(2, x(each.to, "end") - left);
      const title = `${id}: ${each.task}, ${each.from} to ${each.to}`;
      return `<rect x="${left}" y="${y + 4}" width="${width}" height="${ROW - 8}" fill="${COLOURS[each.task]}"><title>${xmlText(title)}</title></rect>`;
    }),
    text(WIDTH - WAVES + 8, middle + 4, wave, 'fill="#566573"'),
  ];
}

function targetLine(target: string, x: number, bottom: number): readonly string[] {
  return [
    `<line x1="${x}" y1="${HEAD - 18}" x2="${x}" y2="${bottom}" stroke="#c0392b" stroke-width="2"/>`,
    text(x - 4, bottom + 14, `target ${target}`, 'fill="#c0392b" text-anchor="end"'),
  ];
}

function legend(y: number): readonly string[] {
  const step = (WIDTH - 24) / (ROLLOUT_TASKS.length + 1);
  return [
    ...ROLLOUT_TASKS.flatMap((task, index) => {
      const x = Math.round(12 + index * step);
      return [
        `<rect x="${x}" y="${y}" width="14" height="14" fill="${COLOURS[task]}"/>`,
        text(x + 20, y + 11, task),
      ];
    }),
    text(Math.round(12 + ROLLOUT_TASKS.length * step), y + 11, "* decides the last day"),
  ];
}

function text(x: number, y: number, content: string, attributes = ""): string {
  return `<text x="${x}" y="${y}"${attributes === "" ? "" : ` ${attributes}`}>${xmlText(content)}</text>`;
}
