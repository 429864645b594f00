import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { ESTATE_FILE } from "../figure-input";
import { errorAt } from "../finding-at";

/**
 * Networks that still use WPA2 after the last day the city gave itself.
 *
 * @param today - YYYY-MM-DD
 */
export function wpa2Findings({ settings }: Estate, today: string): readonly Finding[] {
  return Object.entries(settings.wlan?.ssids ?? {}).flatMap(([id, { name, migration }]) =>
    migration === undefined || today <= migration.until
      ? []
      : [
          errorAt({
            rule: "wlan/migration-overdue",
            file: ESTATE_FILE,
            keys: ["wlan", "ssids", id, "migration", "until"],
            message: `network "${name}" was to leave WPA2 by ${migration.until} and has not`,
            hint: "switch it to WPA3, or give it a new day with a plan that holds",
          }),
        ],
  );
}
