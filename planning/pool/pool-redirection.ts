import type { RedirectionSpec } from "../../generated/scenario";
import type { Finding } from "../../model/diagnostic";
import type { Scenario } from "../../model/estate";
import { warningAt } from "../finding-at";

const CHANNELS = [
  "clipboard",
  "drives",
  "printers",
  "smartcards",
  "usb",
  "microphone",
  "camera",
] as const satisfies readonly (keyof RedirectionSpec)[];

/**
 * What passes between device and desktop in a pool: only what every scenario opens, because the setting belongs to the
 * pool and must not open more for anybody than their scenario allows.
 *
 * @param scenarios - scenarios of the pool, at least one
 * @returns the redirection, and a warning for each scenario that loses something it opens
 */
export function poolRedirection(
  poolId: string,
  scenarios: readonly Scenario[],
): { readonly redirection: Required<RedirectionSpec>; readonly findings: readonly Finding[] } {
  const unique = [...new Map(scenarios.map((scenario) => [scenario.id, scenario])).values()];
  if (unique.length === 0) throw new RangeError(`pool "${poolId}" has no scenario`);
  const open = (channel: keyof RedirectionSpec): boolean =>
    unique.every((scenario) => scenario.redirection[channel]);
  return {
    redirection: {
      clipboard: open("clipboard"),
      drives: open("drives"),
      printers: open("printers"),
      smartcards: open("smartcards"),
      usb: open("usb"),
      microphone: open("microphone"),
      camera: open("camera"),
    },
    findings: unique.flatMap((scenario) => lost(poolId, scenario, unique, open)),
  };
}

function lost(
  poolId: string,
  scenario: Scenario,
  all: readonly Scenario[],
  open: (channel: keyof RedirectionSpec) => boolean,
): Finding[] {
  return CHANNELS.filter((channel) => scenario.redirection[channel] && !open(channel)).map((channel) => {
    const closed = all.filter((other) => !other.redirection[channel]).map((other) => `"${other.id}"`);
    return warningAt({
      rule: "sizing/mixed-redirection",
      file: scenario.file,
      keys: ["redirection", channel],
      message: `scenario "${scenario.id}" opens ${channel}, but pool "${poolId}" keeps it closed because ${closed.join(", ")} does not open it`,
      hint: `open ${channel} in all scenarios of the pool, or give one of the groups another zone or image`,
    });
  });
}
