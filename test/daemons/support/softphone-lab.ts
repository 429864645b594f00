import { randomUUID } from "node:crypto";
import { createSocket } from "node:dgram";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { RTPENGINE_CONTROL_PORT } from "../../../constructs/config/rtpengine";
import { TRUSTED_AUTHORITIES } from "../../../constructs/config/server-certificate";
import { softphoneServer, type SoftphonePlatform } from "../../../constructs/config/softphone-server";
import { ADDRESS_TABLE_COMMAND, EMPTY_SUBSCRIBER_TABLE } from "../../../constructs/config/kamailio-tables";
import type { SoftphoneRole } from "../../../planning/telephony/session-border-plan";
import { debianPath } from "./daemon-packages";
import { Daemon, runProgram, type ProgramResult } from "./daemon";
import { selfSigned } from "./self-signed";
import type { Identity } from "./sip-connection";
import { SipDevice, type DeviceSettings } from "./sip-device";
import { passwordHash } from "./sip-message";

/** Part of the loopback network that belongs to this process: two runs at a time do not meet. */
export const LAB_NETWORK = `127.${(process.pid % 250) + 1}`;

/** Addresses of the loopback network; each role has one of its own. */
export const LAB = {
  domain: "telefonie.stadt.example",
  /** Address in service; the second registrar gets another one, because one machine cannot hold it twice. */
  virtual: [`${LAB_NETWORK}.0.10`, `${LAB_NETWORK}.0.13`],
  registrars: [`${LAB_NETWORK}.0.11`, `${LAB_NETWORK}.0.12`],
  media: `${LAB_NETWORK}.0.21`,
  trunk: `${LAB_NETWORK}.0.31`,
  secondPath: `${LAB_NETWORK}.0.32`,
  /** A building in the north, and one in the south whose link carries one call. */
  north: { address: `${LAB_NETWORK}.1.5`, emergencyNumber: "+49251001000" },
  south: { address: `${LAB_NETWORK}.2.5`, emergencyNumber: "+49251002000" },
  /** A network that is no building's. */
  outside: `${LAB_NETWORK}.9.5`,
  /** A hotline for one caller at a time. */
  hotline: "+49251002900",
  /** Two calls through the trunk at a time, calls for help apart. */
  ordinaryChannels: 2,
} as const;

const SIP_PORT = 5061;
const PASSWORD = "correct horse";

/** What the servers of the lab know about each other. */
export const LAB_PLATFORM: SoftphonePlatform = {
  domain: LAB.domain,
  machineDomain: "lab.example",
  virtualAddress: LAB.virtual[0],
  network: { cidr: `${LAB_NETWORK}.0.0/24`, first: `${LAB_NETWORK}.0.1`, last: `${LAB_NETWORK}.0.254` },
  networkInterface: LAB.media,
  registrars: ["one.lab.example", "two.lab.example"],
  mediaServers: [LAB.media],
  trunkGateways: [LAB.trunk],
  secondPathGateways: [LAB.secondPath],
  dialPlan: {
    numberRanges: { main: { headNumber: "+4925100", extensionDigits: 4 } },
    sites: [
      {
        id: "north",
        addresses: [`${LAB_NETWORK}.1.0/24`],
        deviceNetworks: [],
        emergencyNumber: LAB.north.emergencyNumber,
        callLimit: 50,
      },
      {
        id: "south",
        addresses: [`${LAB_NETWORK}.2.0/24`],
        deviceNetworks: [],
        emergencyNumber: LAB.south.emergencyNumber,
        callLimit: 1,
      },
    ],
    shownNumbers: [{ span: { range: "main", first: 2100, last: 2199 }, shown: "+49251000" }],
    exemptNumbers: ["110", "112"],
    hotlines: [{ number: LAB.hotline, channels: 1 }],
    ordinaryChannels: LAB.ordinaryChannels,
    registrations: 100,
  },
};

/** Both registrars, a media server and their certificates below a temporary folder; the loopback addresses are fixed. */
export class SoftphoneLab {
  readonly folder = mkdtempSync(join(tmpdir(), "softphone-"));
  readonly #daemons: Daemon[] = [];
  readonly #devices: SipDevice[] = [];
  readonly #identity: Identity;

  constructor(numbers: readonly string[]) {
    this.#identity = selfSigned(join(this.folder, "tls"), LAB.domain);
    for (const node of [0, 1]) this.#writeRegistrar(node, numbers);
    this.#write("media", "media", 0);
  }

  /** Where a file of a registrar lies. */
  path(node: number, path: string): string {
    return join(this.folder, `registrar-${node}`, path);
  }

