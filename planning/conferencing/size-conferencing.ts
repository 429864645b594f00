import type { ConferencingSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate, Site } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromYaml, sumFigure } from "../figure-input";
import { errorAt } from "../finding-at";
import { faultDomainFindings, faultDomains } from "../platform/fault-domain";
import { platformNetwork } from "../platform/vsphere-platform-size";
import { conferenceDemand, servicePeople } from "./conference-demand";
import type { ConferenceNetwork, ConferenceServersSizing, ConferencingSizing } from "./conference-plan";
import { conferenceMachines, conferenceServers } from "./conference-servers";
import type { SiteRoomsPlan } from "./room-plan";
import { sizeRooms } from "./size-rooms";

const NETWORKS: readonly ConferenceNetwork[] = ["conference", "conference-edge"];

/** Meeting rooms and conferences of an estate, with what explains them. */
export interface SizedConferencing {
  readonly conferencing: ConferencingSizing;
  /** Site → its rooms. */
  readonly siteRooms: ReadonlyMap<string, SiteRoomsPlan>;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/**
 * Sizes meeting rooms, and the servers of the city's own conference platform where the estate names its domain.
 *
 * @returns undefined when the estate says nothing about conferences
 */
export function sizeConferencing(estate: Estate): SizedConferencing | undefined {
  const { conferencing } = estate.settings;
  if (conferencing === undefined) return undefined;
  const { sites: siteRooms, findings } = sizeRooms(estate, conferencing);
  const sites = [...siteRooms.values()];
  const rooms = sumFigure(
    "city/rooms",
    "rooms",
    "rooms",
    sites.map((site) => site.rooms),
  );
  const platform = sizePlatform(estate, conferencing, rooms);
  return {
    conferencing: {
      rooms,
      roomDevices: roomDevices(estate.sites, siteRooms),
      roomCostEur: sumFigure(
        "city/roomCostEur",
        "EUR",
        "roomCostEur",
        sites.map(({ costEur }) => costEur),
      ),
      cloudPeople: servicePeople(estate, "cloud"),
      ...(platform === undefined ? {} : { servers: platform.servers }),
    },
    siteRooms,
    workings: platform?.workings ?? [],
    findings: [...findings, ...(platform?.findings ?? [])],
  };
}

function sizePlatform(
  estate: Estate,
  spec: ConferencingSpec,
  rooms: Figure,
):
  | {
      readonly servers: ConferenceServersSizing;
      readonly workings: readonly Figure[];
      readonly findings: readonly Finding[];
    }
  | undefined {
  const { domain } = spec;
  if (domain === undefined || estate.settings.platforms.vsphere === undefined) return undefined;
  const { demand, people, roomsInUse } = conferenceDemand(estate, spec, rooms);
  if (people.value === 0) return undefined;
  const { servers, missing } = conferenceServers(estate, demand);
  const domains = faultDomains(estate);
  const machines = conferenceMachines(estate, servers, domains);
  return {
    servers: {
      domain,
      ...demand,
      servers,
      machines,
      networks: NETWORKS.map((name) => {
        const count = machines.filter(({ network }) => network === name).length;
        return platformNetwork(estate, name, count);
      }),
    },
    workings: [people, roomsInUse],
    findings: [
      ...missing.map(missingServer),
      ...faultDomainFindings(domains, {
        rule: "conferencing/one-fault-domain",
        servers: "conference servers",
        loss: "its failure ends every conference",
      }),
    ],
  };
}

function missingServer(role: string): Finding {
  return errorAt({
    rule: "conferencing/no-server",
    file: ESTATE_FILE,
    keys: ["conferencing"],
    message: `the conference platform needs servers for ${role}; the catalogue describes none`,
    hint: `describe "${role}" under conferenceServers in catalog/`,
  });
}

/** Bill of materials of the city, each entry explained by the rooms that it goes to. */
function roomDevices(
  sites: readonly Site[],
  siteRooms: ReadonlyMap<string, SiteRoomsPlan>,
): ConferencingSizing["roomDevices"] {
  const entries = new Map<string, { value: number; readonly inputs: FigureInput[] }>();
  for (const { id: site, file } of sites) {
    for (const { id: room, count, devices } of siteRooms.get(site)?.kits ?? []) {
      for (const { id, pieces } of devices) {
        const entry = entries.get(id) ?? { value: 0, inputs: [] };
        entry.value += count * pieces;
        entry.inputs.push(fromYaml("count", count, "rooms", file, "rooms", room, "count"));
        entries.set(id, entry);
      }
    }
  }
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { value, inputs }]) => ({
      id,
      count: {
        subject: `room-device/${id}/count`,
        value,
        unit: "pieces",
        formula: "sum(count × pieces in the kit of the room)",
        inputs,
      },
    }));
}
