import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../../simulator/fault/fault-plan";
import { countsText, errorsOf, FixtureSimulation, stackOf } from "./simulation";
import { describeWithTerraform } from "./terraform-required";

describeWithTerraform("faults", () => {
  let simulation: FixtureSimulation;
  let expectedObjects: number;

  beforeAll(async () => {
    const undisturbed = new FixtureSimulation();
    undisturbed.synth();
    await undisturbed.run("apply");
    expectedObjects = undisturbed.objectCount;
    undisturbed.delete();
  });
  beforeEach(() => {
    simulation = new FixtureSimulation();
    simulation.synth();
  });
  afterEach(() => simulation.delete());

  const faults: readonly [string, Fault, RegExp][] = [
    ["the third create fails", { kind: "fail", action: "create", nth: 3 }, /InternalServerError/],
    [
      "a machine is created, but the answer comes too late",
      { kind: "timeout", action: "create", type: "azurerm_windows_virtual_machine" },
      /context deadline exceeded/,
    ],
    [
      "the connection breaks before a create",
      { kind: "drop", action: "create", nth: 4 },
      /Plugin did not respond|Unavailable|EOF/,
    ],
    [
      "the connection breaks after a create",
      { kind: "drop", action: "create", type: "vsphere_virtual_machine", after: true },
      /Plugin did not respond|Unavailable|EOF/,
    ],
    ["everything is killed before a create", { kind: "kill", action: "create", nth: 5 }, /ended by a signal/],
    [
      "everything is killed after a create",
      { kind: "kill", action: "create", type: "azurerm_virtual_desktop_host_pool", after: true },
      /ended by a signal/,
    ],
  ];

  it.each(faults)(
    "when %s, the next run converges and nothing is lost or created twice",
    async (_, fault, message) => {
      const broken = await simulation.run("apply", { faults: [fault] });
      expect(broken.succeeded).toBe(false);
      expect(errorsOf(broken).join("\n")).toMatch(message);

      const mended = await simulation.run("apply");
      expect(errorsOf(mended)).toEqual([]);
      expect(simulation.objectCount).toBe(expectedObjects);
      expect(mended.stacks.reduce((sum, { objects }) => sum + objects, 0)).toBe(expectedObjects);
      expect((await simulation.run("plan")).stacks.map(countsText)).toEqual([
        "nothing",
        "nothing",
        "nothing",
      ]);
    },
  );

  it("waits out a service that throttles", async () => {
    const result = await simulation.run("apply", {
      faults: [{ kind: "throttle", action: "create", nth: 2, times: 3 }],
    });
    expect(errorsOf(result)).toEqual([]);
    expect(simulation.objectCount).toBe(expectedObjects);
  });

  it("fails when the service throttles for too long", async () => {
    const result = await simulation.run("apply", {
      faults: [{ kind: "throttle", action: "create", times: 99 }],
    });
    expect(errorsOf(result).join("\n")).toContain("TooManyRequests");
  });

  it("leaves a consistent state and no lock when interrupted", async () => {
    const abort = new AbortController();
    const store = simulation.store;
    const running = simulation.run("apply", { signal: abort.signal });
    while (store.list("azurerm_network_interface").length === 0) await sleep(5);
    abort.abort();
    await running;

    const files = readdirSync(join(simulation.stateDir, "terraform"));
    expect(files.filter((file) => file.includes("lock"))).toEqual([]);
    expect(existsSync(join(simulation.stateDir, "stacks", "pool", ".terraform.tfstate.lock.info"))).toBe(
      false,
    );
    const mended = await simulation.run("apply");
    expect(errorsOf(mended)).toEqual([]);
    expect(simulation.objectCount).toBe(expectedObjects);
    expect(stackOf(await simulation.run("plan"), "pool").changes).toEqual([]);
  });
});
