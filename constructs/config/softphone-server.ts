import type { DialPlan } from "../../planning/telephony/dial-plan";
import type { SoftphoneMachinePlan } from "../../planning/telephony/session-border-plan";
import type { CloudInitConfiguration, ConfigurationFile } from "./cloud-init";
import { coturnConfiguration } from "./coturn";
import { kamailioConfiguration } from "./kamailio";
import {
  BUILDING_TABLE,
  GATEWAY_TABLE,
  KAMAILIO_SETTINGS,
  SUBSCRIBER_FOLDER,
  TLS_SETTINGS,
} from "./kamailio-files";
import {
  ADDRESS_TABLE_COMMAND,
  buildingTable,
  EMPTY_SUBSCRIBER_TABLE,
  gatewayTable,
  TABLE_VERSIONS,
  tlsSettings,
} from "./kamailio-tables";
import { keepalivedConfiguration } from "./keepalived";
import { rtpengineConfiguration } from "./rtpengine";
import { secretReference } from "./secret-reference";
import { keyReadableBy, SERVER_CERTIFICATE, SERVER_PRIVATE_KEY } from "./server-certificate";

/** Memory of a registrar that its operating system keeps (GiB; kind: assumption). */
const SYSTEM_MEMORY_GIB = 1;
const MIB_PER_GIB = 1024;

/** What softphone servers know about each other. */
export interface SoftphonePlatform {
  /** DNS name under which softphones sign in. */
  readonly domain: string;
  /** DNS domain of the machines. */
  readonly machineDomain: string;
  /** Address that softphones and trunk talk to. */
  readonly virtualAddress: string;
  /** Network of registrars and media servers. */
  readonly network: { readonly cidr: string; readonly first: string; readonly last: string };
  readonly networkInterface: string;
  /** DNS names. */
  readonly registrars: readonly string[];
  /** DNS names. */
  readonly mediaServers: readonly string[];
  readonly trunkGateways: readonly string[];
  readonly secondPathGateways: readonly string[];
  readonly dialPlan: DialPlan;
}

/** Cloud-init configuration of a softphone server; all of its packages are Debian's own. */
export function softphoneServer(
  machine: Pick<SoftphoneMachinePlan, "role" | "computerName" | "memoryGiB">,
  platform: SoftphonePlatform,
): CloudInitConfiguration {
  const names = { hostname: machine.computerName, domain: platform.machineDomain };
  switch (machine.role) {
    case "registrar":
      return {
        ...names,
        packages: ["kamailio", "kamailio-tls-modules", "keepalived"],
        files: registrarFiles(machine, platform),
        commands: [
          ["sysctl", "--system"],
          ["systemctl", "daemon-reload"],
          ["install", "-d", "-g", "kamailio", "-m", "0750", SUBSCRIBER_FOLDER],
          // The table is the identity management's; only where there is none yet, an empty one lets Kamailio start.
          [
            "sh",
            "-c",
            `test -e ${SUBSCRIBER_FOLDER}/subscriber || printf '%s' '${EMPTY_SUBSCRIBER_TABLE}' > ${SUBSCRIBER_FOLDER}/subscriber`,
          ],
          ["sh", "-c", ADDRESS_TABLE_COMMAND],
          ...keyReadableBy("kamailio"),
          restart("kamailio"),
          restart("keepalived"),
        ],
      };
    case "media":
      return {
        ...names,
        packages: ["rtpengine-daemon"],
        files: mediaFiles(platform),
        commands: [restart("rtpengine-daemon")],
      };
    case "relay":
      return {
        ...names,
        packages: ["coturn"],
        files: [{ path: "/etc/turnserver.conf", content: relayConfiguration(platform), group: "turnserver" }],
        commands: [...keyReadableBy("turnserver"), restart("coturn")],
      };
  }
}

function registrarFiles(
  { computerName, memoryGiB }: Pick<SoftphoneMachinePlan, "computerName" | "memoryGiB">,
  platform: SoftphonePlatform,
): readonly ConfigurationFile[] {
  const { registrars, machineDomain, dialPlan, trunkGateways, secondPathGateways } = platform;
  const hostname = `${computerName}.${machineDomain}`;
  const prefix = platform.network.cidr.split("/")[1] ?? "";
  const kamailio = (path: string, content: string): ConfigurationFile => ({
    path,
    content,
    group: "kamailio",
  });
  const system = (path: string, content: string): ConfigurationFile => ({ path, content, group: "root" });
  return [
    kamailio(
      KAMAILIO_SETTINGS,
      kamailioConfiguration({
        hostname,
        peers: registrars.filter((name) => name !== hostname),
        mediaServers: platform.mediaServers,
        domain: platform.domain,
        virtualAddress: platform.virtualAddress,
        network: platform.network.cidr,
        firstGateway: trunkGateways[0] ?? "",
        dialPlan,
      }),
    ),
    kamailio(TLS_SETTINGS, tlsSettings()),
    kamailio(BUILDING_TABLE, buildingTable(dialPlan)),
    kamailio(GATEWAY_TABLE, gatewayTable(trunkGateways, secondPathGateways)),
    kamailio(`${SUBSCRIBER_FOLDER}/version`, TABLE_VERSIONS),
    system(
      "/etc/default/kamailio.d/workplace",
      `SHM_MEMORY=${Math.max(1, memoryGiB - SYSTEM_MEMORY_GIB) * MIB_PER_GIB}\nPKG_MEMORY=32\n`,
    ),
    // Two descriptors for each connection: the process that accepts it and the one that serves it. It starts again until
    // its own name can be resolved, however long the name server takes after a power cut.
    system(
      "/etc/systemd/system/kamailio.service.d/workplace.conf",
      `[Unit]\nStartLimitIntervalSec=0\n[Service]\nRestart=always\nRestartSec=5\nLimitNOFILE=${Math.max(4096, dialPlan.registrations * 4)}\n`,
    ),
    system(
      "/etc/keepalived/keepalived.conf",
      keepalivedConfiguration({
        networkInterface: platform.networkInterface,
        virtualAddress: `${platform.virtualAddress}/${prefix}`,
        node: registrars.indexOf(hostname) + 1,
      }),
    ),
    system("/etc/sysctl.d/60-workplace.conf", "net.ipv4.ip_nonlocal_bind = 1\n"),
  ];
}

function mediaFiles({ networkInterface }: SoftphonePlatform): readonly ConfigurationFile[] {
  return [
    {
      path: "/etc/rtpengine/rtpengine.conf",
      content: rtpengineConfiguration({ networkInterface }),
      group: "rtpengine",
    },
    // Without the kernel module there are no rules to manage for it.
    {
      path: "/etc/default/rtpengine-daemon",
      content: "CONFIG_FILE=/etc/rtpengine/rtpengine.conf\nMANAGE_IPTABLES=no\n",
      group: "root",
    },
  ];
}

/** Devices outside reach media servers through it, and no other machine. */
function relayConfiguration({ domain, network }: SoftphonePlatform): string {
  return coturnConfiguration({
    realm: domain,
    sharedSecret: secretReference("softphone-turn"),
    certificate: SERVER_CERTIFICATE,
    privateKey: SERVER_PRIVATE_KEY,
    peers: [{ first: network.first, last: network.last }],
  });
}

function restart(unit: string): readonly string[] {
  return ["systemctl", "restart", unit];
}
