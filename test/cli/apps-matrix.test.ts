import { parse } from "csv-parse/sync";
import type { VerdictMatrix } from "../../cli/apps-matrix";
import { application, bareApplication, withFacts } from "../support/application-object";
import { manifestFiles, named } from "../support/application-files";
import type { EstateFiles } from "../support/estate-builder";
import { commandEstate, withCommand } from "../support/run-command";

const estate: EstateFiles = {
  ...commandEstate(),
  ...manifestFiles([
    { ...named("fine", application()), name: "=SUM(1)" },
    { ...named("locks", withFacts("multiSession", { locksSharedFiles: true })), name: "3.11" },
    { ...named("portal", bareApplication()), forms: ["web"] },
  ]),
};

const run = (...options: readonly string[]) =>
  withCommand(({ run: command }) => command(["apps", "matrix", ...options]), estate);

test("the table has a line for each application and a word for each mode", async () => {
  const { exitCode, stdout, stderr } = await run();
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^application +pooled +personal +remote-app +app-attach +local +web +name\n/);
  expect(stdout).toMatch(/\nfine +yes +yes +yes +\S+ +· +· +=SUM\(1\)\n/);
  expect(stdout).toMatch(/\nlocks +no +yes +no +/);
  expect(stdout).toMatch(/\nportal +· +· +· +· +· +\? /);
  expect(stdout).toContain("yes = compatible, if = conditional");
  expect(stdout).toContain("in the scenario where each mode works best, on 2026-11-21\n");
});

test("one scenario alone", async () => {
  expect((await run("--scenario", "thin-client")).stdout).toContain('in scenario "thin-client", on');
  const { exitCode, stderr } = await run("--scenario", "thin-cleint");
  expect([exitCode, stderr]).toEqual([
    2,
    'error: there is no scenario "thin-cleint"; did you mean "thin-client"?\n',
  ]);
});

test("data name verdicts, the best mode and the rules that decide", async () => {
  const { applications, scenario } = JSON.parse((await run("--format", "json")).stdout) as VerdictMatrix;
  expect(scenario).toBeUndefined();
  expect(applications.map(({ id }) => id)).toEqual(["fine", "locks", "portal"]);
  expect(applications[1]).toMatchObject({
    verdicts: { pooled: "incompatible", personal: "compatible", web: "not-applicable" },
    best: "personal",
    reasons: { pooled: ["MS-019"] },
  });
  expect(applications[1]?.reasons.personal).toBeUndefined();
  expect(applications[2]?.best).toBeUndefined();
});

test("a spreadsheet gets the words as it opens them, no formula, and nothing that it would change", async () => {
  const { stdout } = await run("--format", "csv");
  expect(stdout).toMatch(/^\uFEFFapplication;name;office;pooled;.*;best\r\n/);
  const rows = parse(stdout, { columns: true, delimiter: ";", bom: true }) as Record<string, string>[];
  expect(rows[0]).toMatchObject({
    application: "fine",
    name: "'=SUM(1)",
    pooled: "compatible",
    best: "pooled",
  });
  expect(rows[1]?.["name"]).toBe('="3.11"');
  expect(rows).toHaveLength(3);
});

test("Markdown is a table", async () => {
  const lines = (await run("--format", "markdown")).stdout.split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "| application | pooled desktop | personal desktop | RemoteApp | app attach | installed on the device | in the browser |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    expect.stringMatching(/^\| fine \| yes \| yes \|/),
  ]);
});

test("an error in a manifest goes to stderr and fails, the others are shown", () =>
  withCommand(
    async ({ run: command }) => {
      const { exitCode, stdout, stderr } = await command(["apps", "matrix"]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("applications/broken.yaml:1:1:");
      expect(stdout).toContain("\nlocks ");
    },
    { ...estate, "applications/broken.yaml": "name: Broken\n" },
  ));
