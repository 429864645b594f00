import type { AccessPoint } from "../../generated/catalog";
import type { AreaSpec } from "../../generated/site";
import type { Estate, Site } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { fromCatalog, fromFigure, fromYaml } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import {
  accessPointsForAirtime,
  accessPointsForClients,
  accessPointsForCoverage,
  accessPointsForThroughput,
  withReserve,
} from "./access-point-demand";
import { reuseFigure } from "./channel-reuse";
import type { AreaWlan } from "./wlan-plan";
import type { WlanInputs } from "./wlan-setting";

/** An area with what it is sized with. */
export interface AreaContext {
  readonly estate: Estate;
  readonly inputs: WlanInputs;
  readonly site: Site;
  readonly id: string;
  readonly area: Readonly<AreaSpec>;
  /** Access point of the catalogue. */
  readonly model: string;
  readonly people: Figure;
  readonly peakPeopleOnSite: Figure;
  readonly displayMbps: Figure;
}

/** Sizes an area: access points for coverage, devices, video conferences and traffic, or those of a survey. */
export function sizeArea(context: AreaContext): {
  readonly area: AreaWlan;
  readonly workings: readonly Figure[];
} {
  const { area, id, model, people } = context;
  const devices = devicesFigure(context);
  const traffic = trafficFigure(context);
  const demands = [
    ...coverage(context),
    clients(context, devices),
    airtime(context),
    throughput(context, traffic),
  ];
  const surveyed = area.surveyedAccessPoints;
  const accessPoints = surveyed === undefined ? estimated(context, demands) : survey(context, surveyed);
  const reuse = channelReuse(context, accessPoints);
  return {
    area: {
      id,
      accessPoint: model,
      distributor: area.distributor,
      people,
      devices,
      accessPoints,
      ...(reuse === undefined ? {} : { accessPointsPerChannel: reuse }),
    },
    workings: [traffic, ...demands.map(({ figure }) => figure)],
  };
}

/** A number of access points and what asks for them. */
interface Demand {
  readonly by: string;
  /** Name of the figure, as it stands in the formula. */
  readonly name: string;
  readonly figure: Figure;
}

function subject({ site, id }: AreaContext, figure: string): string {
  return `area/${site.id}/${id}/${figure}`;
}

function areaInput({ site, id }: AreaContext, key: string, value: number, unit: string): FigureInput {
  return fromYaml(key, value, unit, site.file, "areas", id, key);
}

function modelInput({ estate: { catalog }, model }: AreaContext, key: "clients" | "mbps", unit: string) {
  return fromCatalog(catalog, "accessPoints", model, key, accessPointOf(catalog, model)[key], unit);
}

/** @throws RangeError when the catalogue lacks it; the model's rules have reported that */
export function accessPointOf({ accessPoints }: Estate["catalog"], id: string): AccessPoint {
  const accessPoint = accessPoints[id];
  if (accessPoint === undefined) throw new RangeError(`access point "${id}" is not in the catalogue`);
  return accessPoint;
}

function devicesFigure(context: AreaContext): Figure {
  const { people, area, inputs } = context;
  return {
    subject: subject(context, "devices"),
    value: roundUp(people.value * inputs.devicesPerPerson.value) + area.fixedDevices,
    unit: "devices",
    formula: "ceil(people × devicesPerPerson) + fixedDevices",
    inputs: [
      fromFigure("people", people),
      inputs.devicesPerPerson,
      areaInput(context, "fixedDevices", area.fixedDevices, "devices"),
    ],
  };
}

/** All devices on the WLAN, desktops from the data centre among them. */
function trafficFigure(context: AreaContext): Figure {
  const { people, displayMbps, peakPeopleOnSite, inputs } = context;
  const { data, video } = inputs;
  const perPerson = data.activeShare.value * data.mbps.value + video.activeShare.value * video.mbps.value;
  const display = displayMbps.value / Math.max(1, peakPeopleOnSite.value);
  return {
    subject: subject(context, "trafficMbps"),
    value: roundTo(people.value * (perPerson + display), 3),
    unit: "Mbit/s",
    formula:
      "people × (dataShare × dataMbps + videoShare × videoMbps + displayMbps ÷ max(1, peakPeopleOnSite))",
    inputs: [
      fromFigure("people", people),
      data.activeShare,
      data.mbps,
      video.activeShare,
      video.mbps,
      fromFigure("displayMbps", displayMbps),
      fromFigure("peakPeopleOnSite", peakPeopleOnSite),
    ],
  };
}

