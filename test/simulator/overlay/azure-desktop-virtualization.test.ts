import type { ValueObject } from "../../../simulator/value";
import { deleteFolders } from "../support-engine";
import { AzureTestCloud, HOST_POOL, LOCATION, PERSONAL, POOLED, WITHIN } from "./azure-test-cloud";

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

describe("host pools", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

  it.each<[string, ValueObject, RegExp]>([
    ["a name that the service refuses", { ...POOLED, name: "-pool" }, /The name "-pool" must be 3 to 64/],
    [
      "a personal pool that balances",
      { ...PERSONAL, load_balancer_type: "DepthFirst" },
      /needs the load balancer type "Persistent"/,
    ],
    [
      "a personal pool without assignment",
      { ...PERSONAL, personal_desktop_assignment_type: null },
      /needs a personal desktop assignment type/,
    ],
    [
      "a POOLED pool that is persistent",
      { ...POOLED, load_balancer_type: "Persistent" },
      /cannot have the load balancer type/,
    ],
    [
      "a POOLED pool with assignment",
      { ...POOLED, personal_desktop_assignment_type: "Direct" },
      /has no personal desktop assignment/,
    ],
    [
      "updates without a window",
      { ...POOLED, scheduled_agent_updates: [{ enabled: true }] },
      /one or two maintenance windows, received 0/,
    ],
    [
      "updates in the hosts' own time zone",
      {
        ...POOLED,
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
      { ...POOLED, custom_rdp_properties: "drivestoredirect=*" },
      /not of the form name:type:value/,
    ],
    [
      "an RDP property twice",
      { ...POOLED, custom_rdp_properties: "audiomode:i:0;audiomode:i:1;" },
      /"audiomode" is given twice/,
    ],
    ["an empty description", { ...POOLED, description: "" }, /must have 1 to 512 characters/],
  ])("reject %s", (_, config, message) => {
    expect(() => cloud.apply(HOST_POOL, config)).toThrow(message);
  });

  it.each([
    ["2026-03-01T00:30:00Z", false],
    ["2026-03-02T00:00:00Z", true],
    ["2026-03-31T00:00:00Z", true],
    ["2026-04-02T00:00:00Z", false],
  ])("take a token that expires at %s: %s", (expiration_date, allowed) => {
    const { id } = cloud.apply(HOST_POOL, POOLED);
    const register = () =>
      cloud.apply("azurerm_virtual_desktop_host_pool_registration_info", {
        hostpool_id: String(id),
        expiration_date,
      });
    if (allowed) expect(register()["token"]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    else expect(register).toThrow(/between one hour and 30 days from now/);
  });

  it("drop an expired token, as the real service does", () => {
    const { id } = cloud.apply(HOST_POOL, POOLED);
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
    const pool = cloud.apply(HOST_POOL, POOLED);
    expect(cloud.replacedBy(HOST_POOL, PERSONAL, pool)).toEqual(["type", "personal_desktop_assignment_type"]);
    expect(cloud.replacedBy(HOST_POOL, { ...POOLED, maximum_sessions_allowed: 8 }, pool)).toEqual([]);
  });
});

describe("scaling plans", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

  const plan = (changes: ValueObject = {}) => ({
    name: "vdscaling",
    ...WITHIN,
    time_zone: "W. Europe Standard Time",
    schedule: [{ ...schedule, ...changes }],
  });
  const associate = (location = LOCATION, pool: ValueObject = POOLED) => {
    const created = cloud.apply("azurerm_virtual_desktop_scaling_plan", { ...plan(), location });
    const { id } = cloud.apply(HOST_POOL, pool);
    return cloud.apply("azurerm_virtual_desktop_scaling_plan_host_pool_association", {
      scaling_plan_id: String(created["id"]),
      host_pool_id: String(id),
      enabled: true,
    });
  };

  it("serve POOLED host pools of their region", () => {
    expect(associate()["id"]).toMatch(/scalingPlans\/vdscaling\|.*hostPools\/vdpool$/);
  });

  it("reject personal host pools and other regions", () => {
    expect(() => associate(LOCATION, PERSONAL)).toThrow(
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

describe("applications", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

  function groupOf(type: string): ValueObject {
    const pool = cloud.apply(HOST_POOL, POOLED);
    return cloud.apply("azurerm_virtual_desktop_application_group", {
      name: "vdag",
      ...WITHIN,
      type,
      host_pool_id: String(pool["id"]),
    });
  }

  function application(group: ValueObject): ValueObject {
    return cloud.apply("azurerm_virtual_desktop_application", {
      name: "register",
      application_group_id: String(group["id"]),
      path: "C:\\Apps\\register.exe",
      command_line_argument_policy: "DoNotAllow",
    });
  }

  it("are published by groups of the type RemoteApp, and named after themselves", () => {
    const group = groupOf("RemoteApp");
    expect(application(group)).toMatchObject({
      id: `${String(group["id"])}/applications/register`,
      friendly_name: "register",
      icon_path: "C:\\Apps\\register.exe",
    });
  });

  it("are rejected by groups of the type Desktop", () => {
    expect(() => application(groupOf("Desktop"))).toThrow(
      /group "vdag" is of type Desktop; applications can only be added to a group of type RemoteApp/,
    );
  });

  it("are rejected where the name is taken", () => {
    const group = groupOf("RemoteApp");
    application(group);
    expect(() => application(group)).toThrow(/already exists/);
  });

  it("hold their group", () => {
    const group = groupOf("RemoteApp");
    application(group);
    expect(() => cloud.destroy("azurerm_virtual_desktop_application_group", group)).toThrow(/register/);
  });
});
