import { DataResource, Testing, TerraformVariable, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { StateBackendSpec } from "../../generated/estate";
import { WorkplaceStack } from "../../stacks/workplace-stack";
import { synthJson } from "../support/synth-json";

class TestStack extends WorkplaceStack {
  constructor(name: string, backend: StateBackendSpec) {
    super(Testing.app(), name, backend);
  }
}

function stack(backend: StateBackendSpec = { kind: "local" }): TerraformStack {
  return new TestStack("vsphere-platform", backend);
}

describe("state", () => {
  test.each<[StateBackendSpec, Readonly<Record<string, unknown>>]>([
    [{ kind: "local" }, { local: { path: "../../../.tfstate/vsphere-platform.tfstate" } }],
    [
      { kind: "azurerm", resourceGroup: "rg-state", storageAccount: "ststate", container: "state" },
      {
        azurerm: {
          resource_group_name: "rg-state",
          storage_account_name: "ststate",
          container_name: "state",
          key: "vsphere-platform.tfstate",
        },
      },
    ],
    [
      { kind: "http", address: "https://gitlab.example.org/api/v4/projects/1/terraform/state" },
      {
        http: {
          address: "https://gitlab.example.org/api/v4/projects/1/terraform/state/vsphere-platform",
          lock_address: "https://gitlab.example.org/api/v4/projects/1/terraform/state/vsphere-platform/lock",
          unlock_address:
            "https://gitlab.example.org/api/v4/projects/1/terraform/state/vsphere-platform/lock",
          lock_method: "POST",
          unlock_method: "DELETE",
        },
      },
    ],
    [
      { kind: "s3", bucket: "state", region: "eu-central-1" },
      { s3: { bucket: "state", key: "vsphere-platform.tfstate", region: "eu-central-1", encrypt: true } },
    ],
    [
      { kind: "s3", bucket: "state", region: "local", endpoint: "https://s3.stadt.example.org" },
      {
        s3: {
          bucket: "state",
          key: "vsphere-platform.tfstate",
          region: "local",
          encrypt: true,
          endpoints: { s3: "https://s3.stadt.example.org" },
          use_path_style: true,
          skip_credentials_validation: true,
          skip_metadata_api_check: true,
          skip_region_validation: true,
          skip_requesting_account_id: true,
          skip_s3_checksum: true,
        },
      },
    ],
    [{ kind: "pg" }, { pg: { conn_str: "", schema_name: "vsphere_platform" } }],
  ])("lies in %j", (backend, expected) => {
    expect(synthJson(stack(backend)).terraform?.["backend"]).toEqual(expected);
  });

  test("of two stacks lies in two places, whatever the backend", () => {
    const backends: readonly StateBackendSpec[] = [
      { kind: "local" },
      { kind: "azurerm", resourceGroup: "rg", storageAccount: "st", container: "c" },
      { kind: "http", address: "https://example.org/state" },
      { kind: "s3", bucket: "b", region: "r" },
      { kind: "pg" },
    ];
    for (const backend of backends) {
      const [a, b] = ["stack-a", "stack-b"].map((name) => synthJson(new TestStack(name, backend)).terraform);
      expect(a?.["backend"]).not.toEqual(b?.["backend"]);
    }
  });

  test("holds no absolute path", () => {
    expect(JSON.stringify(synthJson(stack()).terraform)).not.toContain(process.cwd());
  });
});

test.each<[string, StateBackendSpec, string]>([
  ["1.5 for its own language", { kind: "local" }, ">= 1.5.0"],
  ["1.5 for Amazon's S3", { kind: "s3", bucket: "b", region: "eu-central-1" }, ">= 1.5.0"],
  [
    "1.6.3 for a compatible store",
    { kind: "s3", bucket: "b", region: "r", endpoint: "https://s3" },
    ">= 1.6.3",
  ],
])("a stack asks for Terraform %s", (_, backend, version) => {
  expect(synthJson(stack(backend)).terraform?.["required_version"]).toBe(version);
});

describe("logical ids", () => {
  test("fails for two elements that Terraform could not tell apart", () => {
    const subject = stack();
    new TerraformVariable(subject, "pool.a", { type: "string" });
    new TerraformVariable(subject, "poola", { type: "string" });
    expect(() => synthJson(subject)).toThrow(
      '"vsphere-platform/pool.a" and "vsphere-platform/poola" both become "poola" in Terraform; rename one',
    );
  });

  test("fails for a name that starts with a digit", () => {
    const subject = stack();
    new TerraformVariable(subject, "2nd-floor", { type: "string" });
    expect(() => synthJson(subject)).toThrow(
      '"vsphere-platform/2nd-floor" becomes "2nd-floor"; a Terraform name starts with a letter',
    );
  });

  test("lets equal ids stand below different parents", () => {
    const subject = stack();
    for (const parent of ["a", "b"]) new DataResource(new Construct(subject, parent), "host", {});
    const hosts = Object.keys(synthJson(subject).resource?.["terraform_data"] ?? {});
    expect(hosts.map((name) => name.replace(/_[0-9A-F]{8}$/, ""))).toEqual(["a_host", "b_host"]);
  });
});
