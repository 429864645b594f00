import type { EstateRule, PolicyRule, ResourceRule, Violation } from "./policy-engine";
import { declaredOfType, type Attributes } from "./stack-json";

const PROVIDER = "https://registry.terraform.io/providers/vmware/vsphere/2.15.0/docs";
const MACHINE = `${PROVIDER}/resources/virtual_machine`;
const PORT_GROUP = `${PROVIDER}/resources/distributed_port_group`;

/** What opens a port group to a guest that pretends to be another one. */
const PORT_GROUP_OPENINGS = [
  "allow_promiscuous",
  "allow_mac_changes",
  "allow_forged_transmits",
  "security_policy_override_allowed",
  "vlan_override_allowed",
];

/** VLAN ids that can be tagged (vendor limit: IEEE 802.1Q; 0 means untagged, 4095 all). */
const VLAN_ID_MIN = 1;
const VLAN_ID_MAX = 4094;

/** The console is no side door for data. */
export const vsphereConsoleClipboard: ResourceRule = {
  id: "policy/vsphere-console-clipboard",
  types: ["vsphere_virtual_machine"],
  explanation: "the console's clipboard carries data past every redirection policy (BSI SYS.1.5.A16)",
  source: `${MACHINE}#extra_config`,
  hint: 'set isolation.tools.copy.disable and isolation.tools.paste.disable to "TRUE" in extra_config',
  check: (vm) => {
    const extra = (vm["extra_config"] ?? {}) as Attributes;
    return ["isolation.tools.copy.disable", "isolation.tools.paste.disable"]
      .filter((key) => String(extra[key] ?? "").toUpperCase() !== "TRUE")
      .map((key) => `${key} is ${extra[key] === undefined ? "missing" : `"${String(extra[key])}"`}`);
  },
};

/** What is in guestinfo is read by everybody on the machine. */
export const vsphereGuestinfoSecrets: ResourceRule = {
  id: "policy/vsphere-guestinfo-secrets",
  types: ["vsphere_virtual_machine"],
  explanation: "everybody who is signed in on a machine can read its guestinfo",
  source: `${MACHINE}#extra_config`,
  hint: "leave secrets out of guestinfo; let the machine fetch them with its own account",
  check: (vm) => {
    const extra = (vm["extra_config"] ?? {}) as Attributes;
    return Object.entries(extra)
      .filter(([key]) => key.startsWith("guestinfo."))
      .flatMap(([key, value]) => guestinfoProblems(key, String(value)));
  },
};

/** A port group is closed against forged frames. */
export const vspherePortGroupSecurity: ResourceRule = {
  id: "policy/vsphere-port-group-security",
  types: ["vsphere_distributed_port_group"],
  explanation: "an open port group lets one guest read or forge the traffic of the others (BSI SYS.1.5.A4)",
  source: `${PORT_GROUP}#security-options`,
  hint: "set it to false",
  check: (group) =>
    PORT_GROUP_OPENINGS.filter((key) => group[key] !== false).map(
      (key) => `${key} is ${String(group[key] ?? "left to the switch")}; allowed is false`,
    ),
};

/** Every port group is a VLAN of its own. */
export const vsphereVlan: ResourceRule = {
  id: "policy/vsphere-vlan",
  types: ["vsphere_distributed_port_group"],
  explanation:
    "an untagged or trunked port group shares its wire with networks it must not see (BSI SYS.2.5.A2)",
  source: `${PORT_GROUP}#vlan_id`,
  hint: 'run "workplace lock" so that the network gets a VLAN id',
  check: (group) => {
    if (group["vlan_range"] !== undefined) return ["vlan_range trunks several VLANs; allowed is one vlan_id"];
    const vlanId = group["vlan_id"];
    const isValid =
      Number.isInteger(vlanId) && Number(vlanId) >= VLAN_ID_MIN && Number(vlanId) <= VLAN_ID_MAX;
    return isValid
      ? []
      : [`vlan_id is ${String(vlanId ?? "missing")}; allowed are ${VLAN_ID_MIN} to ${VLAN_ID_MAX}`];
  },
};

