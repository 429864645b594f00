import type { ApplicationReport } from "../../cli/apps-show";
import { application, bareApplication, withFacts } from "../support/application-object";
import { manifestFiles, named } from "../support/application-files";
import { edited, type EstateFiles } from "../support/estate-builder";
import { commandEstate, recorder, withCommand } from "../support/run-command";

const tested = {
  ...named("tested", withFacts("multiSession", { locksSharedFiles: true })),
  evidence: [
    {
      kind: "test" as const,
      modes: ["remote-app" as const],
      result: "works-with-conditions" as const,
      on: "2026-09-01",
      reference: "TEST-0815",
      conditions: "one person at a time",
    },
    {
      kind: "test" as const,
      modes: ["pooled" as const],
      operatingSystem: "windows-server-2019" as const,
      result: "works" as const,
      on: "2026-09-02",
      reference: "TEST-0816",
    },
  ],
  decision: {
    state: "ready" as const,
    delivery: "remote-app" as const,
    on: "2026-10-01",
    note: "agreed with the office",
    waivers: [
      {
        rule: "MS-019",
        modes: ["pooled" as const],
        reason: "pilot",
        approvedBy: "security",
        expires: "2027-01-31",
      },
      { rule: "MS-013", modes: [], reason: "pilot", approvedBy: "security", expires: "2026-01-31" },
    ],
  },
};

const estate: EstateFiles = {
  ...commandEstate(),
  ...manifestFiles([
    named("fine", application()),
    named("locks", withFacts("multiSession", { locksSharedFiles: true })),
    named("open", bareApplication()),
    tested,
  ]),
};

const show = (...args: readonly string[]) => withCommand(({ run }) => run(["apps", "show", ...args]), estate);

test("says in words where an application runs, why not and what to do", async () => {
  const { exitCode, stdout, stderr } = await show("locks");
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(
    "\napplications/locks.yaml, protection class normal, judged on 2026-11-21; best: personal desktop\n",
  );
  expect(stdout).toContain(
    "\n\nverdicts\n  pooled desktop           incompatible\n  personal desktop         compatible\n",
  );
  expect(stdout).toMatch(
    /\n\nreasons\n {2}blocker: locks on shared files: .* \[MS-019\]\n {4}pooled desktop, RemoteApp\n/,
  );
  expect(stdout).not.toContain("in the browser");
  expect(stdout).toMatch(
    /\nways out, the cheapest first\n {2}[\w, -]+, now incompatible \(pooled desktop\):\n {4}/,
  );
  expect(stdout).toContain(
    "\n    personal desktop: deliver it on desktops of one's own: M, 8 days, then compatible\n",
  );
});

test("asks each question once, with the place of the answer", async () => {
  const { stdout } = await show("open");
  expect(stdout).toMatch(/\n {2}pooled desktop +unknown, \d+ open questions\n/);
  expect(stdout).not.toContain("open question:");
  expect(stdout.match(/\[MS-019\]\n/g)).toHaveLength(1);
  expect(stdout).toMatch(/\n {2}multiSession\n(?: {4}.*\? \[MS-\d+\]\n)* {4}.*\? \[MS-019\]\n/);
  expect(stdout).toMatch(/complete the manifest \[(?:[A-Z]{2}-\d+,? ){6}and \d+ more\]/);
  expect(stdout).toMatch(/complete the manifest .*, then compatible if the answers are harmless\n/);
});

test("shows tests, decisions and waivers, also those that have lapsed", async () => {
  const { stdout } = await show("tested");
  expect(stdout).toContain(
    "\n  RemoteApp                conditional by the test of 2026-09-01 (TEST-0815): one person at a time\n",
  );
  expect(stdout).toContain("[MS-019, set aside by a test]\n    RemoteApp\n");
  expect(stdout).toContain("[MS-019, set aside by a waiver]\n    pooled desktop\n");
  expect(stdout).toContain(
    "\nevidence\n  2026-09-01 a test says works-with-conditions: one person at a time (remote-app), TEST-0815; decides: RemoteApp\n",
  );
  expect(stdout).toContain("(pooled, windows-server-2019), TEST-0816; decides nothing: ");
  expect(stdout).toContain(
    "\ndecision\n  ready, delivery: RemoteApp since 2026-10-01: agreed with the office\n",
  );
  expect(stdout).toContain("\n  waiver of MS-019 until 2027-01-31, accepted by security: pilot\n");
  expect(stdout).toContain("\n  waiver of MS-013 lapsed on 2026-01-31, accepted by security: pilot\n");
});

test("names the scenarios where they differ", async () => {
  const estateOf = (localApplications: string): EstateFiles =>
    edited(estate, "scenarios/convertible.yaml", "delivery:", `${localApplications}delivery:`);
  const shown = (files: EstateFiles) => withCommand(({ run }) => run(["apps", "show", "locks"]), files);
  expect((await shown(estateOf(""))).stdout).not.toContain("installed on the device");
  const { stdout } = await shown(estateOf("localApplications: true\n"));
  expect(stdout).toContain("\n  installed on the device  compatible (convertible)\n");
});

test("wraps long lines on a terminal", async () => {
  const stdout = { ...recorder(true), columns: 80 };
  await withCommand(({ run }) => run(["apps", "show", "open", "--no-color"], { stdout }), estate);
  expect(
    stdout
      .text()
      .split("\n")
      .filter(({ length }) => length > 80),
  ).toEqual([]);
  expect(stdout.text()).toMatch(/\n {4}does the vendor .*\n {8}\w/);
});

test("data hold the same", async () => {
  const report = JSON.parse((await show("locks", "--format", "json")).stdout) as ApplicationReport;
  expect(report).toMatchObject({ id: "locks", best: "personal", questions: [] });
  const pooled = report.modes.filter(({ mode }) => mode === "pooled");
  expect(pooled).toMatchObject([{ verdict: "incompatible", scenarios: ["convertible", "thin-client"] }]);
  expect(report.waysOut.length).toBeGreaterThan(0);
});

test.each(["locks.yaml", "applications/locks.yaml", "./applications/locks.yaml"])(
  "takes the file %s for its application",
  async (named) => expect(await show(named)).toEqual(await show("locks")),
);

test("proposes what begins with what was typed", async () => {
  expect((await show("applications/loc")).stderr).toContain('did you mean "locks"?');
});

test("rejects an application that does not exist", async () => {
  const { exitCode, stderr } = await show("lokcs");
  expect([exitCode, stderr]).toEqual([2, 'error: there is no application "lokcs"; did you mean "locks"?\n']);
});

test("fails for a manifest that cannot be judged, with its errors", () =>
  withCommand(
    async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(["apps", "show", "broken"]);
      expect([exitCode, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("applications/broken.yaml:1:1:");
    },
    { ...estate, "applications/broken.yaml": "name: Broken\n" },
  ));
