import type { HotlineSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import { reference } from "./reference";

type Hotlines = Readonly<Record<string, HotlineSpec>>;

/** Hotlines exist where they are named, and their figures cover the day. */
export function checkHotlines(draft: DraftEstate): readonly Finding[] {
  if (draft.settings === undefined) return [];
  const hotlines: Hotlines = draft.settings.telephony?.hotlines ?? {};
  return [
    ...draft.userGroups.flatMap(({ file, telephony: { hotline } }) =>
      hotline === undefined
        ? []
        : hotlineReference({ file, pointer: "/telephony/hotline" }, hotline, hotlines),
    ),
    ...Object.entries(hotlines).flatMap(([id, hotline]) => [
      ...siteReference(draft, id, hotline),
      ...intervals(id, hotline),
      ...(hotline.overflow?.hotline === undefined
        ? []
        : hotlineReference(at(id, "overflow", "hotline"), hotline.overflow.hotline, hotlines)),
    ]),
    ...overflowCircles(hotlines),
  ];
}

function at(id: string, ...keys: readonly string[]): Place {
  return { file: "estate.yaml", pointer: pointerTo("telephony", "hotlines", id, ...keys) };
}

function hotlineReference(place: Place, id: string, hotlines: Hotlines): readonly Finding[] {
  return reference(place, id, {
    rule: "ref/unknown-hotline",
    noun: "hotline",
    known: new Set(Object.keys(hotlines)),
    nothing: "describe it under telephony.hotlines in estate.yaml",
  });
}

function siteReference({ ids, sites }: DraftEstate, id: string, { site }: HotlineSpec): readonly Finding[] {
  const unknown = reference(at(id, "site"), site, {
    rule: "ref/unknown-site",
    noun: "site",
    known: ids.sites,
    nothing: "describe it in sites/",
  });
  if (unknown.length > 0) return unknown;
  if (sites.find((candidate) => candidate.id === site)?.state !== "retired") return [];
  const message = `hotline "${id}" takes its number from site "${site}", which is retired`;
  return [errorAt(at(id, "site"), "hotline/retired-site", message, "name a building that is in use")];
}

function intervals(id: string, hotline: HotlineSpec): readonly Finding[] {
  const { openingHours, intervalMinutes, callsPerInterval } = hotline;
  const open = minutes(openingHours.to) - minutes(openingHours.from);
  if (open <= 0) {
    const message = `hotline "${id}" closes at ${openingHours.to}, not after it opens at ${openingHours.from}`;
    const hint = "let it close later the same day";
    return [errorAt(at(id, "openingHours", "to"), "hotline/opening-hours", message, hint)];
  }
  const wanted = open / intervalMinutes;
  if (callsPerInterval.length === wanted) return [];
  const hours = `${openingHours.from} to ${openingHours.to}`;
  const message = `hotline "${id}" has calls for ${callsPerInterval.length} intervals; ${hours} has ${round(wanted)} of ${intervalMinutes} min`;
  const hint = Number.isInteger(wanted)
    ? "give one figure for each interval"
    : "let the opening hours be a multiple of intervalMinutes";
  return [errorAt(at(id, "callsPerInterval"), "hotline/intervals", message, hint)];
}

/** Callers who are handed on and on are never answered. */
function overflowCircles(hotlines: Hotlines): readonly Finding[] {
  return Object.keys(hotlines).flatMap((id) => {
    const chain = [id];
    for (let next = target(hotlines, id); next !== undefined; next = target(hotlines, next)) {
      if (next === id) return chain.every((other) => id <= other) ? [circle(chain)] : [];
      if (chain.includes(next)) return [];
      chain.push(next);
    }
    return [];
  });
}

function target(hotlines: Hotlines, id: string): string | undefined {
  return hotlines[id]?.overflow?.hotline;
}

function circle(chain: readonly string[]): Finding {
  const [first = ""] = chain;
  const message = `hotlines hand their callers on in a circle: ${[...chain, first].join(" → ")}`;
  const hint = "let one of them call back instead: leave its overflow.hotline out";
  return errorAt(at(first, "overflow", "hotline"), "hotline/overflow-circle", message, hint);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
