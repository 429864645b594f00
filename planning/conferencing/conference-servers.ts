import type { ConferenceServer } from "../../generated/catalog";
import type { Catalog, Estate } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { Figure } from "../figure";
import { catalogFile, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { spreadMachines } from "../platform/spread-machines";
import { roundUp } from "../rounding";
import type {
  ConferenceDemand,
  ConferenceMachinePlan,
  ConferenceNetwork,
  ConferenceRole,
} from "./conference-plan";

/** Roles in the order in which they are listed. */
export const CONFERENCE_ROLES: readonly ConferenceRole[] = ["signalling", "media", "relay", "recording"];

/** Machines of a role that may fail while the others carry everything. */
export const SPARE_CONFERENCE_SERVERS: PlanningConstant = {
  name: "SPARE_CONFERENCE_SERVERS",
  value: 1,
  unit: "servers",
  certainty: "assumption",
  source: "one may fail or be updated; the loss of a whole fault domain leaves half of them, or one less",
};

/** Start of a machine's key, at most 7 characters: three digits may follow. */
const KEY_STEMS: Readonly<Record<ConferenceRole, string>> = {
  signalling: "csignal",
  media: "cmedia",
  relay: "cturn",
  recording: "crecord",
};

/** Network of each role: what people outside reach is apart from what only the platform reaches. */
const NETWORK_OF_ROLE: Readonly<Record<ConferenceRole, ConferenceNetwork>> = {
  signalling: "conference",
  media: "conference-edge",
  relay: "conference-edge",
  recording: "conference",
};

type Capacity = keyof ConferenceServer["capacity"];

/**
 * Servers of a role: enough for the tightest of its capacities, and one that may fail; none without demand.
 *
 * `ceil(max(demand ÷ capacity)) + 1`
 *
 * @param demand - what has to be carried, by capacity
 * @param capacity - what one server carries; a capacity that it does not name never ends it
 * @example
 * serverCount({ participants: 200, streams: 960, mbps: 660 }, { participants: 150, streams: 800, mbps: 700 })
 * // => { servers: 3, boundBy: "participants" }
 */
export function serverCount(
  demand: Readonly<Partial<Record<Capacity, number>>>,
  capacity: ConferenceServer["capacity"],
): { readonly servers: number; readonly boundBy?: Capacity } {
  const loads = Object.entries(capacity).map(([key, one]) => {
    const name = key as Capacity;
    return { name, load: (demand[name] ?? 0) / Number(one) };
  });
  const tightest = loads.reduce((most, next) => (next.load > most.load ? next : most), {
    name: undefined as Capacity | undefined,
    load: 0,
  });
  if (tightest.name === undefined) return { servers: 0 };
  return { servers: roundUp(tightest.load) + SPARE_CONFERENCE_SERVERS.value, boundBy: tightest.name };
}

/** Servers of each role as figures; `missing` names roles that the catalogue lacks. */
export function conferenceServers(
  { catalog }: Estate,
  demand: ConferenceDemand,
): {
  readonly servers: Readonly<Record<ConferenceRole, Figure>>;
  readonly missing: readonly ConferenceRole[];
} {
  const { participants, streams, mediaMbps, relayMbps, recordings } = demand;
  const demands: Readonly<Record<ConferenceRole, Partial<Record<Capacity, Figure>>>> = {
    signalling: { participants },
    media: { participants, streams, mbps: mediaMbps },
    relay: { mbps: relayMbps },
    recording: { recordings },
  };
  return {
    servers: {
      signalling: serversFigure(catalog, "signalling", demands.signalling),
      media: serversFigure(catalog, "media", demands.media),
      relay: serversFigure(catalog, "relay", demands.relay),
      recording: serversFigure(catalog, "recording", demands.recording),
    },
    missing: CONFERENCE_ROLES.filter((role) => catalog.conferenceServers[role] === undefined),
  };
}

function serversFigure(
  catalog: Catalog,
  role: ConferenceRole,
  demand: Partial<Record<Capacity, Figure>>,
): Figure {
  const capacity = catalog.conferenceServers[role]?.capacity ?? {};
  const values = Object.fromEntries(Object.entries(demand).map(([key, { value }]) => [key, value]));
  const { servers, boundBy } = serverCount(values, capacity);
  const file = catalogFile(catalog, "conferenceServers", role);
  return {
    subject: `conference-server/${role}/servers`,
    value: servers,
    unit: "servers",
    formula: "ceil(max(demand ÷ capacity)) + SPARE_CONFERENCE_SERVERS, none without demand",
    inputs: [
      ...Object.entries(demand).flatMap(([key, figure]) => {
        const one = capacity[key as Capacity];
        if (one === undefined) return [];
        const capacityInput = fromYaml(
          `${key} capacity`,
          one,
          figure.unit,
          file,
          "conferenceServers",
          role,
          "capacity",
          key,
        );
        return [fromFigure(`${key} demand`, figure), capacityInput];
      }),
      fromConstant(SPARE_CONFERENCE_SERVERS),
    ],
    ...(boundBy === undefined ? {} : { boundBy }),
  };
}

/** Virtual machines of all roles; those of a role take turns between the fault domains, the first one in the first. */
export function conferenceMachines(
  { settings, catalog }: Estate,
  servers: Readonly<Record<ConferenceRole, Figure>>,
  domains: readonly string[],
): readonly ConferenceMachinePlan[] {
  return CONFERENCE_ROLES.flatMap((role) => {
    const shape = catalog.conferenceServers[role];
    if (shape === undefined) return [];
    const { vcpu, memoryGiB, systemDiskGiB } = shape;
    const places = spreadMachines(settings.naming.prefix, KEY_STEMS[role], servers[role].value, domains);
    return places.map((place) => ({
      role,
      ...place,
      vcpu,
      memoryGiB,
      systemDiskGiB,
      network: NETWORK_OF_ROLE[role],
    }));
  });
}
