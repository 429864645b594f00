import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { reattachVariable } from "../../simulator/simulation-server";
import { findTerraform, terraformEnvironment, variableEnvironment } from "../../simulator/terraform-process";
import { deleteFolders, temporaryFolder } from "./support-engine";

afterAll(deleteFolders);

describe("the engine on this machine", () => {
  /** A PATH with nothing but programs of these names; those marked as broken end with an error. */
  function pathWith(...names: readonly string[]): string {
    const folder = temporaryFolder();
    for (const name of names) {
      const exitCode = name.startsWith("broken-") ? 1 : 0;
      const file = join(folder, name.replace("broken-", ""));
      writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`, { mode: 0o755 });
    }
    return folder;
  }

  it.each<[readonly string[], string | undefined, string | undefined]>([
    [["terraform", "tofu"], undefined, "terraform"],
    [["tofu"], undefined, "tofu"],
    [["broken-terraform", "tofu"], undefined, "tofu"],
    [["terraform", "tofu"], "tofu", "tofu"],
    [["terraform", "tofu"], "", "terraform"],
    [["terraform"], "tofu", undefined],
    [[], undefined, undefined],
  ])("with %j on the PATH and TERRAFORM_BINARY_NAME %j is %j", (names, named, expected) => {
    const environment = { PATH: pathWith(...names), TERRAFORM_BINARY_NAME: named };
    expect(findTerraform(environment)).toBe(expected);
  });

  it("may be named by its path", () => {
    const binary = join(pathWith("tofu"), "tofu");
    expect(findTerraform({ PATH: "", TERRAFORM_BINARY_NAME: binary })).toBe(binary);
  });
});

describe("its environment", () => {
  it("keeps the caller's settings and cloud credentials out", () => {
    const caller = {
      PATH: "/bin",
      TF_CLI_CONFIG_FILE: "x",
      TOFU_CPU_PROFILE: "x",
      ARM_CLIENT_SECRET: "y",
      VSPHERE_PASSWORD: "z",
      HOME: "/home",
    };
    const environment = terraformEnvironment(caller, "{}");
    expect(environment).toMatchObject({ PATH: "/bin", HOME: "/home", TF_REATTACH_PROVIDERS: "{}" });
    expect(Object.keys(environment).filter((name) => /CLI_CONFIG|TOFU_|ARM_|VSPHERE_/.test(name))).toEqual(
      [],
    );
  });

  it("names variables as Terraform reads them", () => {
    expect(variableEnvironment({ vsphere_user: "u" })).toEqual({ TF_VAR_vsphere_user: "u" });
  });

  it("has attached providers under the addresses of Terraform and of OpenTofu, on this machine only", () => {
    const servers = [
      { source: "hashicorp/azurerm", port: 1 },
      { source: "vmware/vsphere", port: 2 },
    ];
    const entries = JSON.parse(reattachVariable(servers)) as Record<string, { Addr: unknown }>;
    expect(Object.entries(entries).map(([address, { Addr }]) => [address, Addr])).toEqual([
      ["registry.terraform.io/hashicorp/azurerm", { Network: "tcp", String: "127.0.0.1:1" }],
      ["registry.opentofu.org/hashicorp/azurerm", { Network: "tcp", String: "127.0.0.1:1" }],
      ["registry.terraform.io/vmware/vsphere", { Network: "tcp", String: "127.0.0.1:2" }],
      ["registry.opentofu.org/vmware/vsphere", { Network: "tcp", String: "127.0.0.1:2" }],
    ]);
  });
});
