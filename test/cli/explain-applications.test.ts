import { stringify } from "yaml";
import type { Application } from "../../model/estate";
import { application, withFacts } from "../support/application-object";
import { edited, minimalEstate, type EstateFiles } from "../support/estate-builder";
import { commandEstate, withCommand } from "../support/run-command";

/** Nobody knows whether it keeps settings in the machine's registry (MS-013). */
const OPEN = withFacts("multiSession", { unknown: ["userSettingsInMachineRegistry"] });

/** It does, so nobody can share a machine. */
const UNSHARED = withFacts("multiSession", { userSettingsInMachineRegistry: true });

function manifests(all: Readonly<Record<string, Application>>): EstateFiles {
  return Object.fromEntries(
    Object.entries(all).map(([id, { id: _, file: __, ...rest }]) => [
      `applications/${id}.yaml`,
      stringify({ ...rest, cmdbId: id }),
    ]),
  );
}

const CITY: EstateFiles = {
  ...commandEstate(
    edited(
      minimalEstate(),
      "user-groups/back-office.yaml",
      "assumptions:",
      "applications:\n  archive: 10\n  fees: 1\n  lists: 20\nassumptions:",
    ),
  ),
  ...manifests({
    archive: application(),
    fees: OPEN,
    lists: application(),
    "old-lists": UNSHARED,
  }),
};

const explained = (...argv: readonly string[]): Promise<string> => {
  let stdout = "";
  return withCommand(async ({ run }) => {
    ({ stdout } = await run(["explain", ...argv]));
  }, CITY).then(() => stdout);
};

test("the plan's count of applications says what each verdict means and names who is behind it, most users first", async () => {
  const lines = (await explained("applications")).split("\n");
  expect(lines.slice(0, 2)).toEqual([
    "applications = 4 applications",
    "  = compatible + conditional + unknown + notPlaceable",
  ]);
  expect(lines.filter((line) => line.startsWith("        "))).toEqual([
    "        lists, 20 people",
    "        archive, 10 people",
    "        fees, 1 person [MS-013]",
    "        old-lists, used by nobody [MS-013]",
  ]);
  expect(lines.filter((line) => /^ {4}\S/.test(line)).map((line) => line.split(":")[0])).toEqual([
    "    compatible = 2",
    "    conditional = 0",
    "    unknown = 1",
    "    notPlaceable = 1",
  ]);
});

test("a single count names its applications", async () => {
  expect((await explained("applications/notPlaceable")).split("\n")).toEqual([
    "applications/notPlaceable = 1 application",
    expect.stringContaining("no seat of any user group can run it"),
    "    old-lists, used by nobody [MS-013]",
    "",
  ]);
});

test("counts stand among the subjects that can be explained", async () => {
  expect(await explained()).toMatch(
    /^applications = 4 applications\napplications\/compatible = 2 applications\n/,
  );
  expect(JSON.parse(await explained("--format", "json"))[3]).toEqual({
    subject: "applications/unknown",
    value: 1,
    unit: "applications",
  });
});

describe("with many applications", () => {
  const many = manifests(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`app-${String(index + 10)}`, OPEN] as const),
    ),
  );

  test("text names the first ones and counts the rest, --all and json name all", () =>
    withCommand(
      async ({ run }) => {
        const named = async (...argv: readonly string[]): Promise<number> =>
          ((await run(["explain", ...argv])).stdout.match(/app-\d\d/g) ?? []).length;
        expect(await named("applications")).toBe(4);
        expect(await named("applications/unknown")).toBe(20);
        expect(await named("applications/unknown", "--all")).toBe(30);
        expect(await named("applications", "--format", "json")).toBe(30);
        const { stdout } = await run(["explain", "applications"]);
        expect(stdout).toContain("… and 26 more; workplace explain applications/unknown --all names them");
      },
      { ...commandEstate(minimalEstate()), ...many },
    ));
});

test("fails for a verdict that does not exist, with those that do", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run(["explain", "applications/notPlacable"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('did you mean "applications/notPlaceable"?');
  }, CITY));

test("an estate without applications has nothing to count", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run(["explain", "applications"]);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('nothing is planned under "applications"'),
    ]);
  }));
