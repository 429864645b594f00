import type { ConferencingSpec } from "../../generated/estate";
import type { Estate, UserGroup } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import type { ConferenceDemand } from "./conference-plan";
import { mbpsPerParticipant, STAGE_MBPS, streamsPerParticipant, THUMBNAIL_MBPS } from "./media-demand";

/** People of the groups whose conferences run at a service. */
export function servicePeople(estate: Estate, service: UserGroup["conferencing"]["service"]): Figure {
  const groups = estate.userGroups.filter(({ conferencing }) => conferencing.service === service);
  return {
    subject: service === "cloud" ? "city/cloudConferencePeople" : "city/conferencePeople",
    value: groups.reduce((sum, { headcount }) => sum + headcount, 0),
    unit: "people",
    formula: `sum of headcount over groups with ${service} conferences`,
    inputs: groups.map(({ headcount, file }) =>
      fromYaml("headcount", headcount, "people", file, "headcount"),
    ),
  };
}

/**
 * Demand of rooms and people. A room is one participant, however many sit in it; every room takes part in conferences of
 * the city's own platform.
 *
 * @param rooms - rooms of all buildings in use
 */
export function conferenceDemand(
  estate: Estate,
  spec: ConferencingSpec,
  rooms: Figure,
): { readonly demand: ConferenceDemand; readonly people: Figure; readonly roomsInUse: Figure } {
  const people = servicePeople(estate, "self-hosted");
  const roomsInUse = figure("roomsInConference", "rooms", {
    value: roundUp(rooms.value * spec.roomShare),
    formula: "ceil(rooms × roomShare)",
    inputs: [fromFigure("rooms", rooms), settings(spec, "roomShare", "share")],
  });
  const participants = figure("conferenceParticipants", "participants", {
    value: roundUp(people.value * spec.peopleShare) + roomsInUse.value,
    formula: "ceil(conferencePeople × peopleShare) + roomsInConference",
    inputs: [
      fromFigure("conferencePeople", people),
      settings(spec, "peopleShare", "share"),
      fromFigure("roomsInConference", roomsInUse),
    ],
  });
  const conferences = figure("conferences", "conferences", {
    value: roundUp(participants.value / spec.participantsPerConference),
    formula: "ceil(conferenceParticipants ÷ participantsPerConference)",
    inputs: [
      fromFigure("conferenceParticipants", participants),
      settings(spec, "participantsPerConference", "participants"),
    ],
  });
  const recordings = figure("recordings", "recordings", {
    value: roundUp(conferences.value * spec.recordedShare),
    formula: "ceil(conferences × recordedShare)",
    inputs: [fromFigure("conferences", conferences), settings(spec, "recordedShare", "share")],
  });
  const media = mediaFigures(spec, participants, roomsInUse);
  return { demand: { participants, conferences, ...media, recordings }, people, roomsInUse };
}

function mediaFigures(
  spec: ConferencingSpec,
  participants: Figure,
  roomsInUse: Figure,
): Pick<ConferenceDemand, "streams" | "mediaMbps" | "relayMbps"> {
  const shape = {
    participants: spec.participantsPerConference,
    cameraShare: spec.cameraShare,
    visibleStreams: spec.visibleStreams,
  };
  const down = mbpsPerParticipant(shape);
  const up = spec.cameraShare * STAGE_MBPS.value;
  const shapeInputs = [
    settings(spec, "participantsPerConference", "participants"),
    settings(spec, "cameraShare", "share"),
    settings(spec, "visibleStreams", "streams"),
  ];
  const everybody = fromFigure("conferenceParticipants", participants);
  const traffic = [fromConstant(STAGE_MBPS), fromConstant(THUMBNAIL_MBPS)];
  const received = "received = min(participantsPerConference × cameraShare − 1, visibleStreams)";
  return {
    streams: figure("conferenceStreams", "streams", {
      value: roundUp(participants.value * streamsPerParticipant(shape)),
      formula: `ceil(conferenceParticipants × (cameraShare + received)); ${received}`,
      inputs: [everybody, ...shapeInputs],
    }),
    mediaMbps: figure("conferenceMbps", "Mbit/s", {
      value: roundTo((participants.value - roomsInUse.value) * down + roomsInUse.value * spec.roomMbps, 1),
      formula: `(conferenceParticipants − roomsInConference) × (STAGE_MBPS + (received − 1) × THUMBNAIL_MBPS) + roomsInConference × roomMbps; ${received}`,
      inputs: [
        everybody,
        fromFigure("roomsInConference", roomsInUse),
        ...shapeInputs,
        ...traffic,
        settings(spec, "roomMbps", "Mbit/s"),
      ],
    }),
    relayMbps: figure("relayMbps", "Mbit/s", {
      value: roundTo(participants.value * spec.relayShare * (up + down) * 2, 1),
      formula: `conferenceParticipants × relayShare × (cameraShare × STAGE_MBPS + STAGE_MBPS + (received − 1) × THUMBNAIL_MBPS) × 2; ${received}`,
      inputs: [everybody, settings(spec, "relayShare", "share"), ...shapeInputs, ...traffic],
    }),
  };
}

function figure(name: string, unit: string, rest: Pick<Figure, "value" | "formula" | "inputs">): Figure {
  return { subject: `city/${name}`, unit, ...rest };
}

type NumberKey = {
  [Key in keyof ConferencingSpec]-?: ConferencingSpec[Key] extends number ? Key : never;
}[keyof ConferencingSpec];

function settings(spec: ConferencingSpec, key: NumberKey, unit: string): FigureInput {
  return fromYaml(key, spec[key], unit, ESTATE_FILE, "conferencing", key);
}
