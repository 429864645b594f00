import type { ValueObject } from "../../../simulator/value";
import { azurermSchema } from "../support-schema";
import { deleteFolders, TestCloud } from "../support-engine";

const LOCATION = "germanywestcentral";
const WITHIN = { resource_group_name: "rg", location: LOCATION };
const NOW = new Date("2026-03-01T00:00:00Z");

const HOST_POOL = "azurerm_virtual_desktop_host_pool";
const pooled = { name: "vdpool", ...WITHIN, type: "Pooled", load_balancer_type: "BreadthFirst" };
const personal = {
  ...pooled,
  type: "Personal",
  load_balancer_type: "Persistent",
  personal_desktop_assignment_type: "Automatic",
};
const schedule = {
  name: "weekdays",
  days_of_week: ["Monday"],
  ramp_up_start_time: "06:00",
  ramp_up_load_balancing_algorithm: "BreadthFirst",
  peak_start_time: "09:00",
  peak_load_balancing_algorithm: "BreadthFirst",
  ramp_down_start_time: "16:00",
  ramp_down_load_balancing_algorithm: "DepthFirst",
  ramp_down_minimum_hosts_percent: 10,
  ramp_down_capacity_threshold_percent: 90,
  ramp_down_force_logoff_users: false,
  ramp_down_stop_hosts_when: "ZeroSessions",
  ramp_down_wait_time_minutes: 30,
  ramp_down_notification_message: "",
  off_peak_start_time: "20:00",
  off_peak_load_balancing_algorithm: "DepthFirst",
};