  /** `kamailio -c`: whether the configuration of a node is accepted. */
  check(node: number): ProgramResult {
    return runProgram("/usr/sbin/kamailio", ["-c", ...this.#kamailioArguments(node)]);
  }

  async startMedia(): Promise<Daemon> {
    const settings = join(this.folder, "media/etc/rtpengine/rtpengine.conf");
    const args = [
      "-f",
      "-E",
      "--config-file",
      settings,
      "--pidfile",
      join(this.folder, "media.pid"),
      "-L",
      "6",
    ];
    return this.#keep(await Daemon.start("/usr/bin/rtpengine", args, /Startup complete/));
  }

  /** Starts a registrar in the foreground; it ends with the lab, or before by `stop` of what is returned. */
  async startRegistrar(node: number): Promise<Daemon> {
    mkdirSync(this.#runtime(node), { recursive: true });
    const args = [
      ...this.#kamailioArguments(node),
      "-DD",
      "-E",
      "-e",
      "-m",
      "64",
      "-M",
      "8",
      "-Y",
      this.#runtime(node),
    ];
    const daemon = this.#keep(await Daemon.start("/usr/sbin/kamailio", args, /Listening on/));
    await this.rpcUntil(node, ["core.uptime"], /uptime/);
    return daemon;
  }

  /** Asks a registrar about itself until it says so. */
  async rpcUntil(node: number, question: readonly string[], expected: RegExp): Promise<string> {
    let last = "";
    for (let attempt = 0; attempt < 100; attempt++) {
      last = runProgram("/usr/sbin/kamcmd", [
        "-s",
        `unix:${this.#runtime(node)}/kamailio_ctl`,
        ...question,
      ]).output;
      if (expected.test(last)) return last;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`registrar ${node} never said ${expected}:\n${last}`);
  }

  /** What the media server says about calls whose voice it leads: the same text, the same calls. */
  async mediaCalls(): Promise<string> {
    const socket = createSocket("udp4");
    const answer = new Promise<string>((resolve, reject) => {
      socket.once("message", (text) => resolve(text.toString())).once("error", reject);
    });
    // A question with the same mark gets the same answer again.
    const mark = randomUUID();
    socket.send(`${mark} d7:command4:liste`, RTPENGINE_CONTROL_PORT, LAB.media);
    return answer.then((text) => text.replace(mark, "")).finally(() => socket.close());
  }

  async device(number: string, address: string, overrides: Partial<DeviceSettings> = {}): Promise<SipDevice> {
    const device = await SipDevice.start({
      number,
      password: PASSWORD,
      domain: LAB.domain,
      address,
      port: 5070 + this.#devices.length,
      registrar: { address: LAB.virtual[0], port: SIP_PORT },
      identity: this.#identity,
      ...overrides,
    });
    this.#devices.push(device);
    return device;
  }

  /** A server of the provider. */
  gateway(address: string): Promise<SipDevice> {
    return this.device("gateway", address, { port: SIP_PORT });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#devices.map((device) => device.stop()));
    await Promise.all(this.#daemons.map((daemon) => daemon.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  #keep(daemon: Daemon): Daemon {
    this.#daemons.push(daemon);
    return daemon;
  }

  #runtime(node: number): string {
    return join(this.folder, `run-${node}`);
  }

  #kamailioArguments(node: number): readonly string[] {
    const settings = join(this.folder, `registrar-${node}/etc/kamailio/kamailio.cfg`);
    const triplet = { arm64: "aarch64-linux-gnu", x64: "x86_64-linux-gnu" }[process.arch as string];
    return ["-f", settings, "-L", debianPath(`/usr/lib/${triplet}/kamailio/modules`)];
  }

  #writeRegistrar(node: number, numbers: readonly string[]): void {
    this.#write(`registrar-${node}`, "registrar", node);
    const rows = numbers.map(
      (number) => `${number.replace(":", "\\:")}:0:0:${passwordHash(number, LAB.domain, PASSWORD)}:0\n`,
    );
    const table = join(this.folder, `registrar-${node}/etc/kamailio/subscribers/subscriber`);
    writeFileSync(table, EMPTY_SUBSCRIBER_TABLE + rows.join(""));
    const command = this.#localised(ADDRESS_TABLE_COMMAND, join(this.folder, `registrar-${node}`), node);
    const { status, output } = runProgram("/bin/sh", ["-c", command]);
    if (status !== 0) throw new Error(output);
  }

  /** Files as the machine has them, below a folder: paths, names and references become those of the lab. */
  #write(folder: string, role: SoftphoneRole, node: number): void {
    const computerName = node === 0 ? "one" : "two";
    const { files } = softphoneServer({ role, computerName, memoryGiB: 2 }, LAB_PLATFORM);
    const root = join(this.folder, folder);
    for (const { path, content } of files) {
      const target = join(root, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, this.#localised(content, root, node));
    }
  }

  #localised(content: string, root: string, node: number): string {
    return content
      .replaceAll(TRUSTED_AUTHORITIES, join(this.folder, "tls/server.pem"))
      .replaceAll("/etc/workplace/tls", join(this.folder, "tls"))
      .replaceAll("/etc/kamailio", join(root, "etc/kamailio"))
      .replaceAll("/run/kamailio", this.#runtime(node))
      .replaceAll("one.lab.example", LAB.registrars[0])
      .replaceAll("two.lab.example", LAB.registrars[1])
      .replaceAll(`listen=tls:${LAB.virtual[0]}`, `listen=tls:${LAB.virtual[node] ?? ""}`)
      .replace("listen-ng = ", `listen-ng = ${LAB.media}:`)
      .replaceAll(/@secret:[a-z-]+@/g, "a-secret-of-the-lab");
  }
}
