import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assumedInventory } from "../../simulator/assumed-inventory";
import { deleteFolders, temporaryFolder } from "./support-engine";

const GALLERY = "/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gal/images/desktop/versions";

function inventoryOf(configuration: unknown): ReturnType<typeof assumedInventory> {
  const folder = join(temporaryFolder(), "pool");
  mkdirSync(folder);
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(configuration));
  return assumedInventory([{ name: "pool", folder, dependencies: [] }]);
}

describe("the inventory that nobody declared", () => {
  afterAll(deleteFolders);

  it("holds what the stacks look up and do not create", () => {
    const inventory = inventoryOf({
      data: { vsphere_tag: { a: { name: "own" }, b: { name: "foreign", category_id: "${x.id}" } } },
      resource: { vsphere_tag: { own: { name: "own" } } },
    });
    expect(inventory.list("vsphere_tag").map(({ attributes }) => attributes["name"])).toEqual(["foreign"]);
  });

  it("holds image versions that machines are built from without a look, and no others", () => {
    const machine = { source_image_id: `/subscriptions/1${GALLERY}/1.0.0`, name: "host" };
    const inventory = inventoryOf({ resource: { azurerm_windows_virtual_machine: { host: machine } } });
    expect(inventory.declaresId(`/subscriptions/1${GALLERY}/1.0.0`)).toBe(true);
    expect(inventory.declaresId(`/subscriptions/1${GALLERY}/1.0.1`)).toBe(false);
    expect(inventory.names("azurerm_shared_image_version")).toEqual(["1.0.0"]);
  });
});
