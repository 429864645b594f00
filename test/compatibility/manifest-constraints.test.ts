import { MANIFEST_KEYS } from "../../cli/inventory/manifest-key";
import { CONSTRAINTS } from "../support/manifest-constraints";

/** Keys of sections without a harder value, and why. */
const WITHOUT_CONSTRAINT: Readonly<Record<string, string>> = {
  "system.operatingSystems": "fewer are harder; they are taken away one by one",
  "installation.executable": "where the program is; planning needs it",
  "runtimes.databaseClientBitness": "decides about images, not about verdicts",
  "officeSuite.addInBitness": "only a difference from the estate's office suite matters",
  "peripherals.selfServiceTerminal": "relieves the desk; the manifests have it by chance",
  "demands.memoryMiB": "planning sizes with it",
  "demands.vcpu": "planning sizes with it",
};

test("there is a constraint for every fact that a manifest can state, or a reason why not", () => {
  const facts = MANIFEST_KEYS.filter(({ open, path }) => open && path.length === 2).map(({ name }) => name);
  const constrained = facts.filter((name) => CONSTRAINTS.some((each) => each.name.startsWith(`${name}:`)));
  expect(facts.filter((name) => !constrained.includes(name)).sort()).toEqual(
    Object.keys(WITHOUT_CONSTRAINT).sort(),
  );
});
