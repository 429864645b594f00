import { formFor, type DeliveryMode } from "../../compatibility/delivery-mode";
import { allowsLocal } from "../../compatibility/environments";
import type { Application, Scenario } from "../../model/estate";

/** How the desktop of a scenario itself delivers what is installed. */
const OWN_MODE: Readonly<Record<Scenario["delivery"], DeliveryMode>> = {
  pooled: "pooled",
  personal: "personal",
  gpu: "personal",
  "remote-app": "remote-app",
  local: "local",
};

/**
 * Delivery modes in which people of a scenario can get an application, best first: on the desktop itself, in its
 * browser, attached to it, on the device, and as a single window beside the desktop where the owner chose that.
 *
 * A mode that the owner chose is the only one. Empty = the scenario does not offer the application in any form.
 */
export function offeredModes(
  { forms, decision }: Pick<Application, "forms" | "decision">,
  scenario: Scenario,
): readonly DeliveryMode[] {
  const chosen = decision.delivery;
  const modes: readonly DeliveryMode[] = [
    OWN_MODE[scenario.delivery],
    "web",
    ...(scenario.delivery === "pooled" ? (["app-attach"] as const) : []),
    ...(allowsLocal(scenario) ? (["local"] as const) : []),
    ...(chosen === "remote-app" ? ([chosen] as const) : []),
  ];
  return [...new Set(modes)].filter(
    (mode) => forms.includes(formFor(mode)) && (chosen === undefined || mode === chosen),
  );
}