function coverage(context: AreaContext): readonly Demand[] {
  const { squareMetres, use, construction } = context.area;
  if (squareMetres === undefined) return [];
  const density = context.inputs.squareMetresPerAccessPoint[use];
  const factor = context.inputs.constructionFactor[construction];
  return [
    demand(context, "coverage", "accessPointsForCoverage", {
      value: accessPointsForCoverage(squareMetres, density.value, factor.value),
      formula: "ceil(squareMetres ÷ (squareMetresPerAccessPoint × constructionFactor))",
      inputs: [areaInput(context, "squareMetres", squareMetres, "m²"), density, factor],
    }),
  ];
}

function clients(context: AreaContext, devices: Figure): Demand {
  const most = modelInput(context, "clients", "devices");
  return demand(context, "devices", "accessPointsForDevices", {
    value: accessPointsForClients(devices.value, most.value),
    formula: "ceil(devices ÷ clients)",
    inputs: [fromFigure("devices", devices), most],
  });
}

function airtime(context: AreaContext): Demand {
  const { people, inputs } = context;
  const { video, airtimeShare, airtimeCapShare } = inputs;
  const shares = [video.activeShare, airtimeShare, airtimeCapShare] as const;
  const [active, each, cap] = shares;
  return demand(context, "video airtime", "accessPointsForAirtime", {
    value: accessPointsForAirtime(people.value, active.value, each.value, cap.value),
    formula: "ceil(people × videoShare × airtimeShare ÷ airtimeCapShare)",
    inputs: [fromFigure("people", people), ...shares],
  });
}

function throughput(context: AreaContext, traffic: Figure): Demand {
  const mbps = modelInput(context, "mbps", "Mbit/s");
  return demand(context, "throughput", "accessPointsForThroughput", {
    value: accessPointsForThroughput(traffic.value, mbps.value),
    formula: "ceil(trafficMbps ÷ mbps)",
    inputs: [fromFigure("trafficMbps", traffic), mbps],
  });
}

function demand(
  context: AreaContext,
  by: string,
  name: string,
  calculation: Pick<Figure, "value" | "formula" | "inputs">,
): Demand {
  return { by, name, figure: { subject: subject(context, name), unit: "access points", ...calculation } };
}

function estimated(context: AreaContext, demands: readonly Demand[]): Figure {
  const { reserveShare } = context.inputs;
  const values = demands.map(({ figure }) => figure.value);
  const tightest = demands.find(({ figure }) => figure.value === Math.max(...values));
  return {
    subject: subject(context, "accessPoints"),
    value: withReserve(values, reserveShare.value),
    unit: "access points",
    formula: `ceil(max(${demands.map(({ name }) => name).join(", ")}) × (1 + reserveShare))`,
    inputs: [...demands.map(({ name, figure }) => fromFigure(name, figure)), reserveShare],
    ...(tightest === undefined ? {} : { boundBy: tightest.by }),
  };
}

/** A survey has measured what formulas estimate. */
function survey(context: AreaContext, surveyed: number): Figure {
  return {
    subject: subject(context, "accessPoints"),
    value: surveyed,
    unit: "access points",
    formula: "surveyedAccessPoints",
    inputs: [areaInput(context, "surveyedAccessPoints", surveyed, "access points")],
    boundBy: "survey",
  };
}

/** How many share a channel of the band in which the access point has the fewest. */
function channelReuse(context: AreaContext, accessPoints: Figure): Figure | undefined {
  const { squareMetres, construction } = context.area;
  if (squareMetres === undefined) return undefined;
  const { bands, hearingMetres, constructionFactor } = context.inputs;
  const own = accessPointOf(context.estate.catalog, context.model).bands;
  const band = bands.find((candidate) => own.includes(candidate.band));
  if (band === undefined) return undefined;
  return reuseFigure({
    subject: subject(context, "accessPointsPerChannel"),
    accessPoints,
    squareMetres: areaInput(context, "squareMetres", squareMetres, "m²"),
    hearingMetres,
    constructionFactor: constructionFactor[construction],
    band,
  });
}
