import type { ResourceDiff, StackDiff } from "../../stacks/stack-diff";
import type { SimulationReport } from "../../cli/simulation-report";
import { withGitEstate, type GitEstate } from "../support/git-estate";
import { describeWithTerraform } from "./terraform-required";

const OFFICE_POOL = "azure-pool-office-standard-pooled-normal";

/** Terraform is found by the PATH; everything else of the caller's environment stays out. */
const ENVIRONMENT = { env: { PATH: process.env["PATH"], HOME: process.env["HOME"] } };

type Change = Pick<ResourceDiff, "address" | "action">;

/** `stack action address` of all changes, sorted. */
function listed(
  stacks: readonly (readonly [stack: string, changes: readonly Change[]])[],
): readonly string[] {
  return stacks
    .flatMap(([stack, changes]) => changes.map(({ address, action }) => `${stack} ${action} ${address}`))
    .sort();
}

const EDITS: readonly (readonly [what: string, edit: (estate: GitEstate) => void])[] = [
  [
    "sixty more people",
    ({ edit }) => {
      edit("user-groups/back-office.yaml", "headcount: 100", "headcount: 160");
      edit("user-groups/back-office.yaml", "thin-client: 60", "thin-client: 120");
      edit("user-groups/back-office.yaml", "town-hall: 100", "town-hall: 160");
    },
  ],
  [
    "a new user group in the pool",
    ({ write, files }) =>
      write({ "user-groups/registry.yaml": String(files["user-groups/back-office.yaml"]) }),
  ],
  [
    "a new image generation on Azure",
    ({ edit }) => {
      const first = 'state: current\n        azureVersion: "1.0.0"';
      const second = `      - number: 2\n        ${first.replace("1.0.0", "2.0.0")}`;
      edit("estate.yaml", first, `${first.replace("current", "retiring")}\n${second}`);
    },
  ],
  ["another region", ({ edit }) => edit("estate.yaml", "germanywestcentral", "germanynorth")],
  [
    "a new description of the city and a pool that is given up",
    ({ edit }) => edit("estate.yaml", "priceBook:", `allowDestroy: [${OFFICE_POOL}]\npriceBook:`),
  ],
];

describeWithTerraform("workplace diff", () => {
  it("foresees what Terraform plans", () =>
    withGitEstate(async (estate) => {
      const printed = async (...argv: string[]): Promise<unknown> =>
        JSON.parse((await estate.run([...argv, "--format", "json"], ENVIRONMENT)).stdout);
      expect(await printed("simulate", "apply")).toMatchObject({ succeeded: true });
      for (const [what, edit] of EDITS) {
        edit(estate);
        await estate.run(["lock", "--release", "setting/azure-region"]);
        await estate.run(["lock"]);
        const { stacks: foreseen } = (await printed("diff", "v1")) as {
          readonly stacks: readonly StackDiff[];
        };
        // With protection in place Terraform stops at the first refused replacement.
        const planned = (await printed("simulate", "plan", "--allow-destroy")) as SimulationReport;
        expect({ [what]: listed(foreseen.map(({ stack, resources }) => [stack, resources])) }).toEqual({
          [what]: listed(planned.stacks.map(({ stack, changes }) => [stack, changes])),
        });
        estate.reset();
      }
    }));
});
