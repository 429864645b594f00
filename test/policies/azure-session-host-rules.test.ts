import { AZURE_EXTENSION_RULES } from "../../policies/azure-extension-rules";
import { AZURE_SESSION_HOST_RULES } from "../../policies/azure-session-host-rules";
import { checkPolicies } from "../../policies/policy-engine";
import { activeDirectoryContext, personalPoolJson, poolJson } from "../support/azure-context";
import { DamagedStack, testPolicies, type PolicyCase } from "../support/policy-cases";

const MACHINE = "azurerm_windows_virtual_machine";
const EXTENSION = "azurerm_virtual_machine_extension";

function set(key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(MACHINE)[key] = value;
  };
}

function extension(part: string, key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(EXTENSION, part)[key] = value;
  };
}

type Row = readonly [rule: string, when: string, damage: (stack: DamagedStack) => void, says: string];

const HOST_ROWS: readonly Row[] = [
  ["computer-name", "it has 16 characters", set("computer_name", "msp01-01-0001-xy"), "allowed are 2 to 15"],
  ["computer-name", "it ends with a hyphen", set("computer_name", "msp01-"), "allowed are 2 to 15"],
  ["computer-name", "it is a number", set("computer_name", "123456"), "not digits only"],
  ["administrator", "it has the usual name", set("admin_username", "Administrator"), "which Azure refuses"],
  ["administrator", "the name is too long", set("admin_username", "x".repeat(21)), "which Azure refuses"],
  [
    "administrator",
    "the password is text",
    set("admin_password", "Secret-123"),
    "does not come from the key vault",
  ],
  ["administrator", "the password may replace", set("lifecycle", undefined), "would replace the machine"],
  ["placement", "there is no zone", set("zone", undefined), "zone is nothing"],
  ["placement", "there is a set beside the zone", set("availability_set_id", "x"), "availability set"],
  ["trusted-launch", "secure boot is off", set("secure_boot_enabled", false), "secure_boot_enabled is off"],
  ["trusted-launch", "disks are not encrypted", set("encryption_at_host_enabled", undefined), "is off"],
  [
    "trusted-launch",
    "the disk excludes encryption at host",
    (stack) => {
      stack.block(MACHINE, "os_disk")["security_encryption_type"] = "DiskWithVMGuestState";
    },
    "encryption at host excludes",
  ],
  ["patching", "the platform patches", set("patch_mode", "AutomaticByPlatform"), "patch mode is"],
  ["patching", "Windows patches", set("automatic_updates_enabled", true), "automatic updates are on"],
  ["patching", "a reboot is set", set("reboot_setting", "Always"), "reboot_setting needs"],
  ["patching", "there is no agent", set("provision_vm_agent", false), "machine agent is missing"],
  ["licence", "Windows is paid twice", set("license_type", "None"), 'licence is "None"'],
  ["time-zone", "it is UTC", set("timezone", undefined), "time zone is nothing"],
  [
    "disk",
    "an ephemeral disk is written to",
    (stack) => {
      stack.block(MACHINE, "os_disk")["diff_disk_settings"] = { option: "Local" };
    },
    "ephemeral disk",
  ],
  ["disk", "it is evicted without Spot", set("eviction_policy", "Deallocate"), "without Spot"],
  ["size", "the size retired", set("size", "Standard_NV16as_v4"), "NVv4 retired"],
  [
    "size",
    "it is too small for many",
    set("size", "Standard_D2s_v5"),
    "has 2 vCPU; a shared host has 4 to 32",
  ],
  ["size", "it is too large for many", set("size", "Standard_D64s_v5"), "has 64 vCPU"],
  ["size", "it is not one", set("size", "large"), 'size is "large"'],
  [
    "image",
    "it is the latest",
    set("source_image_id", "/images/x/versions/latest"),
    "expected …/versions/1.2.3",
  ],
  ["identity", "it is counted", set("count", 3), "uses count"],
  ["identity", "it has none", set("identity", undefined), "no system-assigned identity"],
  [
    "no-public-address",
    "it has one",
    (stack) => {
      stack.block("azurerm_network_interface", "ip_configuration", 0)["public_ip_address_id"] = "x";
    },
    "has a public address",
  ],
];

const HOST_CASES: readonly PolicyCase[] = HOST_ROWS.map(([rule, when, damage, says]) => ({
  rule: `policy/azure-host-${rule}`,
  when,
  damage,
  says,
}));

