import { edited, type EstateFiles } from "../support/estate-builder";
import { commandEstate } from "../support/run-command";
import { WLAN_BUILDING, wlanSection } from "../support/rule-examples/wlan-examples";
import { actionsOf, appliedEstate } from "./estate-simulation";
import { describeWithTerraform } from "./terraform-required";

const SITE = "sites/town-hall.yaml";
const CORE = "wlan-core";
const TOWN_HALL = "building-town-hall";
const ANNEX = "building-annex";

/** No action in any stack. */
const NOTHING = {
  "azure-platform": {},
  "azure-pool-office-standard-pooled-normal": {},
  [TOWN_HALL]: {},
  "vsphere-platform": {},
  "vsphere-pool-social-server-pooled-high": {},
  [CORE]: {},
};

const SSIDS = `  ssids:
    staff:
      name: ahorn
      purpose: staff
      security: wpa3-enterprise
      owner: IT office
    guests:
      name: birke
      purpose: guests
      security: owe
      owner: IT office
  controller:
    template: tpl-wlc
`;

const CONTROLLERS = `wlanControllers:
  small:
    description: Controller
    accessPoints: 1000
    clients: 10000
    vcpu: 4
    memoryGiB: 8
    systemDiskGiB: 16
`;

/** A town hall with WLAN, and a second cluster for infrastructure. */
function wireless(): EstateFiles {
  const template = "    infrastructureTemplate: tpl-server-2025\n";
  const cluster =
    "      infrastructure-b:\n        name: CL-Infra-B\n        purpose: infrastructure\n        hostModel: rack-2x32\n        datastore: ds-infra-02\n";
  const files = { ...commandEstate(), ...WLAN_BUILDING };
  const linux = edited(
    { ...files, "catalog/wlan.yaml": files["catalog/wlan.yaml"] + CONTROLLERS },
    "estate.yaml",
    template,
    `${cluster}${template}    linuxTemplate: tpl-debian-12\n`,
  );
  return edited(linux, "estate.yaml", "priceBook:", `${wlanSection()}${SSIDS}priceBook:`);
}

/** The same with a building in a state of its roll-out. */
function withAnnex(state: string): EstateFiles {
  const files = wireless();
  const annex = String(files[SITE])
    .replace("state: active", `state: ${state}`)
    .replace(/^name:.*$/m, "name: Annex");
  return { ...files, "sites/annex.yaml": annex };
}

describeWithTerraform("the WLAN", () => {
  const simulation = appliedEstate(wireless(), {
    [CORE]: {
      "create vsphere_virtual_machine": 4,
      "create vsphere_distributed_port_group": 1,
      "create vsphere_folder": 1,
    },
    [TOWN_HALL]: { "create vsphere_distributed_port_group": 4 },
  });

  it("has nothing left to do after it was applied", async () => {
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
  });

  it("is not touched by a building that is only planned", async () => {
    expect(await simulation().apply(withAnnex("planned"))).toEqual(NOTHING);
  });

  it("lets a building be staged: its stack is new, RADIUS servers learn of it, nothing else moves", async () => {
    expect(await simulation().apply(withAnnex("staging"))).toEqual({
      ...NOTHING,
      [ANNEX]: { "create vsphere_distributed_port_group": 4 },
      [CORE]: { "update vsphere_virtual_machine": 2 },
    });
  });

  it("gives a building that is taken out and comes back the networks that it had", async () => {
    const estate = simulation();
    await estate.apply(withAnnex("staging"));
    await estate.apply(wireless());
    expect(await estate.apply(withAnnex("staging"))).toEqual({
      ...NOTHING,
      [ANNEX]: {},
      [CORE]: { "update vsphere_virtual_machine": 2 },
    });
  });
});
