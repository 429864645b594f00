import { REFUSED_USERNAMES } from "../../constructs/azure/refused-usernames";
import { blocksOf, textOf, UNKNOWN, type ValueObject } from "../value";

// internal/services/compute/windows_virtual_machine_resource.go and validate/ at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

/** Minutes that extensions may take to start. Kind: vendor limit, same source. */
const EXTENSION_MINUTES = { min: 15, max: 120 };

type Complaint = (config: ValueObject) => string | undefined;

/** What the provider refuses about a Windows machine before anything is planned. */
export const windowsMachineComplaints: readonly Complaint[] = [
  computerName,
  administrator,
  password,
  placement,
  security,
  patching,
  (config) =>
    isSet(config, "eviction_policy") && textOf(config, "priority") !== "Spot"
      ? "an `eviction_policy` can only be specified when `priority` is set to `Spot`"
      : undefined,
  (config) =>
    blocksOf(config, "os_disk").some(
      (disk) => blocksOf(disk, "diff_disk_settings").length > 0 && textOf(disk, "caching") !== "ReadOnly",
    )
      ? "`diff_disk_settings` can only be set when `caching` is set to `ReadOnly`"
      : undefined,
  extensionTime,
];

function isSet(config: ValueObject, name: string): boolean {
  return (config[name] ?? null) !== null;
}

function computerName(config: ValueObject): string | undefined {
  const name = textOf(config, "computer_name");
  if (name === null) return undefined;
  if (name.length > 15)
    return `"computer_name" can be at most 15 characters, got ${name.length} in "${name}"`;
  if (/^\d+$/.test(name)) return `"computer_name" cannot contain only numbers, got "${name}"`;
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name)
    ? undefined
    : `"computer_name" may only contain letters, digits and hyphens and must not start or end with a hyphen, got "${name}"`;
}

function administrator(config: ValueObject): string | undefined {
  const name = textOf(config, "admin_username");
  if (name === null) return undefined;
  if (name.length < 1 || name.length > 20)
    return `"admin_username" must have 1 to 20 characters, got ${name.length}`;
  if (name.endsWith(".")) return `"admin_username" cannot end with a dot, got "${name}"`;
  return REFUSED_USERNAMES.includes(name.toLowerCase())
    ? `"admin_username" specified is not allowed, got "${name}"; choose another name`
    : undefined;
}

function password(config: ValueObject): string | undefined {
  const text = textOf(config, "admin_password");
  if (text === null) return undefined;
  if (text.length < 8 || text.length > 123)
    return `"admin_password" must have 8 to 123 characters, got ${text.length}`;
  // The underscore counts as a word character, not as a special one.
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((pattern) => pattern.test(text)).length;
  return classes < 3
    ? `"admin_password" must contain three of: lower-case letter, upper-case letter, digit, special character; got ${classes}`
    : undefined;
}

function placement(config: ValueObject): string | undefined {
  return isSet(config, "zone") && isSet(config, "availability_set_id")
    ? "`zone` conflicts with `availability_set_id`"
    : undefined;
}

function security(config: ValueObject): string | undefined {
  const isConfidential = blocksOf(config, "os_disk").some(
    (disk) => textOf(disk, "security_encryption_type") === "DiskWithVMGuestState",
  );
  if (!isConfidential) return undefined;
  if (config["encryption_at_host_enabled"] === true) {
    return "`encryption_at_host_enabled` cannot be set to `true` when `os_disk.0.security_encryption_type` is set to `DiskWithVMGuestState`";
  }
  return config["secure_boot_enabled"] === true && config["vtpm_enabled"] === true
    ? undefined
    : "`secure_boot_enabled` and `vtpm_enabled` must be `true` when `os_disk.0.security_encryption_type` is set to `DiskWithVMGuestState`";
}

function patching(config: ValueObject): string | undefined {
  const isByPlatform = textOf(config, "patch_mode") === "AutomaticByPlatform";
  const hasNoAgent = config["provision_vm_agent"] === false;
  if (isByPlatform && hasNoAgent) {
    return "`provision_vm_agent` must be set to `true` when `patch_mode` is set to `AutomaticByPlatform`";
  }
  if (textOf(config, "patch_assessment_mode") === "AutomaticByPlatform" && hasNoAgent) {
    return "`provision_vm_agent` must be set to `true` when `patch_assessment_mode` is set to `AutomaticByPlatform`";
  }
  if (isByPlatform || config["patch_mode"] === UNKNOWN) return undefined;
  if (isSet(config, "reboot_setting")) {
    return "`patch_mode` must be set to `AutomaticByPlatform` when `reboot_setting` is specified";
  }
  return config["bypass_platform_safety_checks_on_user_schedule_enabled"] === true
    ? "`patch_mode` must be set to `AutomaticByPlatform` when `bypass_platform_safety_checks_on_user_schedule_enabled` is set to `true`"
    : undefined;
}

function extensionTime(config: ValueObject): string | undefined {
  const text = textOf(config, "extensions_time_budget");
  if (text === null) return undefined;
  const [, hours = "0", minutes = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total >= EXTENSION_MINUTES.min && total <= EXTENSION_MINUTES.max
    ? undefined
    : `expected "extensions_time_budget" to be between PT15M and PT2H, got ${text}`;
}
