import { application, bareApplication, withFacts } from "../support/application-object";
import { manifestFiles, named } from "../support/application-files";
import type { EstateFiles } from "../support/estate-builder";
import { withGitEstate } from "../support/git-estate";
import { commandEstate, recorder, withCommand } from "../support/run-command";

const LOCKS = named("locks", withFacts("multiSession", { locksSharedFiles: true }));
const OPEN = named("open", bareApplication());
const FINE = named("fine", application());

const estate: EstateFiles = { ...commandEstate(), ...manifestFiles([FINE, LOCKS, OPEN]) };

interface Report {
  readonly errors: number;
  readonly notes: number;
  readonly diagnostics: readonly { readonly file: string; readonly rule: string; readonly line: number }[];
}

const report = (stdout: string): Report => JSON.parse(stdout) as Report;

describe("apps check", () => {
  test("counts verdicts, reasons and questions, and names the next step", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(["apps", "check"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/^3 applications judged on 2026-11-21, each where it runs best\n\n/);
      expect(stdout).toMatch(/\npooled desktop +1 +0 +1 +1 +0 *\n/);
      expect(stdout).toMatch(/\nlocks on shared files +MS-019 +1 +0 +1 *\n/);
      expect(stdout).toMatch(new RegExp(`\\n${OPEN.office} +\\d+ +1 *\\n`));
      expect(stdout).toContain("\n\ndecisions: 3 not reviewed\n\nnext: ");
      expect(stdout).toContain("\nnext: workplace apps show locks says why and what to do about it\n");
      expect(stdout).toMatch(/\n[\d,]+ notes \(--notes shows them\)\n$/);
    }, estate));

  test.each(["check", "matrix"])(
    "apps %s fits a terminal of 80 columns, and a file gets whole texts",
    async (command) =>
      withCommand(
        async ({ run }) => {
          const stdout = { ...recorder(true), columns: 80 };
          await run(["apps", command, "--no-color"], { stdout });
          const lines = stdout.text().split("\n");
          expect(lines.filter((line) => line.length > 80)).toEqual([]);
          expect(lines.length).toBeGreaterThan(5);
          expect((await run(["apps", command])).stdout).toContain("x".repeat(90));
        },
        { ...estate, ...manifestFiles([{ ...OPEN, name: "x".repeat(90), office: "x".repeat(90) }]) },
      ),
  );

  test("shows the reasons line by line on demand", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "check", "locks", "--notes"]);
      expect(stdout).toMatch(
        /^applications\/locks.yaml:\d+:3: note: locks on shared files: .* \[MS-019\]\n/m,
      );
      expect(stdout).toContain("\n    locksSharedFiles: true\n    ^~~");
      expect(stdout).toContain("\n\n1 application judged");
      expect(stdout).not.toContain("applications/open.yaml:");
      expect(stdout).not.toContain("--notes shows them");
    }, estate));

  test("tells what the estate settles for all from what owners can act on", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "check"]);
      expect(stdout).toContain(
        "\nsettled by the estate, once for all\nhosts that attach packages [PK-043], 3 applications: set up app attach: ",
      );
      expect(stdout).not.toMatch(/\nhosts that attach packages +PK-043/);
    }, estate));

  test("gives machines all notes, with what their rules are about", () =>
    withCommand(async ({ run }) => {
      const { diagnostics } = report((await run(["apps", "check", "--format", "json"])).stdout);
      expect(diagnostics.filter(({ rule }) => rule === "PK-043").map(({ file }) => file)).toEqual([
        "estate.yaml",
      ]);
      expect(diagnostics.map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(["MS-019", "app/missing-section"]),
      );
      const sarif = (await run(["apps", "check", "--format", "sarif"])).stdout;
      expect(sarif).toContain('"text": "locks on shared files"');
      expect(sarif).toContain('"text": "sections that decide verdicts are filled in"');
    }, estate));

  test("gives summaries of pipelines the figures as well", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "check", "--format", "markdown"]);
      expect(stdout).toMatch(
        /^\*\*\d+ notes\*\*\n\n```text\n3 applications judged [^`]*\nnext: [^\n]*\n```\n$/,
      );
    }, estate));

  test("says of a manifest that cannot be read why, when it is asked for", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stdout, stderr } = await run(["apps", "check", "zeros"]);
        expect([exitCode, stderr]).toEqual([1, ""]);
        expect(stdout).toMatch(/^applications\/zeros\.yaml:1:\d+: .* \[file\/encoding\]\n/);
      },
      { ...estate, "applications/zeros.yaml": "name: \u0000\n" },
    ));

  test("reports a manifest with an error and judges the others", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stdout } = await run(["apps", "check"]);
        expect(exitCode).toBe(1);
        expect(stdout).toContain("applications/broken.yaml:1:1: the file lacks the key");
        expect(stdout).toContain("\n3 applications judged");
      },
      { ...estate, "applications/broken.yaml": "name: Broken\n" },
    ));

  test("judges nothing while a scenario has an error, and fails", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stdout } = await run(["apps", "check", "fine"]);
        expect(exitCode).toBe(1);
        expect(stdout).toContain("scenarios/broken.yaml:1:1:");
        expect(stdout).not.toContain("judged");
      },
      { ...estate, "scenarios/broken.yaml": "name: Broken\n" },
    ));

  test("reads neither catalogue, sites nor lock file", () =>
    withCommand(async ({ run }) => expect((await run(["apps", "check"])).exitCode).toBe(0), {
      ...estate,
      "catalog/devices.yaml": "x: [",
      "sites/town-hall.yaml": "x: [",
      "estate.lock.yaml": "x: [",
    }));

  test.each([
    [[], 0],
    [["--strict"], 1],
  ])("a warning with %p ends with %d", (options, exitCode) =>
    withCommand(
      async ({ run }) => expect((await run(["apps", "check", ...options])).exitCode).toBe(exitCode),
      { ...estate, "applications/notes.txt": "" },
    ),
  );

  test("notes never fail", () =>
    withCommand(
      async ({ run }) => expect((await run(["apps", "check", "--strict"])).exitCode).toBe(0),
      estate,
    ));

  test("a waiver that has lapsed fails", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stdout } = await run(["apps", "check"]);
        expect(exitCode).toBe(1);
        expect(stdout).toContain("the waiver of MS-019 lapsed on 2026-11-20");
      },
      {
        ...estate,
        ...manifestFiles([
          {
            ...LOCKS,
            decision: {
              state: "ready",
              waivers: [{ rule: "MS-019", modes: [], reason: "x", approvedBy: "x", expires: "2026-11-20" }],
            },
          },
        ]),
      },
    ));

  test("rejects an application that does not exist, with a proposal", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stderr } = await run(["apps", "check", "lokcs"]);
      expect([exitCode, stderr]).toEqual([
        2,
        'error: there is no application "lokcs"; did you mean "locks"?\n',
      ]);
    }, estate));

  test("an estate without applications has nothing to judge", () =>
    withCommand(async ({ run }) => {
      expect(await run(["apps", "check"])).toEqual({ exitCode: 0, stdout: "no findings\n", stderr: "" });
    }));
});

describe("--waivers-from", () => {
  const waived: EstateFiles = manifestFiles([
    {
      ...LOCKS,
      decision: {
        state: "in-progress",
        waivers: [{ rule: "MS-019", modes: [], reason: "x", approvedBy: "x", expires: "2027-06-30" }],
      },
    },
  ]);
  const rulesOf = (stdout: string) =>
    report(stdout)
      .diagnostics.filter(({ file }) => file === "applications/locks.yaml")
      .map(({ rule }) => rule);
  const check = ["apps", "check", "--format", "json"];

  test("a waiver counts once the revision has it, and until then it is reported where it stands", () =>
    withGitEstate(async ({ run, write, commit }) => {
      write(waived);
      expect(rulesOf((await run(check)).stdout)).not.toContain("MS-019");
      const since = [...check, "--waivers-from", "v1", "--changed-since", "v1"];
      expect(rulesOf((await run(since)).stdout)).toEqual(
        expect.arrayContaining(["MS-019", "app/ungranted-exemption"]),
      );
      const { exitCode, stdout } = await run(["apps", "check", "--waivers-from", "v1"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /^applications\/locks\.yaml:\d+:13: warning: the waiver of MS-019 does not count/m,
      );
      expect(stdout).toContain("    - rule: MS-019\n              ^~~~~~");
      commit("a waiver");
      expect(rulesOf((await run([...check, "--waivers-from", "HEAD"])).stdout)).toEqual([]);
    }, estate));

  test("a correction counts once the revision has it", () =>
    withGitEstate(async ({ run, write, files }) => {
      const rules = "  rules: { MS-019: { effects: { pooled: warning, remote-app: warning }, reason: x } }";
      write({ "estate.yaml": `${files["estate.yaml"]}compatibility:\n${rules}\n` });
      const since = ["apps", "check", "--changed-since", "v1"];
      const { stdout } = await run([...since, "--waivers-from", "v1"]);
      expect(stdout).toMatch(/^estate\.yaml:\d+:12: warning: the correction of MS-019 does not count/m);
      expect((await run(since)).stdout).not.toContain("does not count");
    }, estate));

  test("the gate asks the revision as well", () =>
    withGitEstate(async ({ run, write, edit }) => {
      edit("user-groups/back-office.yaml", "headcount:", "applications: { locks: 1 }\nheadcount:");
      expect((await run(["check"])).stdout).toContain("[placement/application]");
      write(waived);
      expect(await run(["check"])).toMatchObject({ exitCode: 0 });
      const { exitCode, stdout } = await run(["check", "--waivers-from", "v1"]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain("[placement/application]");
      expect(stdout).toContain("[app/ungranted-exemption]");
    }, estate));

  test("a manifest with an error there grants nothing", () =>
    withGitEstate(
      async ({ run, write }) => {
        write(waived);
        expect(rulesOf((await run([...check, "--waivers-from", "v1"])).stdout)).toContain("MS-019");
      },
      { ...estate, ...waived, "applications/locks.yaml": "name: Broken\n" },
    ));

  test("rejects a revision at which nothing can be judged", () =>
    withGitEstate(
      async ({ run }) => {
        const { exitCode, stderr } = await run([...check, "--waivers-from", "v1"]);
        expect(exitCode).toBe(2);
        expect(stderr).toContain('the estate at "v1" has ');
      },
      { ...estate, "scenarios/broken.yaml": "name: Broken\n" },
    ));
});
