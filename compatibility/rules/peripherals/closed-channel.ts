import type { Environment } from "../../environment";
import { effects, type CompatibilityRule, type Effect } from "../../rule";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** Switch of a scenario's `redirection` that a device on the desk needs. */
export type DeviceChannel = Exclude<keyof Environment["redirection"], "clipboard" | "drives">;

type Shared = "effects" | "effectIn" | "remediation" | "backing" | "source" | "requirements" | "testable";

/**
 * What rules say about a scenario that keeps the channel closed which a device on the desk needs. PE-060 to PE-073 say
 * what devices need while their channel is open; PE-074 to PE-078, one per channel, follow one policy:
 *
 * - Where the application runs on the device itself, everything is at hand: no effect.
 * - A closed channel is a condition, because the city can open it in the scenario.
 * - USB is a blocker for the protection classes high and very-high, because `scenario/redirection` refuses to open it.
 *
 * No test beats a closed channel: it was made where the channel was open.
 */
export function closedChannel(channel: DeviceChannel): Pick<Required<CompatibilityRule>, Shared> {
  const worst = channel === "usb" ? "blocker" : "condition";
  // The table has no meaning for USB devices behind a browser; of the pads that are the exception PE-065 speaks.
  const web = channel === "usb" ? "not-applicable" : worst;
  const closed = effects(worst, worst, worst, worst, "none", web);
  return {
    effects: closed,
    effectIn: (environment) =>
      closed[environment.mode] === "not-applicable"
        ? "not-applicable"
        : effectOfChannel(channel, environment),
    remediation: channel === "usb" ? USB_WAYS_OUT : ["open-channel"],
    backing: "documented",
    source: REDIRECTION_PAGE,
    requirements: PERIPHERAL_REQUIREMENTS,
    testable: false,
  };
}

const USB_WAYS_OUT = ["open-usb", "network-peripheral", "network-licence", "local-and-published"] as const;

function effectOfChannel(
  channel: DeviceChannel,
  { place, protectionClass, redirection }: Environment,
): Effect {
  if (place === "device") return "none";
  if (channel === "usb" && protectionClass !== "normal") return "blocker";
  return redirection[channel] ? "none" : "condition";
}
