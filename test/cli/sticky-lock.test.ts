import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { edited, type EstateFiles, writeEstate } from "../support/estate-builder";
import { commandEstate, withCommand } from "../support/run-command";

const AZURE_POOL = "azure-pool-office-standard-pooled-normal";
const STACKS = [
  AZURE_POOL,
  "azure-platform",
  "vsphere-pool-social-server-pooled-high",
  "vsphere-platform",
] as const;

/** Another version under the number of a generation in use. */
const CHANGED_VERSION = edited(
  commandEstate(),
  "estate.yaml",
  'azureVersion: "1.0.0"',
  'azureVersion: "1.0.1"',
);

const SECOND_GENERATION = edited(
  commandEstate(),
  "estate.yaml",
  'state: current\n        azureVersion: "1.0.0"',
  'state: retiring\n        azureVersion: "1.0.0"\n      - number: 2\n        state: current\n        azureVersion: "1.0.1"',
);

const RENAMED_ZONE: EstateFiles = {
  ...edited(commandEstate(), "estate.yaml", "  office:\n", "  bureau:\n"),

  "user-groups/back-office.yaml": edited(
    commandEstate(),
    "user-groups/back-office.yaml",
    "zone: office",
    "zone: bureau",
  )["user-groups/back-office.yaml"]!,
};

/** The zone is renamed after its pool was given up. */
const GIVEN_UP: EstateFiles = {
  ...RENAMED_ZONE,
  "estate.yaml": `${RENAMED_ZONE["estate.yaml"]!}allowDestroy: [${AZURE_POOL}]\n`,
};

describe("image generations", () => {
  test("a new one changes the stack of its pool and no other", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      await run(["synth"]);
      const read = (stack: string) =>
        readFileSync(join(dir, `cdktf.out/stacks/${stack}/cdk.tf.json`), "utf8");
      const before = STACKS.map(read);
      writeEstate(dir, SECOND_GENERATION);
      expect((await run(["lock"])).stdout).toContain(
        "image generation 2 is built from desktop-standard/1.0.1",
      );
      const { stdout } = await run(["synth"]);
      expect(stdout).toContain("4 (1 written, 3 unchanged)");
      expect(STACKS.filter((stack, index) => read(stack) !== before[index])).toEqual([AZURE_POOL]);
    }));

  test.each(["check", "synth", "lock"])("%s fails on another version under a number in use", (command) =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      writeEstate(dir, CHANGED_VERSION);
      const { exitCode, stdout, stderr } = await run([command]);
      expect(exitCode).toBe(1);
      expect(stdout + stderr).toMatch(
        /^estate\.yaml:\d+:\d+: image generation 1 .* \[lock\/image-changed\]$/m,
      );
    }),
  );
});

describe("host shapes", () => {
  /** Gives the Azure pool another machine in the lock file. */
  function relock(dir: string, from: string, to: string): void {
    const file = join(dir, "estate.lock.yaml");
    const text = readFileSync(file, "utf8");
    expect(text).toContain(`host: ${from}\n`);
    writeFileSync(file, text.replace(`host: ${from}\n`, `host: ${to}\n`));
  }

  test("a machine of the lock file stays until it is released", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      relock(dir, "Standard_D8ads_v5", "Standard_D4ads_v5");
      await run(["lock"]);
      expect(readFileSync(join(dir, "estate.lock.yaml"), "utf8")).toContain("Standard_D4ads_v5");
      const { exitCode, stdout } = await run(["lock", "--release", `host/${AZURE_POOL}`]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`"${AZURE_POOL}": Standard_D4ads_v5 → Standard_D8ads_v5`);
      expect(readFileSync(join(dir, "estate.lock.yaml"), "utf8")).not.toContain("Standard_D4ads_v5");
      expect((await run(["lock", "--check"])).exitCode).toBe(0);
    }));

  test("larger machines and fewer slots come in one run", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      relock(dir, "Standard_D8ads_v5", "Standard_D4ads_v5");
      expect((await run(["lock"])).stdout).toMatch(/^grown +pool .* 18 → 44 host slots$/m);
      const text = readFileSync(join(dir, "estate.yaml"), "utf8");
      writeFileSync(join(dir, "estate.yaml"), `${text}drainedHosts: { ${AZURE_POOL}: 19 }\n`);
      const { stdout } = await run(["lock", "--release", `host/${AZURE_POOL}`]);
      expect(stdout).toMatch(/^shrunk +pool .* 44 → 18 host slots/m);
      expect(stdout).toContain("Standard_D4ads_v5 → Standard_D8ads_v5: every one of 18 host slots");
    }));

  test("a machine that left the catalogue fails until the lock is renewed", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      relock(dir, "Standard_D8ads_v5", "Standard_D2_v2");
      const { exitCode, stdout } = await run(["check"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^estate\.lock\.yaml:\d+:\d+: .* \[sizing\/host-shape-replaced\]$/m);
      expect(stdout).toContain("[lock/stale]");
      expect((await run(["lock"])).exitCode).toBe(0);
      expect((await run(["check"])).stdout).toBe("2 user groups, 2 pools, 1 site: no findings\n");
    }));
});

describe("a renamed zone", () => {
  test("fails while its pool was not given up, and nothing is written", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      const lock = readFileSync(join(dir, "estate.lock.yaml"), "utf8");
      writeEstate(dir, RENAMED_ZONE);
      for (const command of ["lock", "check", "synth"]) {
        const { exitCode, stdout, stderr } = await run([command]);
        expect(exitCode).toBe(1);
        expect(stdout + stderr).toMatch(
          new RegExp(`pool "${AZURE_POOL}" is no longer in the estate, .* \\[lock/removal-refused\\]$`, "m"),
        );
      }
      expect(readFileSync(join(dir, "estate.lock.yaml"), "utf8")).toBe(lock);
      expect(existsSync(join(dir, "cdktf.out"))).toBe(false);
    }));

  test("is a pool that goes and one that comes, and both are told", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      writeEstate(dir, GIVEN_UP);
      const { stdout } = await run(["lock"]);
      expect(stdout).toMatch(/^added +pool "azure-pool-bureau-standard-pooled-normal"/m);
      expect(stdout).toMatch(
        new RegExp(`^removed +pool "${AZURE_POOL}": its hosts and profiles stay on the platform`, "m"),
      );
    }));

  test("leaves the state of the old stack, and warns until the pool is released", () =>
    withCommand(async ({ dir, run }) => {
      await run(["lock"]);
      await run(["synth"]);
      const state = join(dir, ".tfstate", `${AZURE_POOL}.tfstate`);
      mkdirSync(join(dir, ".tfstate"));
      writeFileSync(state, "{}");
      writeEstate(dir, GIVEN_UP);
      await run(["lock"]);
      const { exitCode, stdout, stderr } = await run(["synth"]);
      expect(exitCode).toBe(0);
      expect(stderr).toMatch(
        new RegExp(`pool "${AZURE_POOL}" left the estate: .* \\[lock/removed-pool\\]$`, "m"),
      );
      expect(stdout).toContain("1 removed");
      expect(existsSync(join(dir, "cdktf.out/stacks", AZURE_POOL))).toBe(false);
      expect(existsSync(state)).toBe(true);
      await run(["lock", "--release", `pool/${AZURE_POOL}`]);
      writeEstate(dir, RENAMED_ZONE);
      expect((await run(["synth"])).stderr).toBe("");
    }));
});
