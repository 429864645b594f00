import type { ConferencingSpec } from "../../generated/estate";
import type { RoomSpec } from "../../generated/site";
import type { Catalog, Estate } from "../../model/estate";
import { catalog } from "./catalog-object";
import { estate, settings, site } from "./estate-object";

/** A small room for six people in which everything fits. */
export function room(overrides: Partial<RoomSpec> = {}): RoomSpec {
  return {
    class: "small",
    count: 1,
    seats: 6,
    lengthMetres: 4.9,
    widthMetres: 4.9,
    heightMetres: 2.75,
    nearestSeatMetres: 1.2,
    farthestSeatMetres: 4,
    use: "basic",
    extraDevices: {},
    ...overrides,
  };
}

/** The defaults of the schema, with a platform of the city's own. */
export function conferencing(overrides: Partial<ConferencingSpec> = {}): ConferencingSpec {
  return {
    domain: "conference.musterstadt.example",
    peopleShare: 0.04,
    roomShare: 0.5,
    participantsPerConference: 6,
    cameraShare: 1,
    visibleStreams: 9,
    relayShare: 0.3,
    recordedShare: 0.05,
    roomMbps: 10,
    hearingReceiverShare: 0.05,
    ...overrides,
  };
}

/** Two room classes, and a server for each role. */
export function roomCatalog(overrides: Partial<Catalog> = {}): Catalog {
  const piece = { description: "Piece", ports: 0, poeWatts: 0, price: "device" };
  const small = {
    description: "Small",
    maximumSeats: 6,
    minimumSquareMetres: 8,
    displays: 1,
    camera: "bar",
    minimumCameras: 1,
    microphone: "table-microphone",
    sparePorts: 1,
    equipment: { "touch-panel": 1 },
  };
  const machine = { description: "Server", vcpu: 4, memoryGiB: 8, systemDiskGiB: 64 };
  return catalog({
    roomDevices: {
      "display-55": { ...piece, display: { diagonalInches: 55 } },
      "display-75": { ...piece, display: { diagonalInches: 75 } },
      "display-165": { ...piece, ports: 1, display: { diagonalInches: 165 } },
      bar: {
        ...piece,
        ports: 1,
        poeWatts: 25,
        camera: { reachMetres: 4.5 },
        microphone: { seats: 6, squareMetres: 25 },
      },
      "ptz-camera": { ...piece, ports: 1, poeWatts: 25, camera: { reachMetres: 10 } },
      "table-microphone": { ...piece, microphone: { seats: 6, squareMetres: 15 } },
      "touch-panel": { ...piece, ports: 1, poeWatts: 13 },
      "streaming-encoder": { ...piece, ports: 1 },
      loop: { ...piece, receiver: "receiver" },
      receiver: piece,
    },
    roomClasses: {
      small,
      hall: {
        ...small,
        maximumSeats: 200,
        minimumSquareMetres: 80,
        camera: "ptz-camera",
        minimumCameras: 3,
        hearingSupport: "loop",
        sparePorts: 6,
        equipment: { "touch-panel": 2, "streaming-encoder": 1 },
      },
    },
    conferenceServers: {
      signalling: { ...machine, capacity: { participants: 1000 } },
      media: { ...machine, capacity: { participants: 150, streams: 800, mbps: 700 } },
      relay: { ...machine, capacity: { mbps: 700 } },
      recording: { ...machine, capacity: { recordings: 1 } },
    },
    ...overrides,
  });
}

/** The smallest estate with rooms in its building and two clusters for infrastructure. */
export function conferenceEstate(
  rooms: Readonly<Record<string, RoomSpec>> = { meeting: room() },
  overrides: Partial<Estate> = {},
): Estate {
  const { platforms, ...rest } = settings();
  const vsphere = platforms.vsphere!;
  const { infrastructure } = vsphere.clusters;
  return estate({
    settings: {
      ...rest,
      platforms: {
        ...platforms,
        vsphere: {
          ...vsphere,
          linuxTemplate: "tpl-debian",
          clusters: {
            ...vsphere.clusters,
            "infrastructure-b": { ...infrastructure!, name: "CL-J", datastore: "ds-4" },
          },
        },
      },
      conferencing: conferencing(),
    },
    sites: [site({ rooms })],
    catalog: roomCatalog(),
    ...overrides,
  });
}
