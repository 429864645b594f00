import { dump, load } from "js-yaml";
import { edited, without, type EstateFiles } from "../support/estate-builder";
import { commandEstate } from "../support/run-command";
import { actionsOf, appliedEstate } from "./estate-simulation";
import { errorsOf } from "./simulation";
import { describeWithTerraform } from "./terraform-required";

const AZURE = "azure-platform";
const VSPHERE = "vsphere-platform";
const AZURE_POOL = "azure-pool-office-standard-pooled-normal";
const VSPHERE_POOL = "vsphere-pool-social-server-pooled-high";
const CULTURE_POOL = "azure-pool-culture-standard-pooled-normal";
const ARCHIVE_POOL = "vsphere-pool-archive-server-pooled-high";

const BACK_OFFICE = "user-groups/back-office.yaml";
const CASE_WORK = "user-groups/case-work.yaml";
const TOWN_HALL = "sites/town-hall.yaml";

/** No action in any stack of {@link ESTATE}. */
const NOTHING = { [AZURE]: {}, [AZURE_POOL]: {}, [VSPHERE]: {}, [VSPHERE_POOL]: {} };

/** 40 people on 8 hosts on Azure, 20 people on 3 hosts on vSphere. */
const ESTATE = withCaseWork(withBackOffice(commandEstate(), { thin: 24, convertible: 16 }), 20);

function withBackOffice(files: EstateFiles, desks: { thin: number; convertible: number }): EstateFiles {
  const { thin, convertible } = desks;
  const text = String(files[BACK_OFFICE])
    .replace(/(headcount|town-hall): \d+/g, `$1: ${thin + convertible}`)
    .replace(/thin-client: \d+/, `thin-client: ${thin}`)
    .replace(/convertible: \d+/, `convertible: ${convertible}`);
  return { ...files, [BACK_OFFICE]: text };
}

function withCaseWork(files: EstateFiles, people: number): EstateFiles {
  const text = String(files[CASE_WORK]).replace(/(headcount|town-hall|thin-client): \d+/g, `$1: ${people}`);
  return { ...files, [CASE_WORK]: text };
}

/** Two further user groups, each in a zone of its own: like the back office on Azure, like case work on vSphere. */
function withCultureAndArchive(): EstateFiles {
  const zones = "zones:\n  culture:\n    description: Culture\n  archive:\n    description: Archive\n";
  return {
    ...edited(ESTATE, "estate.yaml", "zones:\n", zones),
    "user-groups/culture.yaml": edited(ESTATE, BACK_OFFICE, "zone: office", "zone: culture")[BACK_OFFICE]!,
    "user-groups/archive.yaml": edited(ESTATE, CASE_WORK, "zone: social", "zone: archive")[CASE_WORK]!,
  };
}

/** The estate with other image generations, each the text of its entry with `number` in place of `1`. */
function withGenerations(change: (entry: string) => string): EstateFiles {
  const azure = 'number: 1\n        state: current\n        azureVersion: "1.0.0"';
  const vsphere = "number: 1\n        state: current\n        vsphereTemplate: tpl-desktop-server-001";
  const images = edited(ESTATE, "estate.yaml", azure, change(azure));
  return edited(images, "estate.yaml", vsphere, change(vsphere));
}

function secondGeneration(entry: string): string {
  return entry.replace("number: 1", "number: 2").replace("1.0.0", "1.0.1").replace("-001", "-002");
}

/** Every mapping of every file with its keys in the opposite order, and the files as well. */
function reversed(files: EstateFiles): EstateFiles {
  const turn = (value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, inner]) => [key, turn(inner)]),
        )
      : value;
  return Object.fromEntries(
    Object.entries(files)
      .reverse()
      .map(([path, text]) => [
        path,
        path.endsWith(".yaml") ? dump(turn(load(String(text))), { quotingType: '"' }) : text,
      ]),
  );
}

/** Everything that belongs to a session host on Azure. */
function azureHosts(action: string, count: number): Record<string, number> {
  return {
    [`${action} azurerm_network_interface`]: count,
    [`${action} azurerm_windows_virtual_machine`]: count,
    [`${action} azurerm_virtual_machine_extension`]: 3 * count,
    [`${action} azurerm_monitor_data_collection_rule_association`]: count,
  };
}

