import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStackManifest } from "../../simulator/stack-manifest";
import { StackWorkspace } from "../../simulator/stack-workspace";
import { deleteFolders, temporaryFolder } from "./support-engine";

const CONFIGURATION = {
  terraform: { backend: { azurerm: { key: "real" } }, required_version: ">= 1.5.0" },
  variable: { password: { type: "string" }, region: { type: "string", default: "x" } },
  data: { image: { b: {} } },
  resource: { disk: { a: { size: 1, lifecycle: { prevent_destroy: true, ignore_changes: ["size"] } } } },
};

describe("the workspace of a stack", () => {
  afterAll(deleteFolders);

  function workspace(): StackWorkspace {
    const outDir = temporaryFolder();
    mkdirSync(join(outDir, "stacks", "pool"), { recursive: true });
    writeFileSync(join(outDir, "stacks", "pool", "cdk.tf.json"), JSON.stringify(CONFIGURATION));
    const manifest = { stacks: { pool: { workingDirectory: "stacks/pool", dependencies: ["platform"] } } };
    writeFileSync(join(outDir, "manifest.json"), JSON.stringify(manifest));
    return new StackWorkspace(temporaryFolder(), readStackManifest(outDir)[0]!);
  }

  function configuration({
    folder,
  }: StackWorkspace): typeof CONFIGURATION & { terraform: { backend: unknown } } {
    return JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  }

  it("never uses the backend of the estate", () => {
    const prepared = workspace();
    prepared.prepare({ allowDestroy: false });
    expect(configuration(prepared).terraform.backend).toEqual({ local: { path: prepared.stateFile } });
    expect(configuration(prepared).terraform.required_version).toBe(">= 1.5.0");
    expect(configuration(prepared).resource).toEqual(CONFIGURATION.resource);
  });

  it("leaves behind what Terraform keeps for itself, and takes assets along", () => {
    const prepared = workspace();
    mkdirSync(join(prepared.stack.folder, ".terraform", "providers"), { recursive: true });
    mkdirSync(join(prepared.stack.folder, "assets"));
    for (const file of [".terraform/providers/real", ".terraform.lock.hcl", "assets/script.ps1"]) {
      writeFileSync(join(prepared.stack.folder, file), "");
    }
    prepared.prepare({ allowDestroy: false });
    const copied = readdirSync(prepared.folder, { recursive: true, encoding: "utf8" });
    expect(copied.sort()).toEqual(["assets", "assets/script.ps1", "cdk.tf.json"]);
  });

  it("drops protection only when asked to, and keeps the rest of the life cycle", () => {
    const prepared = workspace();
    prepared.prepare({ allowDestroy: true });
    expect(configuration(prepared).resource.disk.a).toEqual({
      size: 1,
      lifecycle: { ignore_changes: ["size"] },
    });
  });

  it("invents the variables that nobody gave and that have no default", () => {
    const prepared = workspace();
    prepared.prepare({ allowDestroy: false });
    expect(prepared.inventedVariables([])).toEqual({ password: "Simulated-password-1" });
    expect(prepared.inventedVariables(["password"])).toEqual({});
  });

  it("counts the objects of its state", () => {
    const prepared = workspace();
    prepared.prepare({ allowDestroy: false });
    expect(prepared.objects()).toEqual([]);
    const resources = [
      {
        mode: "managed",
        type: "disk",
        instances: [{ attributes: { id: "1" } }, { attributes: { id: "2" } }],
      },
      { mode: "data", type: "image", instances: [{ attributes: { id: "3" } }] },
    ];
    writeFileSync(prepared.stateFile, JSON.stringify({ resources }));
    expect(prepared.objects()).toEqual([
      { type: "disk", id: "1" },
      { type: "disk", id: "2" },
    ]);
  });

  it("names the types of its configuration and of its state, also when that was cut off", () => {
    const prepared = workspace();
    expect(prepared.types()).toEqual(["disk", "image"]);
    prepared.prepare({ allowDestroy: false });
    const state = { resources: ["tag", "zone"].map((type) => ({ mode: "data", type })) };
    writeFileSync(`${prepared.stateFile}.backup`, JSON.stringify(state));
    writeFileSync(prepared.stateFile, "{");
    expect(prepared.types()).toEqual(["disk", "image", "tag", "zone"]);
  });

  it("goes back to the backup when a kill has cut the state off", () => {
    const prepared = workspace();
    prepared.prepare({ allowDestroy: false });
    writeFileSync(prepared.stateFile, '{"resou');
    writeFileSync(`${prepared.stateFile}.backup`, '{"resources":[]}');
    prepared.prepare({ allowDestroy: false });
    expect(readFileSync(prepared.stateFile, "utf8")).toBe('{"resources":[]}');

    writeFileSync(prepared.stateFile, "");
    writeFileSync(`${prepared.stateFile}.backup`, "");
    prepared.prepare({ allowDestroy: false });
    expect(existsSync(prepared.stateFile)).toBe(false);
  });

  it("remembers a run that did not end well", () => {
    const prepared = workspace();
    expect(prepared.isUnfinished).toBe(false);
    prepared.markUnfinished();
    expect(prepared.isUnfinished).toBe(true);
    prepared.markFinished();
    expect(prepared.isUnfinished).toBe(false);
  });

  it("forgets adoptions once they are made", () => {
    const prepared = workspace();
    prepared.prepare({ allowDestroy: false });
    prepared.adopt([{ address: "disk.a", id: "1" }]);
    const file = join(prepared.folder, "adopted.tf.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ import: [{ to: "disk.a", id: "1" }] });
    prepared.clearAdoptions();
    expect(existsSync(file)).toBe(false);
  });
});

describe("the manifest of a synthesis", () => {
  afterAll(deleteFolders);

  it("fails without a synthesis and for a stack that does not exist", () => {
    const outDir = temporaryFolder();
    expect(() => readStackManifest(outDir)).toThrow("run workplace synth");
    writeFileSync(join(outDir, "manifest.json"), '{"stacks":{"a":{"workingDirectory":"stacks/a"}}}');
    expect(() => readStackManifest(outDir, ["b"])).toThrow('stack "b" does not exist; there are a');
    expect(() => readStackManifest(outDir)).toThrow('stack "a" has no cdk.tf.json in');
    mkdirSync(join(outDir, "stacks", "a"), { recursive: true });
    writeFileSync(join(outDir, "stacks", "a", "cdk.tf.json"), "{}");
    expect(readStackManifest(outDir)).toEqual([
      { name: "a", folder: join(outDir, "stacks/a"), dependencies: [] },
    ]);
  });
});
