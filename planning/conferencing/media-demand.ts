import type { PlanningConstant } from "../constant";

const HANDBOOK = "https://jitsi.github.io/handbook/docs/devops-guide/devops-guide-requirements";

/** Traffic of the person on stage, 720 lines. */
export const STAGE_MBPS: PlanningConstant = {
  name: "STAGE_MBPS",
  value: 2.5,
  unit: "Mbit/s",
  certainty: "measurement",
  source: HANDBOOK,
};

/** Traffic of everybody else on the screen, 180 lines. */
export const THUMBNAIL_MBPS: PlanningConstant = {
  name: "THUMBNAIL_MBPS",
  value: 0.2,
  unit: "Mbit/s",
  certainty: "measurement",
  source: HANDBOOK,
};

/** Conferences as media servers see them. */
export interface ConferenceShape {
  /** Participants of a conference. */
  readonly participants: number;
  /** Share of them who show their camera (0–1). */
  readonly cameraShare: number;
  /** Others that one sees at the same time. */
  readonly visibleStreams: number;
}

/**
 * Streams that each participant receives: all cameras but one's own, at most as many as the screen shows.
 *
 * `min(max(0, participants × cameraShare − 1), visibleStreams)`
 *
 * @example
 * receivedStreams({ participants: 20, cameraShare: 1, visibleStreams: 50 }) // => 19
 */
export function receivedStreams({ participants, cameraShare, visibleStreams }: ConferenceShape): number {
  return Math.min(Math.max(0, participants * cameraShare - 1), visibleStreams);
}

/**
 * Video streams of one participant on the media server, the own one in and the others' out.
 *
 * `cameraShare + receivedStreams`; twenty cameras that all see make 20 × (1 + 19) = 400 streams.
 *
 * @example
 * streamsPerParticipant({ participants: 20, cameraShare: 1, visibleStreams: 50 }) // => 20
 */
export function streamsPerParticipant(shape: ConferenceShape): number {
  return shape.cameraShare + receivedStreams(shape);
}

/**
 * Traffic towards one participant: one on stage, the others small.
 *
 * `STAGE_MBPS + max(0, receivedStreams − 1) × THUMBNAIL_MBPS`, and no more than the stage where only one is seen
 *
 * @returns Mbit/s
 * @example
 * mbpsPerParticipant({ participants: 6, cameraShare: 1, visibleStreams: 9 }) // => 3.3
 */
export function mbpsPerParticipant(shape: ConferenceShape): number {
  const received = receivedStreams(shape);
  return Math.min(1, received) * STAGE_MBPS.value + Math.max(0, received - 1) * THUMBNAIL_MBPS.value;
}
