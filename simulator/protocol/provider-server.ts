import { chmodSync } from "node:fs";
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from "node:net";
import { join } from "node:path";
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { loadSync, type MethodDefinition, type Options } from "@grpc/proto-loader";
import type { WireRequest, WireResponse } from "./message";
import type { ProviderCall } from "./provider-calls";

const LOAD_OPTIONS: Options = { longs: Number, enums: String, defaults: true };

/** What a server is made of. */
export interface ProviderServerOptions {
  /** Methods of tfplugin5.proto, by name, without GetSchema. */
  readonly calls: Readonly<Record<string, ProviderCall>>;
  /** The answer to GetSchema. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Folder of the .proto files. @default the folder of this file */
  readonly protocolDir?: string;
  /** Path of a Unix socket. @default a free port of 127.0.0.1 */
  readonly socketPath?: string;
  /** A connection has ended. */
  readonly onClosed?: (peer: string) => void;
  /** Terraform asks the process to end (executable mode). */
  readonly onShutdown?: () => void;
}

/** A listening provider. */
export interface RunningServer {
  /** Port on 127.0.0.1; 0 for a Unix socket. */
  readonly port: number;
  /** Cuts all connections and stops listening. */
  readonly close: () => Promise<void>;
}

/**
 * Speaks Terraform's plugin protocol for one provider, on 127.0.0.1 or a Unix socket only.
 *
 * The TCP server is ours and hands its connections to gRPC, so that a fault can cut a single one.
 */
export async function startProviderServer(options: ProviderServerOptions): Promise<RunningServer> {
  const grpc = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const sockets = new Map<string, Socket>();
  addProviderService(grpc, options, sockets);
  if (options.onShutdown) addController(grpc, options, options.onShutdown);

  const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
  const listener = createServer((socket) => {
    const peer = peerOf(socket);
    sockets.set(peer, socket);
    socket.on("close", () => {
      sockets.delete(peer);
      options.onClosed?.(peer);
    });
    // A cut connection is an event here, not an error.
    socket.on("error", () => socket.destroy());
    socket.setNoDelay(true);
    injector.injectConnection(socket);
  });
  const port = await listen(listener, options.socketPath);
  return {
    port,
    close: async () => {
      for (const socket of sockets.values()) socket.destroy();
      injector.destroy();
      grpc.forceShutdown();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

function addProviderService(
  grpc: Server,
  options: ProviderServerOptions,
  sockets: ReadonlyMap<string, Socket>,
): void {
  const definition = { ...serviceFrom(options, "tfplugin5.proto", "tfplugin5.Provider") };
  const schemaMethod = definition["GetSchema"] as MethodDefinition<object, object>;
  let encoded: Buffer | undefined;
  // Every command asks for the whole schema; it is two megabytes and never changes.
  definition["GetSchema"] = {
    ...schemaMethod,
    responseSerialize: () => (encoded ??= schemaMethod.responseSerialize(options.schema)),
  };
  const answerSchema: ProviderCall = async () => ({});
  const calls = Object.entries({ ...options.calls, GetSchema: answerSchema });
  grpc.addService(
    definition as ServiceDefinition,
    Object.fromEntries(calls.map(([name, call]) => [name, unaryHandler(call, sockets)])),
  );
}

function addController(grpc: Server, options: ProviderServerOptions, onShutdown: () => void): void {
  const implementation: UntypedServiceImplementation = {
    Shutdown: (_: ServerUnaryCall<object, object>, answer: sendUnaryData<object>) => {
      answer(null, {});
      setImmediate(onShutdown);
    },
  };
  const definition = serviceFrom(options, "controller.proto", "plugin.GRPCController");
  grpc.addService(definition as ServiceDefinition, implementation);
}

function serviceFrom(
  options: ProviderServerOptions,
  file: string,
  service: string,
): Readonly<Record<string, MethodDefinition<object, object>>> {
  const loaded = loadSync(join(options.protocolDir ?? __dirname, file), LOAD_OPTIONS);
  return loaded[service] as Readonly<Record<string, MethodDefinition<object, object>>>;
}

function unaryHandler(call: ProviderCall, sockets: ReadonlyMap<string, Socket>) {
  return (
    grpcCall: ServerUnaryCall<WireRequest, WireResponse>,
    answer: sendUnaryData<WireResponse>,
  ): void => {
    const peer = grpcCall.getPeer();
    const drop = (): void => {
      for (const [name, socket] of sockets) if (name === peer || sockets.size === 1) socket.destroy();
    };
    call(grpcCall.request, { peer, drop }).then(
      (response) => {
        if (response) answer(null, response);
      },
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
    );
  };
}

/** The name that gRPC gives to a connection. */
function peerOf(socket: Socket): string {
  return socket.remoteAddress === undefined ? "unknown" : `${socket.remoteAddress}:${socket.remotePort}`;
}

function listen(server: NetServer, socketPath: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    if (socketPath !== undefined) {
      server.listen(socketPath, () => {
        chmodSync(socketPath, 0o600);
        resolve(0);
      });
      return;
    }
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
