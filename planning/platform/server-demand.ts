import type { Estate } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromCatalog, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { candidateInput } from "../pool/host-candidate";
import { isMultiSession } from "../pool/host-limit";
import { poolSubject } from "../pool/pool-context";
import { serverRoom } from "../pool/pool-hosts";
import type { PoolDraft } from "../pool/pool-size";
import type { ClusterChoice } from "./cluster-choice";
import {
  HYPERVISOR_RESERVED_MEMORY_GIB,
  POOLED_SESSIONS_PER_CORE,
  poweredVmsPerServer,
  SINGLE_SESSIONS_PER_CORE,
  vcpuPerCore,
  type ServerRoom,
} from "./physical-host";

/** What a pool takes of its cluster. */
export interface ServerDemand {
  /** Id of the pool. */
  readonly pool: string;
  /** Servers (fraction), all image generations in use switched on. */
  readonly servers: Figure;
  /** Servers (fraction) with a single generation. */
  readonly steadyServers: number;
  /** Memory of all generations in use (GiB). */
  readonly memoryGiB: Figure;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
}

/**
 * Servers and memory that a pool takes of its cluster.
 *
 * During an image update the hosts of two generations are switched on. Memory and GPU memory count for all of them: GPU
 * desktops and the classes high and very-high have their memory reserved, and what does not fit is not switched on at
 * all. CPU and the session rule count once, because hosts of a retiring generation are empty or emptying, so the
 * sessions of the pool are divided between the generations, not doubled.
 *
 * `max(hosts ÷ vmsPerServer, hosts × generations ÷ poweredVmsPerServer)`; with one generation `hosts ÷ vmsPerServer`
 */
export function serverDemand(draft: PoolDraft, cluster: ClusterChoice): ServerDemand {
  const room = roomFigure(draft, cluster);
  const steady = steadyFigure(draft, room);
  const count = draft.pool.generations.length;
  if (count <= 1) {
    return {
      pool: draft.pool.id,
      servers: steady,
      steadyServers: steady.value,
      memoryGiB: draft.pool.memoryGiB,
      workings: [room, steady],
    };
  }
  const generations = generationsInput(draft);
  const powered = poweredFigure(draft, cluster);
  const servers = updateFigure(draft, { room, powered, generations, steady });
  const memoryGiB = {
    subject: poolSubject(draft.context, "poweredMemoryGiB"),
    value: draft.pool.memoryGiB.value * count,
    unit: "GiB",
    formula: "memoryGiB × generations",
    inputs: [fromFigure("memoryGiB", draft.pool.memoryGiB), generations],
  };
  return {
    pool: draft.pool.id,
    servers,
    steadyServers: steady.value,
    memoryGiB,
    workings: [room, powered, servers, memoryGiB],
  };
}

/** What a server of the cluster's model has, as inputs of a figure. */
export function serverInputs({ catalog }: Estate, { spec, server }: ClusterChoice): readonly FigureInput[] {
  const input = (key: "sockets" | "coresPerSocket" | "memoryGiB", unit: string): FigureInput =>
    fromCatalog(catalog, "vsphereHosts", spec.hostModel, key, server[key], unit);
  return [input("sockets", "sockets"), input("coresPerSocket", "cores"), input("memoryGiB", "GiB")];
}

