import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { Annotations, App, Aspects, Fn, TerraformOutput, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { manifestText } from "../../stacks/manifest";
import type { StackSpec } from "../../stacks/stack-spec";
import { synthesiseStacks } from "../../stacks/synthesise-stacks";
import { WorkplaceStack } from "../../stacks/workplace-stack";

type Decorate = (stack: RichStack) => void;

/** A stack with everything that needs care: tokens in texts, lists, maps and numbers, overrides, outputs. */
class RichStack extends WorkplaceStack {
  readonly group: ResourceGroup;

  constructor(app: App, name: string, decorate: Decorate = () => undefined) {
    super(app, name, { kind: "local" });
    new AzurermProvider(this, "azurerm", { features: [{}], subscriptionId: "0e1-e5" });
    const secret = new TerraformVariable(this, "secret", { type: "string", sensitive: true });
    const inner = new Construct(this, "network");
    this.group = new ResourceGroup(inner, "group", {
      name: "rg",
      location: "germanywestcentral",
      tags: { zebra: "1", alpha: "", "10": "ten", "9": "nine", secret: secret.stringValue },
    });
    const network = new VirtualNetwork(inner, "vnet", {
      name: `vnet-${this.group.name}`,
      location: this.group.location,
      resourceGroupName: this.group.name,
      addressSpace: ["10.0.0.0/8"],
      dnsServers: [],
      timeouts: { create: "5m" },
      lifecycle: { preventDestroy: true, ignoreChanges: ["tags"] },
      dependsOn: [this.group],
    });
    network.addOverride("flow_timeout_in_minutes", -4);
    const subnet = new Subnet(inner, "subnet", {
      name: Fn.join("-", ["a\nb", network.name, "3e5"]),
      resourceGroupName: this.group.name,
      virtualNetworkName: network.name,
      addressPrefixes: Token.asList(network.addressSpace),
    });
    new TerraformOutput(inner, "id", { value: subnet.id, sensitive: true });
    this.addOverride("check.one", { assert: [{ condition: "${true}", error_message: "no" }] });
    decorate(this);
  }
}

function spec(name: string, dependencies: readonly string[] = [], decorate?: Decorate): StackSpec {
  return { name, dependencies, props: {}, create: async (app) => new RichStack(app, name, decorate) };
}

let scratchDir: string;
beforeEach(() => {
  scratchDir = mkdtempSync(join(tmpdir(), "synthesis-"));
});
afterEach(() => rmSync(scratchDir, { recursive: true, force: true }));

async function synthesiseOfficially(specs: readonly StackSpec[], outdir: string): Promise<void> {
  const app = new App({ outdir, stackTraces: false });
  const stacks = new Map<string, WorkplaceStack>();
  for (const { name, dependencies, create } of specs) {
    const stack = (await create(app)) as WorkplaceStack;
    dependencies.forEach((dependency) => stack.addDependency(stacks.get(dependency)!));
    stacks.set(name, stack);
  }
  app.synth();
}

test.each<[string, Decorate | undefined]>([
  ["plain", undefined],
  ["warned", (stack) => Annotations.of(stack.group).addWarning("nearly full")],
  [
    "changed by an aspect",
    (stack) =>
      Aspects.of(stack).add({ visit: (node) => node === stack.group && stack.group.addOverride("x", 1) }),
  ],
])("a %s stack has the bytes that cdktf writes", async (_, decorate) => {
  const specs = [spec("azure-platform", [], decorate), spec("azure-pool-a", ["azure-platform"])];
  const official = join(scratchDir, "official");
  await synthesiseOfficially(specs, official);

  const ours = await synthesiseStacks(specs, { scratchDir: join(scratchDir, "ours") });

  for (const { name, text, json } of ours) {
    expect(text).toBe(readFileSync(join(official, `stacks/${name}/cdk.tf.json`), "utf8"));
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)));
  }
  const entries = specs.map(({ name, dependencies }, index) => ({
    name,
    dependencies,
    annotations: ours[index]!.annotations,
  }));
  expect(manifestText(entries)).toBe(readFileSync(join(official, "manifest.json"), "utf8"));
});

test("rejects a reference to another stack's resource", async () => {
  let foreign: ResourceGroup | undefined;
  const specs = [
    spec("azure-platform", [], (stack) => {
      foreign = stack.group;
    }),
    spec("azure-pool-a", [], (stack) => {
      new TerraformOutput(stack, "foreign", { value: foreign!.id });
    }),
  ];
  await expect(synthesiseStacks(specs, { scratchDir })).rejects.toThrow(
    'stack "azure-pool-a" refers to a resource of stack "azure-platform"',
  );
});

test("rejects a stack whose validation fails", async () => {
  const broken = spec("azure-platform", [], (stack) =>
    stack.group.node.addValidation({ validate: () => ["has no owner"] }),
  );
  await expect(synthesiseStacks([broken], { scratchDir })).rejects.toThrow("has no owner");
});

test("rejects a stack with an error annotation", async () => {
  const broken = spec("azure-platform", [], (stack) =>
    Annotations.of(stack.group).addError("must not exist"),
  );
  await expect(synthesiseStacks([broken], { scratchDir })).rejects.toThrow("must not exist");
});

test("fails on a list token among other elements, as cdktf does", async () => {
  const broken = spec("azure-platform", [], (stack) => {
    const mixed = [...Token.asList("${var.names}"), "extra"];
    new TerraformOutput(stack, "mixed", { value: mixed });
  });
  await expect(synthesiseStacks([broken], { scratchDir })).rejects.toThrow();
});