/** A whole pool on Azure with 8 hosts. */
function azurePool(action: string): Record<string, number> {
  const once = [
    "monitor_metric_alert",
    "private_endpoint",
    "resource_group",
    "storage_account",
    "storage_share",
    "subnet",
    "subnet_nat_gateway_association",
    "subnet_network_security_group_association",
    "virtual_desktop_application_group",
    "virtual_desktop_host_pool",
    "virtual_desktop_host_pool_registration_info",
    "virtual_desktop_scaling_plan",
    "virtual_desktop_scaling_plan_host_pool_association",
    "virtual_desktop_workspace",
    "virtual_desktop_workspace_application_group_association",
  ];
  return {
    ...Object.fromEntries(once.map((type) => [`${action} azurerm_${type}`, 1])),
    [`${action} azurerm_monitor_diagnostic_setting`]: 4,
    [`${action} azurerm_monitor_scheduled_query_rules_alert_v2`]: 2,
    [`${action} azurerm_role_assignment`]: 3,
    ...azureHosts(action, 8),
  };
}

/** A whole pool on vSphere with 3 hosts. */
function vspherePool(action: string): Record<string, number> {
  return {
    [`${action} vsphere_tag`]: 1,
    [`${action} vsphere_folder`]: 1,
    [`${action} vsphere_distributed_port_group`]: 1,
    [`${action} vsphere_virtual_machine`]: 3,
  };
}

const BUDGET_MOVES = { "update azurerm_consumption_budget_subscription": 1 };

