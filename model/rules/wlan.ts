import type { AreaSpec } from "../../generated/site";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Site } from "../estate";
import { errorAt, warningAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import { checkWlanReferences } from "./wlan-references";

/** Longest permanent link for all applications up to 10 Gbit/s (m; ISO/IEC 11801: 90 m, cords beside it). */
export const LONGEST_LINK_METRES = 90;

/** Longest permanent link that leaves 13 m for the cord to an access point (m; TIA TSB-162). */
export const LONGEST_LINK_WITH_CORD_METRES = 80;

/** Floor area below which a desk cannot stand, with its share of the corridor (m²/desk; assumption). */
export const SMALLEST_DESK_SQUARE_METRES = 4;

/** Rounding of shares that people write with two digits. */
const SHARE_TOLERANCE = 0.005;

/** Areas and distributors can be planned, and are planned where the estate has WLAN. */
export function checkWlan(draft: DraftEstate): readonly Finding[] {
  return [
    ...checkWlanReferences(draft),
    ...draft.sites.flatMap((site) => [
      ...Object.entries(site.areas).flatMap(([id, area]) => areaFindings(site, id, area)),
      ...peopleShareFindings(site),
      ...deskSpaceFindings(site),
      ...sectionFindings(draft, site),
    ]),
  ];
}

function at({ file }: Site, ...keys: readonly string[]): Place {
  return { file, pointer: pointerTo("areas", ...keys) };
}

function areaFindings(site: Site, id: string, area: AreaSpec): readonly Finding[] {
  return [...sizeFindings(site, id, area), ...linkFindings(site, id, area)];
}

function sizeFindings(
  site: Site,
  id: string,
  { squareMetres, surveyedAccessPoints }: AreaSpec,
): readonly Finding[] {
  if (squareMetres !== undefined || surveyedAccessPoints !== undefined) return [];
  const message = `area "${id}" of site "${site.id}" has no floor area: nobody can tell how many access points cover it`;
  const hint = "add squareMetres, or surveyedAccessPoints after a survey";
  return [errorAt({ ...at(site, id), atKey: true }, "wlan/area-size", message, hint)];
}

function linkFindings(site: Site, id: string, { linkMetres }: AreaSpec): readonly Finding[] {
  if (linkMetres <= LONGEST_LINK_WITH_CORD_METRES) return [];
  const report = linkMetres > LONGEST_LINK_METRES ? errorAt : warningAt;
  const message = `the longest cable of area "${id}" has ${linkMetres} m; allowed are ${LONGEST_LINK_METRES} m, and ${LONGEST_LINK_WITH_CORD_METRES} m where the cord to an access point is 13 m long`;
  const hint = "divide the area, or add a distributor that is nearer";
  return [report(at(site, id, "linkMetres"), "wlan/link-length", message, hint)];
}

/** Everybody is somewhere. More than everybody is fine: at lunch the canteen is full, at ten the offices are. */
function peopleShareFindings(site: Site): readonly Finding[] {
  const areas = Object.values(site.areas);
  if (areas.length === 0) return [];
  const stated = areas.reduce((sum, { peopleShare = 0 }) => sum + peopleShare, 0);
  const open = areas.filter(({ peopleShare }) => peopleShare === undefined).length;
  const place = { ...at(site), atKey: true };
  const rule = "wlan/people-share";
  const percent = `${Math.round(stated * 100)} %`;
  if (open === 0 && stated < 1 - SHARE_TOLERANCE) {
    const message = `the areas of site "${site.id}" hold ${percent} of its people; the others are nowhere`;
    return [errorAt(place, rule, message, "raise peopleShare, or leave it out in one area")];
  }
  if (open > 0 && stated >= 1) {
    const message = `areas of site "${site.id}" hold ${percent} of its people; nobody is left for the ${open} without peopleShare`;
    return [errorAt(place, rule, message, "state peopleShare there as well; 0 where nobody works")];
  }
  return [];
}

/** A digit that was forgotten. */
function deskSpaceFindings(site: Site): readonly Finding[] {
  const areas = Object.values(site.areas);
  const floor = areas.reduce((sum, { squareMetres }) => sum + (squareMetres ?? Infinity), 0);
  const { desks } = site;
  if (areas.length === 0 || desks === 0 || floor >= desks * SMALLEST_DESK_SQUARE_METRES) return [];
  const message = `the areas of site "${site.id}" have ${floor} m² for ${desks} desks, ${Math.round((floor / desks) * 10) / 10} m² each; expected are ${SMALLEST_DESK_SQUARE_METRES} m² or more`;
  const hint = "describe the areas that are missing, or correct squareMetres or desks";
  return [warningAt({ ...at(site), atKey: true }, "wlan/desk-space", message, hint)];
}

function sectionFindings({ settings }: DraftEstate, site: Site): readonly Finding[] {
  if (settings === undefined || site.state === "retired") return [];
  const hasAreas = Object.keys(site.areas).length > 0;
  const rule = "wlan/section";
  if (hasAreas && settings.wlan === undefined) {
    const message = `site "${site.id}" has areas for WLAN; estate.yaml says nothing about WLAN`;
    return [errorAt({ ...at(site), atKey: true }, rule, message, "write the section wlan into estate.yaml")];
  }
  if (!hasAreas && settings.wlan !== undefined) {
    const message = `site "${site.id}" has no areas, so no WLAN is planned for it`;
    return [
      warningAt(
        { file: site.file, pointer: "" },
        "wlan/no-areas",
        message,
        "describe its areas and distributors",
      ),
    ];
  }
  return [];
}
