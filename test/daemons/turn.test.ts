import { createSocket, type Socket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CloudInitConfiguration } from "../../constructs/config/cloud-init";
import { conferenceServer } from "../../constructs/config/conference-server";
import { softphoneServer } from "../../constructs/config/softphone-server";
import { TURN_PORT, TURN_TLS_PORT } from "../../constructs/config/coturn";
import { Daemon, describeWithDaemons } from "./support/daemon";
import { selfSigned } from "./support/self-signed";
import { LAB_NETWORK, LAB_PLATFORM } from "./support/softphone-lab";
import { TurnClient } from "./support/turn-client";

const RELAY = `${LAB_NETWORK}.0.51`;
/** Inside the network that relays may reach, and outside it. */
const PEER = { address: `${LAB_NETWORK}.0.21`, port: 3480 };
const FOREIGN_PEER = { address: "10.0.0.53", port: 53 };
const SECRET = "a-secret-of-the-lab";
const CONFERENCE = {
  domain: "conference.stadt.example",
  machineDomain: "lab.example",
  signalling: [],
  relays: [],
  mediaAddresses: { first: `${LAB_NETWORK}.0.1`, last: `${LAB_NETWORK}.0.254` },
};

describeWithDaemons.each<[string, CloudInitConfiguration]>([
  ["softphones", softphoneServer({ role: "relay", computerName: "relay", memoryGiB: 2 }, LAB_PLATFORM)],
  ["conferences", conferenceServer("relay", "relay", CONFERENCE)],
])("the relay of %s", (_, { files }) => {
  let folder: string;
  let authority: string;
  let server: Daemon;
  let peer: Socket;
  const clients: TurnClient[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "relay-"));
    authority = selfSigned(join(folder, "tls"), "relay").ca;
    const settings = join(folder, "turnserver.conf");
    writeFileSync(settings, localised(files[0]?.content ?? ""));
    const place = ["-L", RELAY, "-E", RELAY, "--allow-loopback-peers", "--pidfile", join(folder, "pid")];
    const output = ["-b", join(folder, "turn.sqlite"), "-l", "stdout"];
    server = await Daemon.start("/usr/bin/turnserver", ["-c", settings, ...place, ...output], /auth thread/);
    peer = createSocket("udp4");
    peer.on("message", (text, from) => peer.send(`echo of ${text.toString()}`, from.port, from.address));
    await new Promise<void>((resolve) => peer.bind(PEER.port, PEER.address, resolve));
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    peer?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const localised = (text: string): string =>
    text
      .replaceAll("/etc/workplace/tls", join(folder, "tls"))
      .replaceAll(/@secret:[a-z-]+@/g, SECRET)
      .replace("syslog\n", "");

  async function client(transport: "udp" | "tls", secret = SECRET): Promise<TurnClient> {
    const to = { address: RELAY, port: transport === "udp" ? TURN_PORT : TURN_TLS_PORT };
    const connected = await TurnClient.connect(transport, to, secret, authority);
    clients.push(connected);
    return connected;
  }

  it.each(["udp", "tls"] as const)("relays to media servers and back, over %s", async (transport) => {
    const device = await client(transport);
    expect(await device.allocate()).toBe(RELAY);
    await device.permit(PEER);
    const heard = new Promise<string>((resolve) => (device.onData = resolve));
    device.send(PEER, "voice");
    expect(await heard).toBe("echo of voice");
  });

  it("rejects every other address of the city", async () => {
    const device = await client("udp");
    await device.allocate();
    await expect(device.permit(FOREIGN_PEER)).rejects.toThrow("403 Forbidden IP");
  });

  it("rejects credentials that were not made with its secret", async () => {
    const device = await client("udp", "another-secret");
    await expect(device.allocate()).rejects.toThrow("401");
  });
});
