import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeMirror } from "../../simulator/mirror";
import { deleteFolders, temporaryFolder } from "./support-engine";

afterAll(deleteFolders);

describe("the mirror of simulated providers", () => {
  const simulation = { program: "/p.js", storeDir: "/store", inventory: null, outDir: "/out" };
  const machine = { platform: "linux", architecture: "x64" };

  it("holds each provider where Terraform looks for it, and where OpenTofu does", () => {
    const folder = temporaryFolder();
    const variables = writeMirror(folder, simulation, machine);
    const providers = [
      ["hashicorp/azurerm", "4.55.0", "azurerm"],
      ["vmware/vsphere", "2.15.0", "vsphere"],
    ];
    const configuration = readFileSync(variables["TF_CLI_CONFIG_FILE"]!, "utf8");
    for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
      for (const [source, version, name] of providers) {
        const home = join(folder, host, String(source), String(version), "linux_amd64");
        expect(readdirSync(home)).toEqual([`terraform-provider-${name}_v${version}`]);
        accessSync(join(home, `terraform-provider-${name}_v${version}`), constants.X_OK);
        expect(configuration).toContain(`"${host}/${source}"`);
      }
    }
  });

  it("is the same for every simulation, but for one file: lock files hold its hash", () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    writeMirror(one, simulation, machine);
    writeMirror(other, { ...simulation, outDir: "/elsewhere" }, machine);
    const file =
      "registry.terraform.io/hashicorp/azurerm/4.55.0/linux_amd64/terraform-provider-azurerm_v4.55.0";
    expect(readFileSync(join(one, file), "utf8")).toBe(readFileSync(join(other, file), "utf8"));
    expect(readFileSync(join(one, "simulation.json"), "utf8")).not.toBe(
      readFileSync(join(other, "simulation.json"), "utf8"),
    );
  });
});
