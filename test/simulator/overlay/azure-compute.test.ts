import type { ValueObject } from "../../../simulator/value";
import { deleteFolders } from "../support-engine";
import { AzureTestCloud } from "./azure-test-cloud";

describe("Windows machines", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

  it("have an address of their subnet, a computer name and an identity", () => {
    const created = cloud.machine({ identity: [{ type: "SystemAssigned" }] });
    expect(created).toMatchObject({
      computer_name: "host-1",
      private_ip_address: expect.stringMatching(/^10\.0\.0\.\d+$/),
      identity: [{ principal_id: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    });
  });

  it.each<[string, ValueObject, RegExp]>([
    ["a name too long for a computer", { name: "host-with-long-name" }, /at most 15 characters, got 19/],
    ["a computer name of digits", { computer_name: "12345" }, /cannot contain only numbers/],
    ["a forbidden administrator", { admin_username: "Administrator" }, /is not allowed/],
    ["a weak password", { admin_password: "alllowercase" }, /must contain three of/],
    ["a password where the underscore shall be special", { admin_password: "lower_case_1" }, /got 2/],
    [
      "zone and availability set",
      { zone: "1", availability_set_id: "/x" },
      /conflicts with `availability_set_id`/,
    ],
    ["eviction without spot", { eviction_policy: "Delete" }, /when `priority` is set to `Spot`/],
    [
      "reboot setting without platform patching",
      { patch_mode: "Manual", reboot_setting: "Never" },
      /when `reboot_setting` is specified/,
    ],
    ["extensions in three hours", { extensions_time_budget: "PT3H" }, /between PT15M and PT2H/],
    ["a retired size", { size: "Standard_NV16as_v4" }, /was retired on 2026-09-30/],
    [
      "host encryption of a confidential disk",
      {
        encryption_at_host_enabled: true,
        os_disk: [
          {
            caching: "ReadOnly",
            storage_account_type: "Premium_LRS",
            security_encryption_type: "DiskWithVMGuestState",
          },
        ],
      },
      /`encryption_at_host_enabled` cannot be set/,
    ],
  ])("reject %s", (_, changes, message) => {
    expect(() => cloud.machine(changes)).toThrow(message);
  });

  it("are joined once per computer name, and by Entra ID only with an identity", () => {
    const join = (vm: ValueObject) =>
      cloud.apply("azurerm_virtual_machine_extension", {
        name: "join",
        virtual_machine_id: String(vm["id"]),
        publisher: "Microsoft.Azure.ActiveDirectory",
        type: "AADLoginForWindows",
        type_handler_version: "1.0",
      });
    expect(() => join(cloud.machine())).toThrow(/needs a system-assigned managed identity/);
    const identity = [{ type: "SystemAssigned" }];
    join(cloud.machine({ name: "host-2", computer_name: "desk", identity }));
    expect(() => join(cloud.machine({ name: "host-3", computer_name: "DESK", identity }))).toThrow(
      /same value for property hostnames already exists/,
    );
  });

  it("reject two extensions of one handler, and settings that are no JSON", () => {
    const vm = cloud.machine();
    const extend = (name: string, settings: string) =>
      cloud.apply("azurerm_virtual_machine_extension", {
        name,
        virtual_machine_id: String(vm["id"]),
        publisher: "Microsoft.Powershell",
        type: "DSC",
        type_handler_version: "2.73",
        settings,
      });
    expect(() => extend("agent", "{")).toThrow(/contains no valid JSON/);
    extend("agent", "{}");
    expect(() => extend("agent-2", "{}")).toThrow(/Multiple VMExtensions per handler not supported/);
  });

  it("let go of a card that they no longer use", () => {
    const vm = cloud.machine();
    const [first] = cloud.store.list("azurerm_network_interface");
    const second = cloud.card("nic-second", cloud.subnetId());
    const configurable = [
      "name",
      "resource_group_name",
      "location",
      "size",
      "admin_username",
      "admin_password",
    ];
    const kept = Object.fromEntries(Object.entries(vm).filter(([name]) => configurable.includes(name)));
    const disks = [{ caching: "ReadWrite", storage_account_type: "Premium_LRS" }];
    const changed = { ...kept, network_interface_ids: [String(second["id"])], os_disk: disks };
    cloud.apply("azurerm_windows_virtual_machine", changed, vm);
    expect(() => cloud.destroy("azurerm_network_interface", first!)).not.toThrow();
    expect(() => cloud.destroy("azurerm_network_interface", second)).toThrow(/in use by/);
  });

  it("go although extensions refer to them, as in Azure", () => {
    const vm = cloud.machine();
    cloud.apply("azurerm_virtual_machine_extension", {
      name: "agent",
      virtual_machine_id: String(vm["id"]),
      publisher: "Microsoft.Powershell",
      type: "DSC",
      type_handler_version: "2.73",
    });
    expect(() => cloud.destroy("azurerm_windows_virtual_machine", vm)).not.toThrow();
  });

  it("keep their network card until they are gone", () => {
    const vm = cloud.machine();
    const [nic] = cloud.store.list("azurerm_network_interface");
    expect(() => cloud.destroy("azurerm_network_interface", nic!)).toThrow(/in use by/);
    cloud.destroy("azurerm_windows_virtual_machine", vm);
    expect(() => cloud.destroy("azurerm_network_interface", nic!)).not.toThrow();
  });
});
