import type { AreaSpec } from "../../generated/site";
import type { Site } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { fromFigure, fromYaml } from "../figure-input";
import { roundUp } from "../rounding";

/**
 * Part of the people on site that each area gets: its own share, or by floor area what the shares of the others leave.
 *
 * @param areas - key → share (0–1) where stated, and floor area (m²)
 * @returns key → share; areas without share and floor area get 0
 */
export function peopleShares(
  areas: Readonly<Record<string, Pick<AreaSpec, "peopleShare" | "squareMetres">>>,
): Readonly<Record<string, number>> {
  const all = Object.entries(areas);
  const stated = all.reduce((sum, [, { peopleShare = 0 }]) => sum + peopleShare, 0);
  const open = all.filter(([, { peopleShare }]) => peopleShare === undefined);
  const floor = open.reduce((sum, [, { squareMetres = 0 }]) => sum + squareMetres, 0);
  const left = Math.max(0, 1 - stated);
  return Object.fromEntries(
    all.map(([id, { peopleShare, squareMetres = 0 }]) => [
      id,
      peopleShare ?? (floor === 0 ? 0 : (left * squareMetres) / floor),
    ]),
  );
}

/** People in every area of a building at the area's busiest time. Linear in the number of areas but for inputs. */
export function areaPeople(site: Site, peakPeopleOnSite: Figure): ReadonlyMap<string, Figure> {
  const shares = peopleShares(site.areas);
  const onSite = fromFigure("peakPeopleOnSite", peakPeopleOnSite);
  return new Map(
    Object.entries(site.areas).map(([id, area]) => {
      const share = shares[id] ?? 0;
      const isStated = area.peopleShare !== undefined;
      const figure: Figure = {
        subject: `area/${site.id}/${id}/people`,
        value: roundUp(peakPeopleOnSite.value * share) + area.visitors,
        unit: "people",
        formula: isStated
          ? "ceil(peakPeopleOnSite × peopleShare) + visitors"
          : "ceil(peakPeopleOnSite × (1 − sum of peopleShare) × squareMetres ÷ sum of squareMetres of the areas without peopleShare) + visitors",
        inputs: [
          onSite,
          ...(isStated ? [input(site, id, "peopleShare", share, "share")] : shareInputs(site)),
          input(site, id, "visitors", area.visitors, "people"),
        ],
      };
      return [id, figure] as const;
    }),
  );
}

function shareInputs(site: Site): readonly FigureInput[] {
  return Object.entries(site.areas).map(([id, { peopleShare, squareMetres = 0 }]) =>
    peopleShare === undefined
      ? input(site, id, "squareMetres", squareMetres, "m²")
      : input(site, id, "peopleShare", peopleShare, "share"),
  );
}

function input(site: Site, id: string, key: string, value: number, unit: string): FigureInput {
  return fromYaml(key, value, unit, site.file, "areas", id, key);
}