describeWithTerraform("a change of the estate", () => {
  const simulation = appliedEstate(ESTATE, {
    [AZURE_POOL]: azurePool("create"),
    [VSPHERE_POOL]: vspherePool("create"),
  });

  const library = edited(ESTATE, TOWN_HALL, "name: Town hall", "name: Library")[TOWN_HALL]!;
  it.each<[string, EstateFiles]>([
    ["its files and keys stand in another order", reversed(ESTATE)],
    [
      "a user group's file gets another name",
      { ...without(ESTATE, BACK_OFFICE), "user-groups/office.yaml": ESTATE[BACK_OFFICE]! },
    ],
    ["a site is added", { ...ESTATE, "sites/library.yaml": library }],
    [
      "people move to a new site",
      {
        ...edited(ESTATE, BACK_OFFICE, "town-hall: 40", "town-hall: 30\n  library: 10"),
        "sites/library.yaml": library,
      },
    ],
  ])("does nothing when %s", async (_, files) => {
    await simulation().synth(files);
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
  });

  it("adjusts profiles, limits and budget when ten more people fit into each pool's hosts", async () => {
    const files = withCaseWork(withBackOffice(ESTATE, { thin: 34, convertible: 16 }), 30);
    expect(await simulation().apply(files)).toEqual({
      [AZURE]: BUDGET_MOVES,
      [AZURE_POOL]: {
        // Lighter work on average: more sessions fit on a host.
        "update azurerm_virtual_desktop_host_pool": 1,
        "update azurerm_storage_share": 1,
        "update azurerm_monitor_metric_alert": 1,
      },
      // The data disk of the pool's profile server grows.
      [VSPHERE]: { "update vsphere_virtual_machine": 1 },
      [VSPHERE_POOL]: {},
    });
  });

  it("creates one host in a pool that grows by one, and touches no other host", async () => {
    const files = withCaseWork(withBackOffice(ESTATE, { thin: 27, convertible: 18 }), 35);
    expect(await simulation().apply(files)).toEqual({
      [AZURE]: BUDGET_MOVES,
      [AZURE_POOL]: {
        ...azureHosts("create", 1),
        "update azurerm_virtual_desktop_scaling_plan": 1,
        "update azurerm_storage_share": 1,
        "update azurerm_monitor_metric_alert": 1,
      },
      [VSPHERE]: { "update vsphere_virtual_machine": 1 },
      [VSPHERE_POOL]: { "create vsphere_virtual_machine": 1 },
    });
  });

  it("creates a new user group's pool beside the others", async () => {
    expect(await simulation().apply(withCultureAndArchive())).toEqual({
      ...NOTHING,
      [AZURE]: BUDGET_MOVES,
      [CULTURE_POOL]: azurePool("create"),
      // A profile server of its own, and more memory for the cluster's desktops.
      [VSPHERE]: {
        "create vsphere_virtual_machine": 1,
        "create vsphere_ha_vm_override": 1,
        "update vsphere_resource_pool": 1,
      },
      [ARCHIVE_POOL]: vspherePool("create"),
    });
  });

  it("builds a new image generation beside the old one, and then removes the old one alone", async () => {
    const both = withGenerations(
      (entry) => `${entry.replace("current", "retiring")}\n      - ${secondGeneration(entry)}`,
    );
    expect(await simulation().apply(both)).toEqual({
      ...NOTHING,
      // Nothing but tags changes on the retiring hosts: they keep autoscale away.
      [AZURE_POOL]: {
        ...azureHosts("create", 8),
        "update azurerm_windows_virtual_machine": 8,
        "update azurerm_network_interface": 8,
      },
      [VSPHERE_POOL]: { "create vsphere_virtual_machine": 3, "update vsphere_virtual_machine": 3 },
    });
    expect(await simulation().apply(withGenerations(secondGeneration))).toEqual({
      ...NOTHING,
      [AZURE_POOL]: azureHosts("delete", 8),
      [VSPHERE_POOL]: { "delete vsphere_virtual_machine": 3 },
    });
  });

  it("refuses to remove a pool until the estate gives it up, and then removes nothing else", async () => {
    const files = withCultureAndArchive();
    const gone = without(files, BACK_OFFICE, "user-groups/archive.yaml");
    const pools = [ARCHIVE_POOL, AZURE_POOL];
    const givenUp = (present: EstateFiles): EstateFiles =>
      edited(present, "estate.yaml", "priceBook:", `allowDestroy: [${pools.join(", ")}]\npriceBook:`);
    await simulation().apply(files);
    const objects = await simulation().objects();

    simulation().write(gone);
    for (const command of ["lock", "synth"]) {
      const { exitCode, stderr } = await simulation().command(command);
      expect([exitCode, stderr.split("[lock/removal-refused]").length - 1]).toEqual([1, pools.length]);
    }
    const refused = await simulation().run("destroy", { stacks: [AZURE_POOL] });
    expect(errorsOf(refused).join()).toMatch(/azurerm_storage_share.* has lifecycle.prevent_destroy set/);
    expect(await simulation().objects()).toEqual(objects);

    const nothing = Object.fromEntries(Object.keys(objects).map((stack) => [stack, {}]));
    // The disk of the profile server is no longer kept when its machine goes.
    expect(await simulation().apply(givenUp(files))).toEqual({
      ...nothing,
      [VSPHERE]: { "update vsphere_virtual_machine": 1 },
    });
    expect(actionsOf(await simulation().run("destroy", { stacks: pools }))).toEqual({
      [AZURE_POOL]: azurePool("delete"),
      [ARCHIVE_POOL]: vspherePool("delete"),
    });

    const { [AZURE_POOL]: _, [ARCHIVE_POOL]: __, ...remaining } = nothing;
    expect(await simulation().apply(givenUp(gone))).toEqual({
      ...remaining,
      [AZURE]: BUDGET_MOVES,
      [VSPHERE]: {
        "delete vsphere_virtual_machine": 1,
        "delete vsphere_ha_vm_override": 1,
        "update vsphere_resource_pool": 1,
      },
    });
    const release = pools.flatMap((pool) => ["--release", `pool/${pool}`]);
    expect((await simulation().command("lock", ...release)).exitCode).toBe(0);
    expect(await simulation().apply(gone)).toEqual(remaining);
  });

  it("takes the last pool of a platform away and keeps the platform", async () => {
    const givenUp = edited(ESTATE, "estate.yaml", "priceBook:", `allowDestroy: [${AZURE_POOL}]\npriceBook:`);
    await simulation().synth(givenUp);
    expect((await simulation().run("destroy", { stacks: [AZURE_POOL] })).succeeded).toBe(true);
    const { [AZURE_POOL]: _, ...remaining } = NOTHING;
    expect(await simulation().apply(without(givenUp, BACK_OFFICE))).toEqual({
      ...remaining,
      [AZURE]: BUDGET_MOVES,
    });
  });
});
