import type { WlanController } from "../../generated/catalog";
import type { Finding } from "../../model/diagnostic";
import type { Catalog } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromCatalog, fromConstant, fromFigure } from "../figure-input";
import { errorAt } from "../finding-at";

/** Controllers of a WLAN. */
export const CONTROLLER_PAIR: PlanningConstant = {
  name: "CONTROLLER_PAIR",
  value: 2,
  unit: "controllers",
  certainty: "assumption",
  source: "one stands by for the other, as vendors offer it",
};

/** What controllers have to manage. */
export interface ControllerDemand {
  readonly accessPoints: Figure;
  /** Devices on the WLAN in all areas. */
  readonly clients: Figure;
}

/** Controllers that were chosen, or why there are none. */
export interface ChosenController {
  readonly controller?: Readonly<WlanController>;
  readonly controllers?: Figure;
  readonly findings: readonly Finding[];
}

/** The smallest controller of the catalogue that manages everything alone, twice. */
export function chooseController(catalog: Catalog, demand: ControllerDemand): ChosenController {
  const { accessPoints, clients } = demand;
  const bySize = Object.entries(catalog.wlanControllers).sort(
    ([a, x], [b, y]) => x.accessPoints - y.accessPoints || x.clients - y.clients || (a < b ? -1 : 1),
  );
  const chosen = bySize.find(
    ([, entry]) => entry.accessPoints >= accessPoints.value && entry.clients >= clients.value,
  );
  if (chosen === undefined) return { findings: [tooSmall(bySize.at(-1), demand)] };
  const [id, controller] = chosen;
  return {
    controller,
    controllers: {
      subject: "city/wlanControllers",
      value: CONTROLLER_PAIR.value,
      unit: "controllers",
      formula: "CONTROLLER_PAIR, each for accessPoints and clients of the city",
      inputs: [
        fromConstant(CONTROLLER_PAIR),
        fromFigure("accessPoints demand", accessPoints),
        fromCatalog(catalog, "wlanControllers", id, "accessPoints", controller.accessPoints, "access points"),
        fromFigure("clients demand", clients),
        fromCatalog(catalog, "wlanControllers", id, "clients", controller.clients, "devices"),
      ],
      boundBy: id,
    },
    findings: [],
  };
}

function tooSmall(
  largest: readonly [string, WlanController] | undefined,
  { accessPoints, clients }: ControllerDemand,
): Finding {
  const allowed =
    largest === undefined
      ? "the catalogue describes none"
      : `the largest of the catalogue, "${largest[0]}", manages ${largest[1].accessPoints} and ${largest[1].clients}`;
  return errorAt({
    rule: "wlan/controller-too-small",
    file: ESTATE_FILE,
    keys: ["wlan", "controller"],
    message: `controllers have to manage ${accessPoints.value} access points and ${clients.value} devices; ${allowed}`,
    hint: "describe a larger one under wlanControllers in catalog/, or leave wlan.controller out",
  });
}
