import { connect as connectTcp } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { takeMessage, type SipMessage } from "./sip-message";

/** Certificate of a device or server, and whom it trusts. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
}

/** Connects from an address of this machine to a server whose certificate is checked. */
export async function connectTls(
  localAddress: string,
  to: { readonly address: string; readonly port: number; readonly name: string },
  identity: Identity,
): Promise<TLSSocket> {
  const tcp = connectTcp({ host: to.address, port: to.port, localAddress });
  const socket = connect({ socket: tcp, servername: to.name, ...identity });
  await new Promise<void>((resolve, reject) => {
    tcp.once("error", reject);
    socket.once("secureConnect", resolve).once("error", reject);
  });
  return socket;
}

/** Takes every message that comes in, until the connection ends. */
export function readMessages(
  socket: TLSSocket,
  take: (message: SipMessage, socket: TLSSocket) => void,
): void {
  let stream: Buffer = Buffer.alloc(0);
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    stream = Buffer.concat([stream, chunk]);
    for (let taken = takeMessage(stream); taken !== undefined; taken = takeMessage(stream)) {
      stream = taken.rest;
      take(taken.message, socket);
    }
  });
}
