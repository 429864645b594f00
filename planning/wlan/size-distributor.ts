import type { NetworkSwitch } from "../../generated/catalog";
import type { Estate, Site } from "../../model/estate";
import type { Figure } from "../figure";
import { fromCatalog, fromConstant, fromFigure, sumFigure } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import type { CabledRooms } from "./cabled-rooms";
import { POE_PORT_WATTS, switchesFor } from "./poe-class";
import { accessPointOf } from "./size-area";
import type { AreaWlan, DistributorWlan } from "./wlan-plan";
import type { WlanInputs } from "./wlan-setting";

/** A distributor with the areas and meeting rooms that are cabled from it. */
export interface DistributorContext {
  readonly estate: Estate;
  readonly inputs: WlanInputs;
  readonly site: Site;
  readonly id: string;
  /** Switch of the catalogue. */
  readonly model: string;
  readonly areas: readonly AreaWlan[];
  readonly rooms: readonly CabledRooms[];
}

/** Sizes a distributor: ports, power and switches for its access points and meeting rooms. */
export function sizeDistributor(context: DistributorContext): DistributorWlan {
  const { id, model, areas, rooms } = context;
  const accessPoints = sumFigure(
    subject(context, "accessPoints"),
    "access points",
    "accessPoints",
    areas.map((area) => area.accessPoints),
  );
  const roomPorts = rooms.length === 0 ? undefined : roomFigure(context, "roomPorts", "ports", "ports");
  const roomPoeWatts = rooms.length === 0 ? undefined : roomFigure(context, "roomPoeWatts", "poeWatts", "W");
  const ports = portsFigure(context, accessPoints, roomPorts);
  const poeWatts = poeFigure(context, roomPoeWatts);
  return {
    id,
    switch: model,
    accessPoints,
    ...(roomPorts === undefined ? {} : { roomPorts }),
    ...(roomPoeWatts === undefined ? {} : { roomPoeWatts }),
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

/** What the kits of the distributor's rooms need together. */
function roomFigure(
  context: DistributorContext,
  name: "roomPorts" | "roomPoeWatts",
  need: "ports" | "poeWatts",
  unit: string,
): Figure {
  const isDivided = context.rooms.some(({ rooms, input }) => rooms !== input.value);
  return {
    subject: subject(context, name),
    value: roundTo(
      context.rooms.reduce((sum, { kit, rooms }) => sum + rooms * kit[need].value, 0),
      1,
    ),
    unit,
    formula: `sum(rooms × ${need})${isDivided ? ", rooms without distributors divided evenly" : ""}`,
    inputs: context.rooms.flatMap(({ kit, input }) => [input, fromFigure(need, kit[need])]),
  };
}

function portsFigure(
  context: DistributorContext,
  accessPoints: Figure,
  roomPorts: Figure | undefined,
): Figure {
  const { patchedLinksPerAccessPoint, sparePortShare } = context.inputs;
  const links = "accessPoints × patchedLinksPerAccessPoint";
  const used = accessPoints.value * patchedLinksPerAccessPoint.value + (roomPorts?.value ?? 0);
  return {
    subject: subject(context, "ports"),
    value: roundUp(used * (1 + sparePortShare.value)),
    unit: "ports",
    formula: `ceil(${roomPorts === undefined ? links : `(${links} + roomPorts)`} × (1 + sparePortShare))`,
    inputs: [
      fromFigure("accessPoints", accessPoints),
      patchedLinksPerAccessPoint,
      ...(roomPorts === undefined ? [] : [fromFigure("roomPorts", roomPorts)]),
      sparePortShare,
    ],
  };
}

function poeFigure(context: DistributorContext, roomPoeWatts: Figure | undefined): Figure {
  const { catalog } = context.estate;
  const parts = context.areas.map(({ accessPoint, accessPoints }) => ({
    accessPoints,
    watts: POE_PORT_WATTS[accessPointOf(catalog, accessPoint).poe],
  }));
  const formula = "sum(accessPoints × POE_PORT_WATTS of their class)";
  return {
    subject: subject(context, "poeWatts"),
    value: roundTo(
      parts.reduce(
        (sum, { accessPoints, watts }) => sum + accessPoints.value * watts.value,
        roomPoeWatts?.value ?? 0,
      ),
      1,
    ),
    unit: "W",
    formula: roomPoeWatts === undefined ? formula : `${formula} + roomPoeWatts`,
    inputs: [
      ...parts.flatMap(({ accessPoints, watts }) => [
        fromFigure("accessPoints", accessPoints),
        fromConstant(watts),
      ]),
      ...(roomPoeWatts === undefined ? [] : [fromFigure("roomPoeWatts", roomPoeWatts)]),
    ],
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
