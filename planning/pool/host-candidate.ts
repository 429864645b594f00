import type { Catalog } from "../../model/estate";
import { fromCatalog } from "../figure-input";
import type { FigureInput } from "../figure";
import type { HostShape, PlatformName, SessionType } from "../plan";
import type { PlanningConstant } from "../constant";

/** System disk of a session host on Azure, one step above the 127 GiB of Windows images (GiB). */
export const AZURE_SYSTEM_DISK_GIB: PlanningConstant = {
  name: "AZURE_SYSTEM_DISK_GIB",
  value: 128,
  unit: "GiB",
  certainty: "assumption",
  source: "smallest disk class that holds an image of 127 GiB",
};

/** A machine of the catalogue that might become the session host of a pool. */
export interface HostCandidate {
  /** Key in the catalogue. */
  readonly id: string;
  readonly section: "azureVmSizes" | "vsphereVmProfiles";
  readonly shape: HostShape;
  readonly gpuMemoryGiB: number;
  /** Day from which it can no longer be deployed (ISO date). */
  readonly retiresOn?: string;
  /** Item of the price book; Azure only. */
  readonly price?: string;
}

/** Machines of the catalogue that serve a session type on a platform, by id. */
export function hostCandidates(
  catalog: Catalog,
  platform: PlatformName,
  sessionType: SessionType,
): readonly HostCandidate[] {
  const candidates = platform === "azure" ? azureCandidates(catalog) : vsphereCandidates(catalog);
  return candidates
    .filter(({ use }) => use.includes(sessionType))
    .map(({ candidate }) => candidate)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An input taken from the candidate's catalogue entry. */
export function candidateInput(
  catalog: Catalog,
  candidate: HostCandidate,
  key: "vcpu" | "memoryGiB",
): FigureInput {
  const unit = key === "vcpu" ? "vCPU" : "GiB";
  return fromCatalog(catalog, candidate.section, candidate.id, key, candidate.shape[key], unit);
}

interface UsableCandidate {
  readonly candidate: HostCandidate;
  readonly use: readonly SessionType[];
}

function azureCandidates(catalog: Catalog): readonly UsableCandidate[] {
  return Object.entries(catalog.azureVmSizes).map(([id, size]) => ({
    use: size.use,
    candidate: {
      id,
      section: "azureVmSizes",
      shape: {
        name: size.size,
        vcpu: size.vcpu,
        memoryGiB: size.memoryGiB,
        systemDiskGiB: AZURE_SYSTEM_DISK_GIB.value,
      },
      gpuMemoryGiB: size.gpuMemoryGiB ?? 0,
      price: size.price,
      ...(size.retiresOn === undefined ? {} : { retiresOn: size.retiresOn }),
    },
  }));
}

function vsphereCandidates(catalog: Catalog): readonly UsableCandidate[] {
  return Object.entries(catalog.vsphereVmProfiles).map(([id, profile]) => ({
    use: profile.use,
    candidate: {
      id,
      section: "vsphereVmProfiles",
      shape: {
        name: id,
        vcpu: profile.vcpu,
        memoryGiB: profile.memoryGiB,
        systemDiskGiB: profile.systemDiskGiB,
        coresPerSocket: profile.coresPerSocket,
      },
      gpuMemoryGiB: profile.gpuMemoryGiB ?? 0,
    },
  }));
}
