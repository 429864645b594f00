import type { Environment } from "../../environment";
import { effects, type CompatibilityRule, type Effect } from "../../rule";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** Switch of a scenario's `redirection` that a device on the desk needs. */
export type DeviceChannel = Exclude<keyof Environment["redirection"], "clipboard" | "drives">;

/**
 * What rules say about a scenario that keeps the channel closed which a device on the desk needs. PE-060 to PE-073 say
 * what devices need while their channel is open; PE-074 to PE-078, one per channel, follow one policy:
 *
 * - Where the application runs on the device itself, everything is at hand: no effect.
 * - A closed channel is a condition, because the city can open it in the scenario.
 * - USB is a blocker for the protection classes high and very-high, because `scenario/redirection` refuses to open it
 *   there; see PE-074.
 *
 * No test beats a closed channel: it was made where the channel was open.
 */
export function closedChannel(channel: DeviceChannel) {
  return {
    effects: effects("condition", "condition", "condition", "condition", "none", "condition"),
    effectIn: (environment) => effectWhereClosed(channel, environment),
    remediation: ["open-channel"],
    backing: "documented",
    source: REDIRECTION_PAGE,
    requirements: PERIPHERAL_REQUIREMENTS,
    testable: false,
  } as const satisfies Partial<CompatibilityRule>;
}

/** Effect of a channel that the city may open: a condition where it is closed. */
export function effectWhereClosed(channel: DeviceChannel, { place, redirection }: Environment): Effect {
  return place === "device" || redirection[channel] ? "none" : "condition";
}
