import type { RedirectionSpec } from "../../generated/scenario";
import type { ProtectionClass, SessionType } from "../../planning/plan";

/** Version of the data's shape; the first thing the image's bootstrap reads. Raise it when a key changes its meaning. */
export const GUESTINFO_VERSION = 1;

/**
 * Largest value we put into one guestinfo key (bytes; kind: assumption, far below `tools.setInfo.sizeLimit`, 1 MiB by
 * default: security-configuration-hardening-guide/vsphere/8.0/Tools/audit-vm-8.ps1 in
 * https://github.com/vmware/vcf-security-and-compliance-guidelines).
 */
export const GUESTINFO_VALUE_MAX_BYTES = 65_536;

/** What brings people to on-premises desktops. */
export type BrokerKind = "rds" | "guacamole";

/** A machine on which people work. */
export interface SessionHostRole {
  readonly role: "session-host";
  readonly pool: string;
  readonly sessionType: SessionType;
  readonly protectionClass: ProtectionClass;
  /** Image generation; a host of another one never reuses its name. */
  readonly generation: number;
  /** False while the generation retires: the broker lets nobody new onto the host. */
  readonly acceptNewSessions: boolean;
  readonly maximumSessions: number;
  readonly brokerKind: BrokerKind;
  /** DNS names; the host registers with them. */
  readonly brokers: readonly string[];
  /** DNS names; empty where no remote desktop licences are counted. */
  readonly licensingServers: readonly string[];
  /** UNC paths of profile containers; empty where profiles stay on the desktop. */
  readonly profileShares: readonly string[];
  /** What may pass between device and desktop. */
  readonly redirection: Required<RedirectionSpec>;
}

export interface ConnectionBrokerRole {
  readonly role: "connection-broker";
  readonly brokerKind: BrokerKind;
  /** DNS names of all brokers, this one included; they form one farm. */
  readonly brokers: readonly string[];
}

export interface GatewayRole {
  readonly role: "gateway";
  readonly brokerKind: BrokerKind;
  readonly brokers: readonly string[];
}

export interface LicensingRole {
  readonly role: "licensing";
}

export interface ProfileServerRole {
  readonly role: "profile-server";
  /** Shares to offer; absent when the server serves all pools and creates shares on demand. */
  readonly shares?: readonly string[];
}

export type WorkplaceRole =
  SessionHostRole | ConnectionBrokerRole | GatewayRole | LicensingRole | ProfileServerRole;

/**
 * Role of a machine as guestinfo: keys and values of `extra_config` that the image's bootstrap reads with
 * `vmtoolsd --cmd "info-get guestinfo.workplace.data"`.
 *
 * The data are JSON in base64 with sorted keys, so that equal roles are equal text. Everybody who is signed in on the
 * machine can read them: they hold no secret.
 *
 * @throws RangeError when the data are larger than `GUESTINFO_VALUE_MAX_BYTES`
 */
export function guestinfo(role: WorkplaceRole): Readonly<Record<string, string>> {
  const data = Buffer.from(JSON.stringify(sorted(role)), "utf8").toString("base64");
  if (data.length > GUESTINFO_VALUE_MAX_BYTES) {
    throw new RangeError(
      `guestinfo of role "${role.role}" has ${data.length} bytes; allowed are at most ${GUESTINFO_VALUE_MAX_BYTES} bytes`,
    );
  }
  return {
    "guestinfo.workplace.version": String(GUESTINFO_VERSION),
    "guestinfo.workplace.role": role.role,
    "guestinfo.workplace.data": data,
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
