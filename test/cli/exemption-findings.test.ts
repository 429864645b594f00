import type { Application } from "../../model/estate";
import { withFacts } from "../support/application-object";
import { withManifests } from "../support/application-yaml";
import type { EstateFiles } from "../support/estate-builder";
import { commandEstate, withCommand } from "../support/run-command";

/** An application that nobody uses: the gate has no reason to object. */
function unusedWith(facts: Partial<Application>): EstateFiles {
  const single = withFacts("multiSession", { oneInstancePerMachine: true });
  return withManifests(commandEstate(), { ...single, version: "11.10", ...facts });
}

function waivedUntil(expires: string, rule = "MS-015"): EstateFiles {
  const waiver = { rule, modes: [], reason: "pilot", approvedBy: "head of IT", expires };
  return unusedWith({ decision: { state: "in-progress", waivers: [waiver] } });
}

function testedOn(on: string, version: string): EstateFiles {
  const proof = { kind: "test", result: "works", reference: "T-0815" } as const;
  return unusedWith({ evidence: [{ ...proof, modes: ["pooled"], on, version }] });
}

describe("check, while the gate is content", () => {
  test.each([
    [
      "a waiver after its last day",
      waivedUntil("2026-11-20"),
      "the waiver of MS-015 lapsed on 2026-11-20",
      "app/waiver-lapsed",
    ],
    [
      "a waiver 30 days before its last day",
      waivedUntil("2026-12-21"),
      "ends on 2026-12-21",
      "app/waiver-ending",
    ],
    [
      "a test of another version",
      testedOn("2026-10-01", "11.9"),
      'is about version "11.9"',
      "app/outdated-test",
    ],
    ["a test of a day to come", testedOn("2026-11-22", "11.10"), "is dated 2026-11-22", "app/future-date"],
  ])("warns of %s, where it stands", (_, files, said, rule) =>
    withCommand(async ({ run }) => {
      await run(["lock"]);
      const { exitCode, stdout } = await run(["check"]);
      const line = stdout.split("\n").find((text) => text.includes(said));
      expect(line).toMatch(/^applications\/archive\.yaml:\d+:\d+: warning: /);
      expect(line).toContain(`[${rule}]`);
      expect([exitCode, (await run(["check", "--strict"])).exitCode]).toEqual([0, 1]);
    }, files),
  );

  test.each([
    ["a waiver 31 days before its last day", waivedUntil("2026-12-22")],
    ["a test of today and of the version in use", testedOn("2026-11-21", "11.10")],
  ])("says nothing of %s", (_, files) =>
    withCommand(async ({ run }) => expect((await run(["check"])).stdout).not.toContain("[app/"), files),
  );

  test("plan shows the warning too", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stderr } = await run(["plan"]);
      expect([exitCode, stderr]).toEqual([0, expect.stringContaining("[app/waiver-lapsed]")]);
    }, waivedUntil("2026-11-20")));

  test("fails for a waiver of a rule that does not exist", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stdout } = await run(["check"]);
        expect(exitCode).toBe(1);
        expect(stdout).toMatch(/^applications\/archive\.yaml:\d+:\d+: .* \[app\/unknown-rule\]\n/m);
      },
      waivedUntil("2027-06-30", "MS-099"),
    ));
});
