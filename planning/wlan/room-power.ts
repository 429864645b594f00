import type { Finding } from "../../model/diagnostic";
import type { Catalog, Site } from "../../model/estate";
import { errorAt } from "../finding-at";
import type { CabledRooms } from "./cabled-rooms";
import { poePort, POE_PORT_WATTS } from "./poe-class";
import { switchOf } from "./size-distributor";

/** Devices of meeting rooms that the switch of their distributor cannot feed. */
export function roomPowerFindings(
  catalog: Catalog,
  site: Site,
  distributor: { readonly id: string; readonly switch: string },
  rooms: readonly CabledRooms[],
): readonly Finding[] {
  const { poe } = switchOf(catalog, distributor.switch);
  const gives = POE_PORT_WATTS[poe].value;
  return rooms.flatMap(({ kit }) =>
    kit.devices.flatMap(({ id }) => {
      const asks = poePort(catalog.roomDevices[id]?.poeWatts ?? 0)?.value ?? 0;
      if (asks <= gives) return [];
      return [
        errorAt({
          rule: "wlan/room-poe",
          file: site.file,
          keys: ["rooms", kit.id],
          message: `device "${id}" of room "${kit.id}" needs a port of ${asks} W; switch "${distributor.switch}" of distributor "${distributor.id}" gives ${gives} W at most`,
          hint: "choose another switch for the distributor, or a device on mains (poeWatts 0)",
        }),
      ];
    }),
  );
}