function roomFigure(draft: PoolDraft, cluster: ClusterChoice): Figure {
  const { context, candidate, pool } = draft;
  const room = serverRoom(context, candidate, pool.sessionsPerHost.value);
  if (room === undefined) throw new RangeError(`pool "${pool.id}" has no cluster`);
  const { catalog, settings } = context.estate;
  const sessionRule = isMultiSession(pool.sessionType) ? POOLED_SESSIONS_PER_CORE : SINGLE_SESSIONS_PER_CORE;
  const ratio = vcpuPerCore(pool.sessionType);
  return {
    subject: poolSubject(context, "vmsPerServer"),
    value: room.vms,
    unit: "VMs/server",
    formula: `min(floor(sockets × coresPerSocket × ${ratio.name} ÷ vcpu), floor((server memoryGiB − HYPERVISOR_RESERVED_MEMORY_GIB) ÷ memoryGiB), floor(${sessionRule.name} × sockets × coresPerSocket × windowsOnCoresFactor ÷ sessionsPerHost), GPU memory of server ÷ VM)`,
    inputs: [
      ...serverInputs(context.estate, cluster),
      fromConstant(ratio),
      candidateInput(catalog, candidate, "vcpu"),
      fromConstant(HYPERVISOR_RESERVED_MEMORY_GIB),
      candidateInput(catalog, candidate, "memoryGiB"),
      fromConstant(sessionRule),
      fromYaml(
        "windowsOnCoresFactor",
        settings.sizing.windowsOnCoresFactor,
        "factor",
        ESTATE_FILE,
        "sizing",
        "windowsOnCoresFactor",
      ),
      fromFigure("sessionsPerHost", pool.sessionsPerHost),
    ],
    boundBy: room.boundBy,
  };
}

function poweredFigure({ context, candidate }: PoolDraft, cluster: ClusterChoice): Figure {
  const { catalog } = context.estate;
  const room: ServerRoom = poweredVmsPerServer(cluster.server, {
    memoryGiB: candidate.shape.memoryGiB,
    gpuMemoryGiB: candidate.gpuMemoryGiB,
  });
  return {
    subject: poolSubject(context, "poweredVmsPerServer"),
    value: room.vms,
    unit: "VMs/server",
    formula:
      "min(floor((server memoryGiB − HYPERVISOR_RESERVED_MEMORY_GIB) ÷ memoryGiB), GPU memory of server ÷ VM)",
    inputs: [
      fromCatalog(
        catalog,
        "vsphereHosts",
        cluster.spec.hostModel,
        "memoryGiB",
        cluster.server.memoryGiB,
        "GiB",
      ),
      fromConstant(HYPERVISOR_RESERVED_MEMORY_GIB),
      candidateInput(catalog, candidate, "memoryGiB"),
    ],
    boundBy: room.boundBy,
  };
}

// The server resource that limits a pool limits its demand; the largest demand names the cluster's bound.
function steadyFigure(draft: PoolDraft, room: Figure): Figure {
  return {
    subject: poolSubject(draft.context, "serverDemand"),
    value: draft.pool.hosts.value / room.value,
    unit: "servers",
    formula: "hosts ÷ vmsPerServer",
    inputs: [fromFigure("hosts", draft.pool.hosts), fromFigure("vmsPerServer", room)],
    ...(room.boundBy === undefined ? {} : { boundBy: room.boundBy }),
  };
}

function updateFigure(
  { pool }: PoolDraft,
  parts: {
    readonly room: Figure;
    readonly powered: Figure;
    readonly generations: FigureInput;
    readonly steady: Figure;
  },
): Figure {
  const { room, powered, generations, steady } = parts;
  const switchedOn = (pool.hosts.value * generations.value) / powered.value;
  const boundBy = switchedOn > steady.value ? powered.boundBy : steady.boundBy;
  return {
    subject: steady.subject,
    value: Math.max(steady.value, switchedOn),
    unit: steady.unit,
    formula: "max(hosts ÷ vmsPerServer, hosts × generations ÷ poweredVmsPerServer)",
    inputs: [
      fromFigure("hosts", pool.hosts),
      fromFigure("vmsPerServer", room),
      generations,
      fromFigure("poweredVmsPerServer", powered),
    ],
    ...(boundBy === undefined ? {} : { boundBy }),
  };
}

function generationsInput({ pool }: PoolDraft): FigureInput {
  const count = pool.generations.length;
  return fromYaml("generations", count, "generations", ESTATE_FILE, "images", pool.image, "generations");
}