describe("Azure services", () => {
  let cloud: TestCloud;
  beforeEach(() => {
    cloud = new TestCloud(azurermSchema(), { now: NOW });
    cloud.apply("azurerm_resource_group", { name: "rg", location: LOCATION });
  });
  afterAll(deleteFolders);

  function network(): void {
    cloud.apply("azurerm_virtual_network", { name: "vnet", ...WITHIN, address_space: ["10.0.0.0/24"] });
  }

  function subnet(name: string, prefix: string, prior: ValueObject | null = null): ValueObject {
    const config = {
      name,
      resource_group_name: "rg",
      virtual_network_name: "vnet",
      address_prefixes: [prefix],
    };
    return cloud.apply("azurerm_subnet", config, prior);
  }

  function card(name: string, subnetId: unknown, fixed?: string): ValueObject {
    const address =
      fixed === undefined
        ? { private_ip_address_allocation: "Dynamic" }
        : { private_ip_address_allocation: "Static", private_ip_address: fixed };
    return cloud.apply("azurerm_network_interface", {
      name,
      ...WITHIN,
      ip_configuration: [{ name: "ip", subnet_id: String(subnetId), ...address }],
    });
  }

  function machine(changes: ValueObject = {}): ValueObject {
    const nic = card(`nic-${String(changes["name"] ?? "host-1")}`, subnetId());
    return cloud.apply("azurerm_windows_virtual_machine", {
      name: "host-1",
      ...WITHIN,
      size: "Standard_D8ads_v5",
      admin_username: "operator",
      admin_password: "Correct-Horse-1",
      network_interface_ids: [String(nic["id"])],
      os_disk: [{ caching: "ReadWrite", storage_account_type: "Premium_LRS" }],
      ...changes,
    });
  }

  function subnetId(): string {
    const existing = cloud.store.list("azurerm_subnet")[0];
    if (existing) return String(existing["id"]);
    network();
    return String(subnet("hosts", "10.0.0.0/26")["id"]);
  }

  describe("networks", () => {
    it("reject subnets outside their network or over each other", () => {
      network();
      subnet("a", "10.0.0.0/26");
      expect(() => subnet("b", "10.1.0.0/26")).toThrow(
        /outside the IP address range of virtual network "vnet"/,
      );
      expect(() => subnet("b", "10.0.0.32/27")).toThrow(
        /overlaps with that of an existing subnet .* "a" has 10.0.0.0\/26/,
      );
      expect(subnet("b", "10.0.0.64/26")["name"]).toBe("b");
    });

    it("let a subnet grow where nobody else is", () => {
      network();
      const small = subnet("a", "10.0.0.0/27");
      expect(subnet("a", "10.0.0.0/26", small)["address_prefixes"]).toEqual(["10.0.0.0/26"]);
    });

    it("reject an address space that leaves a subnet behind", () => {
      network();
      const [before] = cloud.store.list("azurerm_virtual_network");
      subnet("a", "10.0.0.0/26");
      const config = { name: "vnet", ...WITHIN, address_space: ["10.2.0.0/24"] };
      expect(() => cloud.apply("azurerm_virtual_network", config, before!)).toThrow(
        /no longer holds 10.0.0.0\/26/,
      );
    });

    it("reject security rules of one priority and direction", () => {
      const rule = (name: string, direction: string) => ({
        name,
        direction,
        priority: 100,
        access: "Deny",
        protocol: "Tcp",
      });
      const group = (rules: ValueObject[]) => () =>
        cloud.apply("azurerm_network_security_group", { name: "nsg", ...WITHIN, security_rule: rules });
      expect(group([rule("a", "Inbound"), rule("b", "Inbound")])).toThrow(/"b" conflicts with rule "a"/);
      expect(group([rule("a", "Inbound"), rule("b", "Outbound")])).not.toThrow();
    });

    it("hand out each address once, keep Azure's own, and say when a subnet is full", () => {
      network();
      const { id } = subnet("tiny", "10.0.0.0/29");
      const addresses = ["a", "b", "c"].map((name) => card(name, id)["private_ip_address"]);
      expect([...addresses].sort()).toEqual(["10.0.0.4", "10.0.0.5", "10.0.0.6"]);
      expect(() => card("d", id)).toThrow(/does not have enough capacity/);
    });

    it("reject a fixed address that is taken or outside", () => {
      network();
      const { id } = subnet("a", "10.0.0.0/26");
      card("a", id, "10.0.0.10");
      expect(() => card("b", id, "10.0.0.10")).toThrow(/already in use/);
      expect(() => card("c", id, "10.0.0.3")).toThrow(/allowed are 10.0.0.4 to 10.0.0.62/);
    });
  });

  describe("host pools", () => {
    it.each<[string, ValueObject, RegExp]>([
      ["a name that the service refuses", { ...pooled, name: "-pool" }, /The name "-pool" must be 3 to 64/],
      [
        "a personal pool that balances",
        { ...personal, load_balancer_type: "DepthFirst" },
        /needs the load balancer type "Persistent"/,
      ],
      [
        "a personal pool without assignment",
        { ...personal, personal_desktop_assignment_type: null },
        /needs a personal desktop assignment type/,
      ],
      [
        "a pooled pool that is persistent",
        { ...pooled, load_balancer_type: "Persistent" },
        /cannot have the load balancer type/,
      ],
      [
        "a pooled pool with assignment",
        { ...pooled, personal_desktop_assignment_type: "Direct" },
        /has no personal desktop assignment/,
      ],
      [
        "updates without a window",
        { ...pooled, scheduled_agent_updates: [{ enabled: true }] },
        /one or two maintenance windows, received 0/,
      ],
      [
        "updates in the hosts' own time zone",
        {
          ...pooled,
          scheduled_agent_updates: [
            {
              enabled: true,
              use_session_host_timezone: true,
              schedule: [{ day_of_week: "Sunday", hour_of_day: 2 }],
            },
          ],
        },
        /Name a time zone instead/,
      ],
      [
        "RDP properties of the wrong form",
        { ...pooled, custom_rdp_properties: "drivestoredirect=*" },
        /not of the form name:type:value/,
      ],
      [
        "an RDP property twice",
        { ...pooled, custom_rdp_properties: "audiomode:i:0;audiomode:i:1;" },
        /"audiomode" is given twice/,
      ],
      ["an empty description", { ...pooled, description: "" }, /must have 1 to 512 characters/],
    ])("reject %s", (_, config, message) => {
      expect(() => cloud.apply(HOST_POOL, config)).toThrow(message);
    });

    it.each([
      ["2026-03-01T00:30:00Z", false],
      ["2026-03-02T00:00:00Z", true],
      ["2026-03-31T00:00:00Z", true],
      ["2026-04-02T00:00:00Z", false],
    ])("take a token that expires at %s: %s", (expiration_date, allowed) => {
      const { id } = cloud.apply(HOST_POOL, pooled);
      const register = () =>
        cloud.apply("azurerm_virtual_desktop_host_pool_registration_info", {
          hostpool_id: String(id),
          expiration_date,
        });
      if (allowed) expect(register()["token"]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
      else expect(register).toThrow(/between one hour and 30 days from now/);
    });

    it("drop an expired token, as the real service does", () => {
      const { id } = cloud.apply(HOST_POOL, pooled);
      const type = "azurerm_virtual_desktop_host_pool_registration_info";
      const info = cloud.apply(type, { hostpool_id: String(id), expiration_date: "2026-03-02T00:00:00Z" });
      expect(cloud.read(type, info)).toEqual(info);
      cloud.store.replace(
        { type, id: String(info["id"]) },
        { ...info, expiration_date: "2026-02-28T00:00:00Z" },
      );
      expect(cloud.read(type, info)).toBeNull();
    });

    it("would be replaced with another type, never for another limit", () => {
      const pool = cloud.apply(HOST_POOL, pooled);
      expect(cloud.replacedBy(HOST_POOL, personal, pool)).toEqual([
        "type",
        "personal_desktop_assignment_type",
      ]);
      expect(cloud.replacedBy(HOST_POOL, { ...pooled, maximum_sessions_allowed: 8 }, pool)).toEqual([]);
    });
  });

  describe("scaling plans", () => {
    const plan = (changes: ValueObject = {}) => ({
      name: "vdscaling",
      ...WITHIN,
      time_zone: "W. Europe Standard Time",
      schedule: [{ ...schedule, ...changes }],
    });
    const associate = (location = LOCATION, pool: ValueObject = pooled) => {
      const created = cloud.apply("azurerm_virtual_desktop_scaling_plan", { ...plan(), location });
      const { id } = cloud.apply(HOST_POOL, pool);
      return cloud.apply("azurerm_virtual_desktop_scaling_plan_host_pool_association", {
        scaling_plan_id: String(created["id"]),
        host_pool_id: String(id),
        enabled: true,
      });
    };

    it("serve pooled host pools of their region", () => {
      expect(associate()["id"]).toMatch(/scalingPlans\/vdscaling\|.*hostPools\/vdpool$/);
    });

    it("reject personal host pools and other regions", () => {
      expect(() => associate(LOCATION, personal)).toThrow(
        /of type Personal, but the scaling plan is of type Pooled/,
      );
    });

    it("reject a host pool of another region", () => {
      expect(() => associate("westeurope")).toThrow(/both must be in the same region/);
    });

    it.each<[string, ValueObject, RegExp]>([
      ["one-digit hours", { ramp_up_start_time: "6:00" }, /HH:MM with two digits/],
      [
        "phases in the wrong order",
        { peak_start_time: "05:00" },
        /peak_start_time \(05:00\) must be after ramp_up_start_time/,
      ],
      ["more than all hosts", { ramp_down_minimum_hosts_percent: 101 }, /in the range \(0 - 100\)/],
      ["a day that does not exist", { days_of_week: ["Caturday"] }, /to be one of .*"Monday"/],
    ])("reject %s", (_, changes, message) => {
      expect(() => cloud.apply("azurerm_virtual_desktop_scaling_plan", plan(changes))).toThrow(message);
    });
  });

  describe("Windows machines", () => {
    it("have an address of their subnet, a computer name and an identity", () => {
      const created = machine({ identity: [{ type: "SystemAssigned" }] });
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
      expect(() => machine(changes)).toThrow(message);
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
      expect(() => join(machine())).toThrow(/needs a system-assigned managed identity/);
      const identity = [{ type: "SystemAssigned" }];
      join(machine({ name: "host-2", computer_name: "desk", identity }));
      expect(() => join(machine({ name: "host-3", computer_name: "DESK", identity }))).toThrow(
        /same value for property hostnames already exists/,
      );
    });

    it("reject two extensions of one handler, and settings that are no JSON", () => {
      const vm = machine();
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

    it("keep their network card until they are gone", () => {
      const vm = machine();
      const [nic] = cloud.store.list("azurerm_network_interface");
      expect(() => cloud.destroy("azurerm_network_interface", nic!)).toThrow(/in use by/);
      cloud.destroy("azurerm_windows_virtual_machine", vm);
      expect(() => cloud.destroy("azurerm_network_interface", nic!)).not.toThrow();
    });
  });

  describe("storage", () => {
    const account = {
      name: "stprofiles",
      ...WITHIN,
      account_kind: "FileStorage",
      account_tier: "Premium",
      account_replication_type: "ZRS",
    };
    const share = (id: unknown, quota: number, more: ValueObject = {}) =>
      cloud.apply("azurerm_storage_share", {
        name: "profiles",
        storage_account_id: String(id),
        quota,
        ...more,
      });

    it.each<[string, ValueObject, RegExp]>([
      ["capital letters", { name: "stProfiles" }, /3 to 24 lower-case letters and digits/],
      ["standard file storage", { account_tier: "Standard" }, /needs `account_tier` `Premium`/],
      ["premium files across regions", { account_replication_type: "GRS" }, /as `LRS` or `ZRS`, got `GRS`/],
    ])("rejects %s", (_, changes, message) => {
      expect(() => cloud.apply("azurerm_storage_account", { ...account, ...changes })).toThrow(message);
    });

    it("knows account names once in all of Azure", () => {
      cloud.apply("azurerm_storage_account", account);
      cloud.apply("azurerm_resource_group", { name: "rg-2", location: LOCATION });
      expect(() =>
        cloud.apply("azurerm_storage_account", { ...account, resource_group_name: "rg-2" }),
      ).toThrow(/already taken/);
    });

    it("rejects small premium shares and tiers that do not fit", () => {
      const { id } = cloud.apply("azurerm_storage_account", account);
      expect(() => share(id, 99)).toThrow(/at least 100 GiB, received 99 GiB/);
      expect(() => share(id, 100, { access_tier: "Hot" })).toThrow(/cannot have the access tier "Hot"/);
      expect(share(id, 100)).toMatchObject({
        access_tier: "Premium",
        url: "https://stprofiles.file.core.windows.net/profiles",
      });
    });
  });

  describe("private endpoints", () => {
    const endpoint = (name: string, target: unknown, subresource: string) =>
      cloud.apply("azurerm_private_endpoint", {
        name,
        ...WITHIN,
        subnet_id: subnetId(),
        private_service_connection: [
          {
            name: "psc",
            is_manual_connection: false,
            private_connection_resource_id: String(target),
            subresource_names: [subresource],
          },
        ],
      });

    it("reach only what their target offers", () => {
      const { id } = cloud.apply(HOST_POOL, pooled);
      expect(() => endpoint("pep", id, "feed")).toThrow(/offers no group "feed" .* allowed: connection/);
      expect(endpoint("pep", id, "connection")["id"]).toMatch(/privateEndpoints\/pep$/);
    });

    it("reach the global feed once", () => {
      const { id } = cloud.apply("azurerm_virtual_desktop_workspace", { name: "vdws", ...WITHIN });
      endpoint("pep-1", id, "global");
      expect(() => endpoint("pep-2", id, "global")).toThrow(/there can be one/);
    });
  });

  it("reject a role assignment twice under another name", () => {
    const [group] = cloud.store.list("azurerm_resource_group");
    const assign = (name: string) =>
      cloud.apply("azurerm_role_assignment", {
        name,
        scope: String(group!["id"]),
        role_definition_name: "Reader",
        principal_id: "00000000-0000-0000-0000-0000000000aa",
      });
    assign("00000000-0000-0000-0000-000000000001");
    expect(() => assign("00000000-0000-0000-0000-000000000002")).toThrow(/role assignment already exists/);
  });

  it("reject a budget that starts within a month", () => {
    const budget = (start_date: string) =>
      cloud.apply("azurerm_consumption_budget_subscription", {
        name: "budget",
        subscription_id: "/subscriptions/x",
        amount: 100,
        time_period: [{ start_date }],
        notification: [{ operator: "GreaterThan", threshold: 80 }],
      });
    expect(() => budget("2026-01-15T00:00:00Z")).toThrow(/must be the first day of a month/);
    expect(budget("2026-01-01T00:00:00Z")).toMatchObject({
      time_period: [{ end_date: "2036-01-01T00:00:00Z" }],
    });
  });
});
