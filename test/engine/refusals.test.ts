import { Inventory } from "../../simulator/engine/inventory";
import { errorsOf, FixtureSimulation } from "./simulation";
import { describeWithTerraform } from "./terraform-required";
import type { FixturePool } from "./fixture-stacks";

describeWithTerraform("refusals", () => {
  let simulation: FixtureSimulation;
  beforeEach(() => {
    simulation = new FixtureSimulation();
  });
  afterEach(() => simulation.delete());

  const configurationErrors: readonly [string, (pool: FixturePool) => void, RegExp][] = [
    [
      "an attribute that does not exist",
      ({ hostPool }) => hostPool.addOverride("friendlyname", "x"),
      /friendlyname/,
    ],
    [
      "an attribute of the wrong type",
      ({ hostPool }) => hostPool.addOverride("maximum_sessions_allowed", "many"),
      /a number is required/,
    ],
    [
      "a missing argument",
      ({ hostPool }) => hostPool.addOverride("load_balancer_type", undefined),
      /"load_balancer_type" is required/,
    ],
    [
      "two blocks where one is allowed",
      ({ hostPool }) =>
        hostPool.addOverride("scheduled_agent_updates", [{ enabled: false }, { enabled: false }]),
      /Too many scheduled_agent_updates blocks|No more than 1/,
    ],
    [
      "a value that only the service may set",
      ({ registration }) => registration.addOverride("token", "mine"),
      /unconfigurable attribute/,
    ],
    [
      "a value outside the allowed ones",
      ({ hostPool }) => hostPool.addOverride("load_balancer_type", "Widest"),
      /expected load_balancer_type to be one of/,
    ],
  ];

  it.each(configurationErrors)("rejects %s before anything is planned", async (_, alterPool, message) => {
    simulation.synth({ alterPool });
    const result = await simulation.run("validate", { stacks: ["pool"] });
    expect(result.succeeded).toBe(false);
    expect(errorsOf(result).join("\n")).toMatch(message);
  });

  it("fails an apply whose subnet does not exist, in the cloud's words", async () => {
    simulation.synth();
    const result = await simulation.run("apply", { stacks: ["pool"] });
    expect(errorsOf(result).join("\n")).toContain("refers to the azurerm_resource_group");
  });

  it("fails an apply whose subnets overlap", async () => {
    simulation.synth({ subnets: ["10.10.0.0/24", "10.10.0.128/25"] });
    const result = await simulation.run("apply", { stacks: ["platform"] });
    expect(errorsOf(result).join("\n")).toContain("overlaps with that of an existing subnet");
  });

  it("fails when a looked-up template is not in the inventory", async () => {
    simulation.synth();
    const inventory = Inventory.from({ vsphere_datacenter: [{ name: "DC1" }] });
    const result = await simulation.run("plan", { stacks: ["datacenter"], inventory });
    expect(errorsOf(result).join("\n")).toContain("vsphere_virtual_machine not found");
  });

  it("fails to delete a network that another stack still uses", async () => {
    simulation.synth();
    await simulation.run("apply");
    const result = await simulation.run("destroy", { stacks: ["platform"] });
    expect(errorsOf(result).join("\n")).toContain("cannot be deleted because it is in use by");
  });
});
