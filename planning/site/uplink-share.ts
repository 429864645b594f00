import type { Site } from "../../model/estate";
import type { Figure } from "../figure";
import { fromFigure, fromYaml } from "../figure-input";
import { roundTo } from "../rounding";

/**
 * How much of a building's uplink some traffic takes, rounded to 0.01 %; above 1 it does not fit.
 *
 * `traffic ÷ uplinkMbps`
 *
 * @param name - last part of the figure's subject
 * @param traffic - in Mbit/s, each direction, with its name in the formula
 */
export function uplinkShare(
  site: Site,
  name: string,
  traffic: { readonly name: string; readonly figure: Figure },
): Figure {
  return {
    subject: `site/${site.id}/${name}`,
    value: roundTo(traffic.figure.value / site.uplinkMbps, 4),
    unit: "share",
    formula: `${traffic.name} ÷ uplinkMbps`,
    inputs: [
      fromFigure(traffic.name, traffic.figure),
      fromYaml("uplinkMbps", site.uplinkMbps, "Mbit/s", site.file, "uplinkMbps"),
    ],
  };
}