/** Two port groups in one VLAN are one network, whatever their names say. */
export const vsphereVlanUnique: EstateRule = {
  id: "policy/vsphere-vlan-unique",
  explanation: "two pools in one VLAN are not separated at all",
  source: `${PORT_GROUP}#vlan_id`,
  hint: 'run "workplace lock"; if the lock file was merged by hand, take the version of the main branch first',
  checkAll: (stacks) => {
    const first = new Map<number, string>();
    const violations: Violation[] = [];
    for (const { name: stack, json } of stacks) {
      for (const { address, attributes } of declaredOfType(json, "vsphere_distributed_port_group")) {
        const vlanId = attributes["vlan_id"];
        if (typeof vlanId !== "number") continue;
        const owner = first.get(vlanId);
        if (owner === undefined) first.set(vlanId, `${stack}: ${address}`);
        else violations.push({ stack, address, message: `VLAN ${vlanId} is already that of ${owner}` });
      }
    }
    return violations;
  },
};

/** Snapshots hold memory and grow until the datastore is full. */
export const vsphereSnapshots: ResourceRule = {
  id: "policy/vsphere-snapshots",
  types: ["vsphere_virtual_machine_snapshot"],
  explanation:
    "a snapshot holds memory with credentials, and fills the datastore of all others (BSI SYS.1.5.A24)",
  source: `${PROVIDER}/resources/virtual_machine_snapshot`,
  hint: "leave snapshots to the backup; desktops are built from images",
  check: () => ["snapshots are not kept"],
};

/**
 * Longest value of guestinfo (bytes; vendor limit: GUESTMSG_MAX_IN_SIZE in
 * https://github.com/vmware/open-vm-tools/blob/master/open-vm-tools/lib/include/guest_msg_def.h).
 */
const GUESTINFO_BYTES = 65_536;

/** What is longer than the machine can read is as good as not there, and nothing says so. */
export const vsphereGuestinfoSize: ResourceRule = {
  id: "policy/vsphere-guestinfo-size",
  types: ["vsphere_virtual_machine"],
  explanation:
    "a machine cannot read more than 64 KiB of a value about itself: it would start without configuration",
  source: "https://github.com/vmware-tanzu/vm-operator/issues/148",
  hint: "shorten names of buildings, or divide the estate",
  check: (vm) =>
    Object.entries((vm["extra_config"] ?? {}) as Readonly<Record<string, unknown>>).flatMap(
      ([key, value]) => {
        const bytes = Buffer.byteLength(String(value));
        if (!key.startsWith("guestinfo.") || bytes <= GUESTINFO_BYTES) return [];
        return [`${key} has ${bytes} bytes; allowed are ${GUESTINFO_BYTES}`];
      },
    ),
};

function guestinfoProblems(key: string, value: string): readonly string[] {
  if (value.includes("${var.")) return [`${key} holds a variable of Terraform`];
  if (key === "guestinfo.userdata") return userDataProblems(key, value);
  const text = key.endsWith(".data") ? Buffer.from(value, "base64").toString("utf8") : value;
  const names = text.match(/"[^"]*(?:password|passwd|secret|token|credential)[^"]*"\s*:/gi) ?? [];
  return names.map((name) => `${key} holds ${name.replace(/\s*:$/, "")}`);
}

/** Cloud-init writes configuration files: a key that is called a password may only hold a reference. */
function userDataProblems(key: string, value: string): readonly string[] {
  const text = Buffer.from(value, "base64")
    .toString("utf8")
    .replaceAll(/\\[nt]/g, "\n")
    .replaceAll('\\"', '"');
  const settings = text.matchAll(
    /(?<![@a-z_-])([a-z_-]*(?:password|passwd|secret|token))\s*[=:]\s*["']?([^"'\s,;}]+)/gi,
  );
  return [...settings]
    .filter(([, , content = ""]) => !/^(@secret:[a-z0-9-]+@|true|false)/.test(content))
    .map(([, name = ""]) => `${key} holds a text for ${name}`);
}

/** Rules about the separation of machines and networks on vSphere. */
export const VSPHERE_ISOLATION_RULES: readonly PolicyRule[] = [
  vsphereConsoleClipboard,
  vsphereGuestinfoSecrets,
  vsphereGuestinfoSize,
  vspherePortGroupSecurity,
  vsphereVlan,
  vsphereVlanUnique,
  vsphereSnapshots,
];
