import { DELIVERY_MODES } from "../../delivery-mode";
import type { Environment } from "../../environment";
import type { CompatibilityRule, Effect } from "../../rule";

/** Switch of a scenario's `redirection` that a device on the desk needs. */
export type DeviceChannel = Exclude<keyof Environment["redirection"], "clipboard" | "drives">;

/** How devices reach sessions; the page of the vendor, edition 2024-08. */
export const REDIRECTION_PAGE =
  "https://learn.microsoft.com/azure/virtual-desktop/redirection-remote-desktop-protocol";

/** Requirements on peripherals: which are allowed, only those needed, redirection of devices and media. */
export const PERIPHERAL_REQUIREMENTS = ["SYS.1.9.A1.12", "SYS.1.9.A15.3", "SYS.2.5.A8.4"] as const;

/**
 * Effects of a device that reaches the session through a channel, for a whole rule.
 *
 * How the family treats channels is decided here and in `throughChannel`: the table of the catalogue holds while the
 * scenario keeps the channel open; a closed channel is a condition, because the city can open it.
 *
 * @param whenOpen - effects by mode while the channel is open
 */
export function overChannel(
  channel: DeviceChannel,
  whenOpen: CompatibilityRule["effects"],
): Required<Pick<CompatibilityRule, "effects" | "effectIn">> {
  const worstByMode = DELIVERY_MODES.map((mode) => {
    const effect = whenOpen[mode];
    return [mode, mode === "local" ? effect : atLeast(effect, closedAtWorst(channel))] as const;
  });
  return {
    effects: Object.fromEntries(worstByMode) as CompatibilityRule["effects"],
    effectIn: (environment) => throughChannel(channel, environment, whenOpen[environment.mode]),
  };
}

/**
 * Effect of a device that reaches the session through a channel, in one environment.
 *
 * USB is a blocker where it is closed for the protection classes high and very-high: check `scenario/redirection`
 * refuses to open it. The desktops' hosts keep serial ports closed in any case, so serial devices count as USB devices
 * behind an adapter.
 *
 * @param whenOpen - effect while the channel is open
 */
export function throughChannel(channel: DeviceChannel, environment: Environment, whenOpen: Effect): Effect {
  const open = environment.redirection[channel];
  const refused = channel === "usb" && environment.protectionClass !== "normal";
  return inSession(environment, open ? whenOpen : atLeast(whenOpen, refused ? "blocker" : "condition"));
}

/** Effect in a session; none where the application runs on the device itself, with everything plugged in there. */
export function inSession({ place }: Environment, effect: Effect): Effect {
  return place === "device" && effect !== "not-applicable" ? "none" : effect;
}

function closedAtWorst(channel: DeviceChannel): ClosedEffect {
  return channel === "usb" ? "blocker" : "condition";
}

type ClosedEffect = "condition" | "blocker";

function atLeast(effect: Effect, least: ClosedEffect): Effect {
  return effect === "not-applicable" || effect === "blocker" ? effect : least;
}
