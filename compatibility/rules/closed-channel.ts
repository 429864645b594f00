import type { Environment } from "../environment";
import { effects, type CompatibilityRule, type Effect } from "../rule";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripherals/peripheral-sources";

/** Switch of a scenario's `redirection`. */
export type Channel = keyof Environment["redirection"];

/**
 * What rules say about a scenario that keeps a channel closed which an application needs. PE-060 to PE-073 say what
 * devices need while their channel is open; PE-074 to PE-078, DT-104 and DT-105, one per channel, follow one policy:
 *
 * - Where the application runs on the device itself, everything is at hand: no effect.
 * - A closed channel is a condition, because the city can open it in the scenario.
 * - USB is a blocker for the protection classes high and very-high, because `scenario/redirection` refuses to open it
 *   there; see PE-074.
 *
 * No test beats a closed channel: it was made where the channel was open.
 */
export function closedChannel(channel: Channel) {
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
export function effectWhereClosed(channel: Channel, { place, redirection }: Environment): Effect {
  return place === "device" || redirection[channel] ? "none" : "condition";
}
