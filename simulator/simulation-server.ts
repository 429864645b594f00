import { join } from "node:path";
import type { Inventory } from "./engine/inventory";
import type { ObjectStore } from "./engine/object-store";
import { ResourceEngine } from "./engine/resource-engine";
import type { FaultInjector } from "./fault/fault-injector";
import { OVERLAYS } from "./overlay/registry";
import { ProviderCalls } from "./protocol/provider-calls";
import { startProviderServer, type RunningServer } from "./protocol/provider-server";
import { wireProviderSchema } from "./protocol/wire-schema";
import type { ProviderSchema } from "./schema/block";

/** What one simulated provider works on. */
export interface SimulatedProviderOptions {
  readonly schema: ProviderSchema;
  /** The simulated estate. */
  readonly store: ObjectStore;
  readonly inventory: Inventory;
  readonly faults: FaultInjector;
  /** When the run started. @default rules about time do not apply */
  readonly now?: Date;
  /** Folder of the .proto files. @default the folder of the protocol sources */
  readonly protocolDir?: string;
  /** Path of a Unix socket. @default a free port of 127.0.0.1 */
  readonly socketPath?: string;
  /** Terraform asks the process to end (executable mode). */
  readonly onShutdown?: () => void;
}

/** Starts the simulated services of one provider and lets Terraform connect to them. */
export async function startSimulatedProvider(options: SimulatedProviderOptions): Promise<RunningServer> {
  const { schema, store, inventory, faults, now, protocolDir, socketPath, onShutdown } = options;
  const services = { store, inventory, ...(now ? { now } : {}) };
  const engine = new ResourceEngine(schema, OVERLAYS, services);
  const calls = new ProviderCalls(engine, OVERLAYS, faults);
  return startProviderServer({
    calls: calls.methods(),
    schema: wireProviderSchema(schema, (type) => engine.overlay(type).sensitive ?? []),
    onClosed: (peer) => calls.forget(peer),
    protocolDir: protocolDir ?? join(__dirname, "protocol"),
    ...(socketPath === undefined ? {} : { socketPath }),
    ...(onShutdown === undefined ? {} : { onShutdown }),
  });
}

/**
 * Hosts under which Terraform and OpenTofu look providers up that name none. Source:
 * https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses and
 * https://opentofu.org/docs/language/providers/requirements/#source-addresses
 */
export const REGISTRY_HOSTS = ["registry.terraform.io", "registry.opentofu.org"] as const;

/** Providers that Terraform shall not start itself, in the form of `TF_REATTACH_PROVIDERS`. */
export function reattachVariable(
  servers: readonly { readonly source: string; readonly port: number }[],
): string {
  const entries = servers.flatMap(({ source, port }) =>
    REGISTRY_HOSTS.map((host) => [
      `${host}/${source}`,
      {
        Protocol: "grpc",
        ProtocolVersion: 5,
        Pid: process.pid,
        Test: true,
        Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
      },
    ]),
  );
  return JSON.stringify(Object.fromEntries(entries));
}
