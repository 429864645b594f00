import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { edited, minimalEstate, without, writeEstate } from "../support/estate-builder";
import { brokenEstate, commandEstate, withCommand } from "../support/run-command";

describe("check", () => {
  test("is quiet but for one line when all is well", () =>
    withCommand(async ({ run }) => {
      await run(["lock"]);
      const { exitCode, stdout, stderr } = await run(["check"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toBe("2 user groups, 2 pools, 1 site: no findings\n");
    }));

  test("fails on an error and names file, line and rule", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout } = await run(["check"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^estate\.yaml:\d+:\d+: .* \[schema\/[a-z-]+\]$/m);
      expect(stdout).toMatch(/\n1 error\n$/);
    }, brokenEstate()));

  test("fails on a stale lock file and names the command that mends it", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout } = await run(["check"]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain("[lock/stale]");
      expect(stdout).toContain("workplace lock");
    }));

  test("prints a document of the format and nothing else", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout } = await run(["check", "--format", "sarif"]);
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ version: "2.1.0" });
    }, brokenEstate()));

  test("--strict fails on a warning", () =>
    withCommand(
      async ({ run }) => {
        await run(["lock"]);
        expect((await run(["check"])).exitCode).toBe(0);
        const { exitCode, stdout } = await run(["check", "--strict"]);
        expect(exitCode).toBe(1);
        expect(stdout).toContain("warning");
      },
      commandEstate({
        ...minimalEstate(),
        "sites/annex.yaml": String(minimalEstate()["sites/town-hall.yaml"]),
      }),
    ));
});

describe("lock", () => {
  test("writes the lock file, and has nothing to do the second time", () =>
    withCommand(async ({ dir, run }) => {
      const first = await run(["lock"]);
      expect(first.exitCode).toBe(0);
      expect(first.stdout).toMatch(/^added +pool "azure-pool-/m);
      expect(first.stdout).toMatch(/written; commit it\n$/);
      const text = readFileSync(join(dir, "estate.lock.yaml"), "utf8");
      expect(await run(["lock"])).toEqual({
        exitCode: 0,
        stdout: "estate.lock.yaml is up to date\n",
        stderr: "",
      });
      expect(readFileSync(join(dir, "estate.lock.yaml"), "utf8")).toBe(text);
      expect(readdirSync(dir).filter((name) => name.startsWith("estate.lock.yaml"))).toHaveLength(1);
    }));

  test("--check fails on a stale lock file and writes nothing", () =>
    withCommand(async ({ dir, run }) => {
      expect((await run(["lock", "--check"])).exitCode).toBe(1);
      expect(existsSync(join(dir, "estate.lock.yaml"))).toBe(false);
      await run(["lock"]);
      expect((await run(["lock", "--check"])).exitCode).toBe(0);
    }));

  test("--dry-run prints the changes and writes nothing", () =>
    withCommand(async ({ dir, run }) => {
      const { exitCode, stdout } = await run(["lock", "--dry-run"]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain("nothing written");
      expect(existsSync(join(dir, "estate.lock.yaml"))).toBe(false);
    }));

  test("--release gives up what a removed element holds", () =>
    withCommand(async ({ dir, run }) => {
      const renamed = edited(commandEstate(), "user-groups/back-office.yaml", "town-hall", "annex");
      const both = edited(renamed, "user-groups/case-work.yaml", "town-hall", "annex");
      await run(["lock"]);
      writeEstate(dir, { ...both, "sites/annex.yaml": String(both["sites/town-hall.yaml"]) });
      rmSync(join(dir, "sites/town-hall.yaml"));
      expect((await run(["lock"])).stdout).toMatch(/^removed +site "town-hall"/m);
      const released = await run(["lock", "--release", "site/town-hall"]);
      expect(released).toMatchObject({ exitCode: 0, stderr: "" });
      expect(readFileSync(join(dir, "estate.lock.yaml"), "utf8")).not.toContain("town-hall");
    }));

  test("fails to release what is in use", () =>
    withCommand(async ({ run }) => {
      await run(["lock"]);
      const { exitCode, stderr } = await run(["lock", "--release", "site/town-hall"]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("[lock/release-in-use]");
    }));
});

describe("plan", () => {
  test("shows the figures without a lock file and says what comes next", () =>
    withCommand(async ({ dir, run }) => {
      const { exitCode, stdout, stderr } = await run(["plan"]);
      // One empty line between tables, not two.
      expect(stdout).not.toContain("\n\n\n");
      expect(exitCode).toBe(0);
      expect(stdout).toContain("140 people");
      expect(stdout).toContain("azure-pool-office-standard-pooled-normal");
      expect(stdout).toContain("next      workplace lock");
      expect(stderr).toContain("warning");
      expect(readdirSync(dir)).not.toContain("cdktf.out");
    }));

  test("--format json prints all figures with value and unit", () =>
    withCommand(async ({ run }) => {
      const plan = JSON.parse((await run(["plan", "--format", "json"])).stdout) as {
        people: unknown;
        pools: readonly { id: string; hosts: unknown }[];
      };
      expect(plan.people).toMatchObject({ value: 140, unit: "people" });
      expect(plan.pools[0]!.hosts).toMatchObject({ unit: "hosts" });
    }));

  test("fails on an error and prints no figures", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(["plan"]);
      expect([exitCode, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("estate.yaml:");
    }, brokenEstate()));
});

describe("explain", () => {
  test("leaves figures of single members out of the list until asked", () =>
    withCommand(async ({ run }) => {
      await run(["lock"]);
      const short = (await run(["explain"])).stdout;
      const long = (await run(["explain", "--all"])).stdout;
      expect(short).not.toContain("/member/");
      expect(short).toMatch(/^… and \d+ figures of single members and user groups; --all lists them$/m);
      expect(long).toContain("/member/back-office/");
      expect(long).not.toContain("--all");
    }));

  test("lists every subject", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout } = await run(["explain"]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain("city/people = 140 people\n");
    }));

  test("follows a figure to the line of the estate that it comes from", () =>
    withCommand(async ({ dir, run }) => {
      const { stdout } = await run(["explain", "city/people"]);
      const [, file, line] = /← (user-groups\/[a-z-]+\.yaml):(\d+)/.exec(stdout)!;
      const text = readFileSync(join(dir, file!), "utf8").split("\n")[Number(line) - 1];
      expect(text).toMatch(/\d+/);
      expect(stdout).toContain("  = ");
    }));

  test("fails for part of a name with the figures that contain it", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stderr } = await run(["explain", "physicalHosts"]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('"cluster/desktops/physicalHosts"');
      expect(stderr).not.toContain('"city/people"');
    }));

  test("--format json gives the same tree as data", () =>
    withCommand(async ({ run }) => {
      const tree = JSON.parse((await run(["explain", "city/people", "--format", "json"])).stdout) as {
        inputs: readonly unknown[];
      };
      expect(tree).toMatchObject({ subject: "city/people", value: 140, unit: "people" });
      expect(tree.inputs.length).toBeGreaterThan(0);
    }));
});

test("an estate without its settings fails with a finding, not with a bug", () =>
  withCommand(
    async ({ run }) => {
      for (const command of ["check", "plan", "lock", "synth", "explain"]) {
        expect((await run([command])).exitCode).toBe(1);
      }
    },
    commandEstate(without(minimalEstate(), "estate.yaml")),
  ));