describe("the rules about session hosts", () => {
  testPolicies({
    rules: AZURE_SESSION_HOST_RULES.filter(({ id }) => id !== "policy/azure-host-guarded"),
    compliant: () => poolJson(),
    cases: HOST_CASES,
  });
});

describe("the rules about personal desktops", () => {
  testPolicies({
    rules: AZURE_SESSION_HOST_RULES.filter(({ id }) => id === "policy/azure-host-guarded"),
    compliant: () => personalPoolJson(),
    cases: [
      {
        rule: "policy/azure-host-guarded",
        when: "it may be destroyed",
        damage: set("lifecycle", { ignore_changes: ["admin_password"] }),
        says: "personal desktop",
      },
    ],
  });
});

const AGENT_RULE = "policy/azure-extension-agent";
const ORDER_RULE = "policy/azure-extension-order";

describe("the rules about extensions", () => {
  testPolicies({
    rules: AZURE_EXTENSION_RULES,
    compliant: () => poolJson(),
    cases: [
      {
        rule: ORDER_RULE,
        when: "the agent does not wait for the join",
        damage: extension("desktop-agent", "depends_on", []),
        says: "does not wait for the join",
      },
      {
        rule: ORDER_RULE,
        when: "monitoring does not wait for the agent",
        damage: extension("monitor-agent", "depends_on", undefined),
        says: "does not wait for the desktop agent",
      },
      {
        rule: ORDER_RULE,
        when: "a host joins twice",
        damage: (stack) => {
          stack.json.resource[EXTENSION]!["second"] = stack.first(EXTENSION, "0001_join");
        },
        says: "2 extensions join the directory",
      },
      {
        rule: ORDER_RULE,
        when: "a host has no agent",
        damage: extension("desktop-agent", "type", "CustomScriptExtension"),
        says: "0 desktop agents",
      },
      {
        rule: "policy/azure-extension-quiet",
        when: "a new token touches the hosts",
        damage: extension("desktop-agent", "lifecycle", { ignore_changes: ["settings"] }),
        says: "a change of protected_settings would touch",
      },
      {
        rule: "policy/azure-extension-quiet",
        when: "a newer version touches the hosts",
        damage: extension("monitor-agent", "lifecycle", { ignore_changes: ["settings"] }),
        says: "a change of type_handler_version would touch",
      },
      {
        rule: "policy/azure-extension-settings",
        when: "settings are no JSON",
        damage: extension("desktop-agent", "settings", "{"),
        says: "settings is not JSON",
      },
      {
        rule: "policy/azure-extension-settings",
        when: "protected settings come from two places",
        damage: extension("desktop-agent", "protected_settings_from_key_vault", {}),
        says: "come from the vault too",
      },
      {
        rule: AGENT_RULE,
        when: "the token can be read",
        damage: extension("desktop-agent", "settings", '{"properties":{"RegistrationInfoToken":"x"}}'),
        says: "readable settings",
      },
      {
        rule: AGENT_RULE,
        when: "the token is text",
        damage: extension(
          "desktop-agent",
          "protected_settings",
          '{"properties":{"registrationInfoToken":"abc"}}',
        ),
        says: "hold no reference",
      },
      {
        rule: AGENT_RULE,
        when: "the package is not Microsoft's",
        damage: extension("desktop-agent", "settings", '{"modulesUrl":"https://example.org/a.zip"}'),
        says: "does not come from Microsoft's address",
      },
      {
        rule: "policy/azure-extension-join",
        when: "the version is unknown",
        damage: extension("join", "type_handler_version", "0.3"),
        says: "Entra join is",
      },
    ],
  });

  it.each([
    ["settings", '{"Options":"1"}', "lacks Options 3"],
    ["protected_settings_from_key_vault", undefined, "does not come from the key vault"],
    ["type_handler_version", "1.0", "domain join is"],
  ])("fail when the domain join has another %s", (key, value, says) => {
    const stack = new DamagedStack(poolJson({}, activeDirectoryContext()));
    extension("join", key, value)(stack);
    expect(checkPolicies([stack], AZURE_EXTENSION_RULES)).toContainEqual(
      expect.objectContaining({
        rule: "policy/azure-extension-join",
        message: expect.stringContaining(says) as string,
      }),
    );
  });
});
