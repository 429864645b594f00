import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countsText, errorsOf, FixtureSimulation, stackOf } from "./simulation";
import { describeWithTerraform } from "./terraform-required";

const FIXTURE_OBJECTS = 18;

describeWithTerraform("life of stacks on Terraform's own core", () => {
  const applied = new FixtureSimulation();
  let simulation: FixtureSimulation;
  beforeAll(async () => {
    applied.synth();
    await applied.run("apply");
  });
  beforeEach(() => (simulation = applied.fork()));
  afterEach(() => simulation.delete());
  afterAll(() => applied.delete());

  /** Nothing exists. */
  function startAnew(): void {
    simulation.delete();
    simulation = new FixtureSimulation();
    simulation.synth();
  }

  it("validates, plans, applies, finds nothing to do and destroys", async () => {
    startAnew();
    expect((await simulation.run("validate")).succeeded).toBe(true);
    expect((await simulation.run("plan")).stacks.map(countsText)).toEqual([
      "create 6",
      "create 3",
      "create 9",
    ]);

    const applied = await simulation.run("apply");
    expect(errorsOf(applied)).toEqual([]);
    expect(applied.stacks.map(({ objects }) => objects)).toEqual([6, 3, 9]);
    expect(simulation.objectCount).toBe(FIXTURE_OBJECTS);

    expect((await simulation.run("plan")).stacks.map(countsText)).toEqual(["nothing", "nothing", "nothing"]);
    expect((await simulation.run("status")).stacks.map(({ objects }) => objects)).toEqual([6, 3, 9]);

    expect((await simulation.run("destroy")).stacks.map(countsText)).toEqual([
      "delete 6",
      "delete 3",
      "delete 9",
    ]);
    expect(simulation.objectCount).toBe(0);
  });

  it("changes only what a new figure concerns", async () => {
    simulation.synth({ maximumSessions: 16 });
    const { changes } = stackOf(await simulation.run("apply"), "pool");
    expect(changes).toEqual([
      {
        address: expect.stringContaining("host-pool"),
        type: "azurerm_virtual_desktop_host_pool",
        action: "update",
      },
    ]);
  });

  it("creates a host beside the others and takes only the last one away", async () => {
    simulation.synth({ hosts: 3 });
    expect(countsText(stackOf(await simulation.run("apply"), "pool"))).toBe("create 3");
    simulation.synth({ hosts: 2 });
    const { changes } = stackOf(await simulation.run("apply"), "pool");
    expect(changes.map(({ action, address }) => `${action} ${address.includes("fx-003")}`)).toEqual([
      "delete true",
      "delete true",
      "delete true",
    ]);
  });

  it("replaces what hangs on a host pool whose type changes", async () => {
    simulation.synth({ hostPoolType: "Personal" });
    const plan = stackOf(await simulation.run("plan"), "pool");
    const replaced = plan.changes.filter(({ action }) => action === "replace").map(({ type }) => type);
    expect(replaced.sort()).toEqual([
      "azurerm_virtual_desktop_application_group",
      "azurerm_virtual_desktop_host_pool",
      "azurerm_virtual_desktop_host_pool_registration_info",
    ]);
  });

  it("shows what somebody deleted by hand, and creates it again", async () => {
    const file = join(simulation.stateDir, "estate", "objects.jsonl");
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, lines.filter((line) => !line.includes('"type":"vsphere_tag"')).join("\n"));
    const again = stackOf(await simulation.run("apply"), "datacenter");
    expect(again.changes.map(({ action, type }) => `${action} ${type}`)).toContain("create vsphere_tag");
    expect(stackOf(await simulation.run("plan"), "datacenter").changes).toEqual([]);
  });

  it("clears protected stacks away only when asked to", async () => {
    const protect = {
      alterPool: ({ hostPool }: { hostPool: { addOverride(path: string, value: unknown): void } }) =>
        hostPool.addOverride("lifecycle.prevent_destroy", true),
    };
    simulation.synth(protect);
    await simulation.run("apply");
    const refused = await simulation.run("destroy", { stacks: ["pool"] });
    expect(errorsOf(refused).join()).toContain("Instance cannot be destroyed");
    expect((await simulation.run("destroy", { stacks: ["pool"], allowDestroy: true })).succeeded).toBe(true);
  });

  it("skips what depends on a stack that failed", async () => {
    startAnew();
    simulation.synth({ subnets: ["10.99.0.0/24"] });
    const result = await simulation.run("apply");
    expect(stackOf(result, "platform").succeeded).toBe(false);
    expect(stackOf(result, "pool")).toMatchObject({ succeeded: false, skipped: 'stack "platform" failed' });
    expect(stackOf(result, "datacenter").succeeded).toBe(true);
  });
});
