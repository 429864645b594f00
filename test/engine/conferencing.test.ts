import { edited, type EstateFiles } from "../support/estate-builder";
import { ROOM, ROOM_CATALOG } from "../support/room-catalog";
import { commandEstate } from "../support/run-command";
import { actionsOf, appliedEstate } from "./estate-simulation";
import { describeWithTerraform } from "./terraform-required";

const SITE = "sites/town-hall.yaml";
const CONFERENCING = "conferencing";
const PLATFORM = "vsphere-platform";

/** No action in any stack. */
const NOTHING = {
  "azure-platform": {},
  "azure-pool-office-standard-pooled-normal": {},
  [CONFERENCING]: {},
  [PLATFORM]: {},
  "vsphere-pool-social-server-pooled-high": {},
};

/** 140 people, a platform of the city's own, and a second cluster for infrastructure. */
function conferring(peopleShare: number): EstateFiles {
  const section = `conferencing:\n  domain: conference.musterstadt.example\n  peopleShare: ${peopleShare}\n  cameraShare: 1\n`;
  const template = "    infrastructureTemplate: tpl-server-2025\n";
  const cluster =
    "      infrastructure-b:\n        name: CL-Infra-B\n        purpose: infrastructure\n        hostModel: rack-2x32\n        datastore: ds-infra-02\n";
  const files = { ...commandEstate(), "catalog/rooms.yaml": ROOM_CATALOG };
  const linux = edited(
    files,
    "estate.yaml",
    template,
    `${cluster}${template}    linuxTemplate: tpl-debian-12\n`,
  );
  return edited(linux, "estate.yaml", "priceBook:", `${section}priceBook:`);
}

function withRoom(files: EstateFiles): EstateFiles {
  return edited(files, SITE, "state: active\n", `state: active\n${ROOM}`);
}

describeWithTerraform("the conference platform", () => {
  const simulation = appliedEstate(conferring(0.04), {
    [CONFERENCING]: {
      "create vsphere_virtual_machine": 8,
      "create vsphere_distributed_port_group": 2,
      "create vsphere_folder": 1,
    },
  });

  it("has nothing left to do after it was applied", async () => {
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
  });

  it("is not touched by a room for which its servers suffice", async () => {
    expect(await simulation().apply(withRoom(conferring(0.04)))).toEqual(NOTHING);
  });

  it("gets a third media server and a third recorder when everybody confers, and nothing else moves", async () => {
    expect(await simulation().apply(conferring(1))).toEqual({
      ...NOTHING,
      [CONFERENCING]: {
        "create vsphere_virtual_machine": 2,
        "create vsphere_ha_vm_override": 2,
        "create vsphere_compute_cluster_vm_anti_affinity_rule": 2,
      },
      [PLATFORM]: { "update vsphere_resource_pool": 1 },
    });
  });
});
