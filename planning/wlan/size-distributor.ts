import type { NetworkSwitch } from "../../generated/catalog";
import type { Estate, Site } from "../../model/estate";
import type { Figure } from "../figure";
import { fromCatalog, fromConstant, fromFigure, sumFigure } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import { POE_PORT_WATTS, switchesFor } from "./poe-class";
import { accessPointOf } from "./size-area";
import type { AreaWlan, DistributorWlan } from "./wlan-plan";
import type { WlanInputs } from "./wlan-setting";

/** A distributor with the areas that are cabled from it. */
export interface DistributorContext {
  readonly estate: Estate;
  readonly inputs: WlanInputs;
  readonly site: Site;
  readonly id: string;
  /** Switch of the catalogue. */
  readonly model: string;
  readonly areas: readonly AreaWlan[];
}

/** Sizes a distributor: ports, power and switches for its access points. */
export function sizeDistributor(context: DistributorContext): DistributorWlan {
  const { id, model, areas } = context;
  const accessPoints = sumFigure(
    subject(context, "accessPoints"),
    "access points",
    "accessPoints",
    areas.map((area) => area.accessPoints),
  );
  const ports = portsFigure(context, accessPoints);
  const poeWatts = poeFigure(context);
  return {
    id,
    switch: model,
    accessPoints,
    ports,
    poeWatts,
    switches: switchesFigure(context, ports, poeWatts),
  };
}

function subject({ site, id }: DistributorContext, figure: string): string {
  return `distributor/${site.id}/${id}/${figure}`;
}

/** @throws RangeError when the catalogue lacks it; the model's rules have reported that */
export function switchOf({ switches }: Estate["catalog"], id: string): NetworkSwitch {
  const model = switches[id];
  if (model === undefined) throw new RangeError(`switch "${id}" is not in the catalogue`);
  return model;
}

function portsFigure(context: DistributorContext, accessPoints: Figure): Figure {
  const { patchedLinksPerAccessPoint, sparePortShare } = context.inputs;
  return {
    subject: subject(context, "ports"),
    value: roundUp(accessPoints.value * patchedLinksPerAccessPoint.value * (1 + sparePortShare.value)),
    unit: "ports",
    formula: "ceil(accessPoints × patchedLinksPerAccessPoint × (1 + sparePortShare))",
    inputs: [fromFigure("accessPoints", accessPoints), patchedLinksPerAccessPoint, sparePortShare],
  };
}

function poeFigure(context: DistributorContext): Figure {
  const { catalog } = context.estate;
  const parts = context.areas.map(({ accessPoint, accessPoints }) => ({
    accessPoints,
    watts: POE_PORT_WATTS[accessPointOf(catalog, accessPoint).poe],
  }));
  return {
    subject: subject(context, "poeWatts"),
    value: roundTo(
      parts.reduce((sum, { accessPoints, watts }) => sum + accessPoints.value * watts.value, 0),
      1,
    ),
    unit: "W",
    formula: "sum(accessPoints × POE_PORT_WATTS of their class)",
    inputs: parts.flatMap(({ accessPoints, watts }) => [
      fromFigure("accessPoints", accessPoints),
      fromConstant(watts),
    ]),
  };
}

function switchesFigure(context: DistributorContext, ports: Figure, poeWatts: Figure): Figure {
  const { estate, inputs, model } = context;
  const { catalog } = estate;
  const { ports: switchPorts, poeBudgetWatts } = switchOf(catalog, model);
  const { switches, boundBy } = switchesFor(
    { ports: ports.value, poeWatts: poeWatts.value },
    { ports: switchPorts, poeBudgetWatts, poeFillShare: inputs.poeFillShare.value },
  );
  return {
    subject: subject(context, "switches"),
    value: switches,
    unit: "switches",
    formula: "max(ceil(ports ÷ switchPorts), ceil(poeWatts ÷ (poeBudgetWatts × poeFillShare)))",
    inputs: [
      fromFigure("ports", ports),
      { ...fromCatalog(catalog, "switches", model, "ports", switchPorts, "ports"), name: "switchPorts" },
      fromFigure("poeWatts", poeWatts),
      fromCatalog(catalog, "switches", model, "poeBudgetWatts", poeBudgetWatts, "W"),
      inputs.poeFillShare,
    ],
    boundBy,
  };
}
