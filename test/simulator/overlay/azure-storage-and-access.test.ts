import type { ValueObject } from "../../../simulator/value";
import { deleteFolders } from "../support-engine";
import { AzureTestCloud, HOST_POOL, LOCATION, POOLED, WITHIN } from "./azure-test-cloud";

describe("storage", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

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
    expect(() => cloud.apply("azurerm_storage_account", { ...account, resource_group_name: "rg-2" })).toThrow(
      /already taken/,
    );
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
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

  const endpoint = (name: string, target: unknown, subresource: string) =>
    cloud.apply("azurerm_private_endpoint", {
      name,
      ...WITHIN,
      subnet_id: cloud.subnetId(),
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
    const { id } = cloud.apply(HOST_POOL, POOLED);
    expect(() => endpoint("pep", id, "feed")).toThrow(/offers no group "feed" .* allowed: connection/);
    expect(endpoint("pep", id, "connection")["id"]).toMatch(/privateEndpoints\/pep$/);
  });

  it("reach the global feed once", () => {
    const { id } = cloud.apply("azurerm_virtual_desktop_workspace", { name: "vdws", ...WITHIN });
    endpoint("pep-1", id, "global");
    expect(() => endpoint("pep-2", id, "global")).toThrow(/there can be one/);
  });
});

describe("role assignments and budgets", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

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
