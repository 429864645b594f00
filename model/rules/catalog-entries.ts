import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";

/** Figures of a catalogue entry fit each other. */
export function checkCatalog({ catalog }: DraftEstate): readonly Finding[] {
  return Object.entries(catalog.vsphereVmProfiles).flatMap(([id, { vcpu, coresPerSocket }]) => {
    if (vcpu % coresPerSocket === 0) return [];
    const place = {
      file: catalog.files.get(`vsphereVmProfiles/${id}`) ?? "",
      pointer: pointerTo("vsphereVmProfiles", id, "coresPerSocket"),
    };
    const message = `VM profile "${id}" has ${vcpu} vCPU, which ${coresPerSocket} cores per socket do not divide`;
    return [errorAt(place, "catalog/sockets", message, "use a divisor of vcpu")];
  });
}
