import type { ConferenceRole } from "../../planning/conferencing/conference-plan";
import type { CloudInitConfiguration, ConfigurationFile } from "./cloud-init";
import { accountDomain, accountSecret, recorderDomain, type ConferenceAccount } from "./conference-name";
import { coturnConfiguration } from "./coturn";
import { jibriConfiguration, RECORDINGS_FOLDER } from "./jibri";
import { jicofoConfiguration } from "./jicofo";
import { prosodyConfiguration } from "./prosody";
import { secretReference, SECRETS_FOLDER } from "./secret-reference";
import { keyReadableBy, SERVER_CERTIFICATE, SERVER_PRIVATE_KEY } from "./server-certificate";
import { videobridgeConfiguration } from "./videobridge";

/** Package source of the platform; its key is part of the template (https://jitsi.github.io/handbook). */
const PACKAGE_SOURCE =
  "deb [signed-by=/usr/share/keyrings/jitsi-keyring.gpg] https://download.jitsi.org stable/";

/** What every conference server knows about the platform. */
export interface ConferencePlatform {
  /** DNS name for people. */
  readonly domain: string;
  /** DNS domain of the machines. */
  readonly machineDomain: string;
  /** DNS names of signalling servers. */
  readonly signalling: readonly string[];
  /** DNS names of TURN servers. */
  readonly relays: readonly string[];
  /** Addresses of the network that media servers stand in. */
  readonly mediaAddresses: { readonly first: string; readonly last: string };
}

interface RoleSoftware {
  readonly packages: readonly string[];
  readonly files: readonly ConfigurationFile[];
  readonly commands: readonly (readonly string[])[];
  /** Its packages come from the platform's own source. */
  readonly fromPlatform: boolean;
}

/** Cloud-init configuration of a conference server. Packages and answers follow the vendor's guide for several servers. */
export function conferenceServer(
  role: ConferenceRole,
  hostname: string,
  platform: ConferencePlatform,
): CloudInitConfiguration {
  const { packages, files, commands, fromPlatform } = software(role, hostname, platform);
  return {
    hostname,
    domain: platform.machineDomain,
    ...(fromPlatform
      ? { packageSources: { jitsi: PACKAGE_SOURCE }, packageAnswers: packageAnswers(platform.domain) }
      : {}),
    packages,
    files,
    commands,
  };
}

function software(role: ConferenceRole, hostname: string, platform: ConferencePlatform): RoleSoftware {
  switch (role) {
    case "signalling":
      return signallingSoftware(platform);
    case "media":
      return {
        packages: ["jitsi-videobridge2"],
        files: [
          {
            path: "/etc/jitsi/videobridge/jvb.conf",
            content: videobridgeConfiguration(hostname, platform.domain, platform.signalling),
            group: "jitsi",
          },
        ],
        commands: [restart("jitsi-videobridge2")],
        fromPlatform: true,
      };
    case "relay":
      return {
        packages: ["coturn"],
        files: [{ path: "/etc/turnserver.conf", content: turnConfiguration(platform), group: "turnserver" }],
        commands: [...keyReadableBy("turnserver"), restart("coturn")],
        fromPlatform: false,
      };
    case "recording":
      return {
        packages: ["jibri"],
        files: [
          {
            path: "/etc/jitsi/jibri/jibri.conf",
            content: jibriConfiguration(hostname, platform.domain, platform.signalling),
            group: "jitsi",
          },
        ],
        commands: [
          ["install", "-d", "-o", "jibri", "-g", "jibri", "-m", "0750", RECORDINGS_FOLDER],
          restart("jibri"),
        ],
        fromPlatform: true,
      };
  }
}

function signallingSoftware({ domain, relays }: ConferencePlatform): RoleSoftware {
  return {
    packages: ["nginx", "prosody", "jicofo", "jitsi-meet-web", "jitsi-meet-prosody", "jitsi-meet-web-config"],
    files: [
      {
        path: `/etc/prosody/conf.d/${domain}.cfg.lua`,
        content: prosodyConfiguration({ domain, relays, relaySecret: relaySecret() }),
        group: "prosody",
      },
      { path: "/etc/jitsi/jicofo/jicofo.conf", content: jicofoConfiguration(domain), group: "jitsi" },
    ],
    commands: [
      register("focus", accountDomain(domain)),
      register("jvb", accountDomain(domain)),
      register("jibri", accountDomain(domain)),
      register("recorder", recorderDomain(domain)),
      restart("prosody"),
      restart("jicofo"),
    ],
    fromPlatform: true,
  };
}

function turnConfiguration({ domain, mediaAddresses }: ConferencePlatform): string {
  return coturnConfiguration({
    realm: domain,
    sharedSecret: relaySecret(),
    certificate: SERVER_CERTIFICATE,
    privateKey: SERVER_PRIVATE_KEY,
    peers: [mediaAddresses],
  });
}

function relaySecret(): string {
  return secretReference("conference-turn");
}

function packageAnswers(domain: string): readonly string[] {
  return [
    `jitsi-videobridge jitsi-videobridge/jvb-hostname string ${domain}`,
    "jitsi-meet jitsi-meet/jvb-serve boolean false",
    `jitsi-meet-prosody jitsi-videobridge/jvb-hostname string ${domain}`,
    "jitsi-meet-web-config jitsi-meet/cert-choice select I want to use my own certificate",
    `jitsi-meet-web-config jitsi-meet/cert-path-crt string ${SERVER_CERTIFICATE}`,
    `jitsi-meet-web-config jitsi-meet/cert-path-key string ${SERVER_PRIVATE_KEY}`,
  ];
}

// Through a file: a password as an argument in user data would be no reference any more.
function register(account: ConferenceAccount, domain: string): readonly string[] {
  const password = `$(head -n 1 ${SECRETS_FOLDER}/${accountSecret(account)})`;
  return ["sh", "-c", `prosodyctl register ${account} ${domain} "${password}"`];
}

function restart(unit: string): readonly string[] {
  return ["systemctl", "restart", unit];
}
