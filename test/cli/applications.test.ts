import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../planning/plan";
import { withFacts } from "../support/application-object";
import { connectedApplication, withManifests } from "../support/application-yaml";
import { edited, type EstateFiles } from "../support/estate-builder";
import { commandEstate, withCommand } from "../support/run-command";

const GROUP = "user-groups/back-office.yaml";
const POOL = "azure-pool-office-standard-pooled-normal";

function needing(applications: string, files: EstateFiles): EstateFiles {
  return edited(files, GROUP, "zone: office", `applications: ${applications}\nzone: office`);
}

/** 30 people use the register on their shared desktop, 20 the archive as a single window. */
function estate(): EstateFiles {
  const register = connectedApplication("register");
  const archive = connectedApplication("archive", { delivery: "remote-app" });
  return needing("{ register: 30, archive: 20 }", withManifests(commandEstate(), register, archive));
}

/** Nobody in the back office can run it: settings in the machine registry, shared desktops only. */
function refused(): EstateFiles {
  const unshared = withFacts("multiSession", { userSettingsInMachineRegistry: true });
  return needing("{ archive: 20 }", withManifests(commandEstate(), unshared));
}

test("plan shows applications per pool and how many there are of each verdict", () =>
  withCommand(async ({ run }) => {
    const { stdout, exitCode } = await run(["plan"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("verdicts  2 (2 compatible, 0 conditional, 0 unknown, 0 not placeable)\n");
    const [, table = ""] = stdout.split(/\n(?=pool +applications)/);
    expect(
      table
        .split("\n")
        .slice(0, 3)
        .map((line) => line.split(/ {2,}/).filter(Boolean)),
    ).toEqual([
      ["pool", "applications", "in browser", "published", "conditional", "unknown"],
      [POOL, "1", "0", "0", "0", "0"],
      ["azure-pool-office-standard-remote-app-normal", "1", "0", "1", "0", "0"],
    ]);
  }, estate()));

test("plan shows neither for an estate without applications", () =>
  withCommand(async ({ run }) => {
    const { stdout } = await run(["plan"]);
    expect(stdout).not.toMatch(/applications|verdicts/);
  }));

test("plan in JSON holds applications with their connections, and the rules they need", () =>
  withCommand(async ({ run }) => {
    const plan = JSON.parse((await run(["plan", "--format", "json"])).stdout) as Plan;
    expect(plan.pools.find(({ id }) => id === POOL)?.applications).toMatchObject([
      {
        id: "register",
        mode: "pooled",
        verdict: "compatible",
        people: 30,
        connections: [{ ports: ["1521"] }],
      },
    ]);
    expect(plan.azure?.connectionRules.map(({ name, priority }) => [name, priority])).toEqual([
      ["app-archive-database-tcp", 1000],
      ["app-register-database-tcp", 1001],
    ]);
  }, estate()));

test("the gate stops check and synth at the line of the user group, and nothing is written", () =>
  withCommand(async ({ run, dir }) => {
    await run(["lock"]);
    for (const command of ["check", "synth", "plan"]) {
      const { exitCode, stdout, stderr } = await run([command]);
      const text = stdout + stderr;
      expect(exitCode).toBe(1);
      expect(text).toMatch(/user-groups\/back-office\.yaml:\d+:\d+/);
      expect(text).toContain("[placement/application]");
      expect(text).toContain("none of them sits in scenarios that can run it");
      expect(text).toContain("(MS-013)");
    }
    expect(readdirSync(dir)).not.toContain("cdktf.out");
  }, refused()));

test("the day of the run decides whether a waiver still holds", () => {
  const base = withFacts("multiSession", { userSettingsInMachineRegistry: true });
  const waiver = {
    rule: "MS-013",
    modes: [],
    reason: "few users",
    approvedBy: "head of IT",
    expires: "2026-11-21",
  };
  const waived = { ...base, decision: { ...base.decision, waivers: [waiver] } };
  const files = needing("{ archive: 20 }", withManifests(commandEstate(), waived));
  return withCommand(async ({ run }) => {
    const on = async (today: string): Promise<number> => (await run(["plan"], { today })).exitCode;
    expect([await on("2026-11-21"), await on("2026-11-22")]).toEqual([0, 1]);
  }, files);
});

test("synth publishes the single window and says how many applications there are", () =>
  withCommand(async ({ run, dir }) => {
    await run(["lock"]);
    const { stdout, exitCode } = await run(["synth"]);
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining(
        "  applications    2 (2 compatible, 0 conditional, 0 unknown, 0 not placeable)\n",
      ),
    ]);
    expect(readdirSync(join(dir, "cdktf.out", "stacks"))).toContain(
      "azure-pool-office-standard-remote-app-normal",
    );
  }, estate()));

describe("a correction that names no rule of the catalogue", () => {
  const corrected = edited(
    estate(),
    "estate.yaml",
    "priceBook: test-2026\n",
    'priceBook: test-2026\ncompatibility:\n  rules:\n    MS-999: { effects: { pooled: none }, reason: "a test" }\n',
  );

  test.each(["check", "plan", "synth"])("fails %s", (command) =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout, stderr } = await run([command]);
      expect(exitCode).toBe(1);
      expect(stdout + stderr).toMatch(
        /^estate\.yaml:\d+:5: the correction names the rule "MS-999".* \[app\/unknown-rule\]\n/,
      );
    }, corrected),
  );

  test("is described for code scanning", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["check", "--format", "sarif"]);
      expect(stdout).toContain('"text": "waivers and corrections name rules of the catalogue"');
    }, corrected));
});
