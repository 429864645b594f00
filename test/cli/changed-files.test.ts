import { bareApplication, application, withFacts } from "../support/application-object";
import { manifestFiles, named } from "../support/application-files";
import { edited, type EstateFiles } from "../support/estate-builder";
import { withGitEstate } from "../support/git-estate";
import { commandEstate, withCommand } from "../support/run-command";

const estate: EstateFiles = {
  ...commandEstate(),
  ...manifestFiles([
    named("fine", application()),
    named("locks", withFacts("multiSession", { locksSharedFiles: true })),
    named("open", bareApplication()),
  ]),
};

interface Report {
  readonly diagnostics: readonly { readonly file: string }[];
}

describe("apps check --changed-since", () => {
  const filesOf = (stdout: string) => [
    ...new Set((JSON.parse(stdout) as Report).diagnostics.map(({ file }) => file)),
  ];
  const since = ["apps", "check", "--format", "json", "--changed-since"];

  test("looks at manifests that were changed or added, committed or not, on this side only", () =>
    withGitEstate(async ({ run, edit, write, remove, commit, git }) => {
      git("checkout", "--quiet", "-b", "side");
      edit("applications/open.yaml", "name: ", "description: x\nname: ");
      commit("side");
      git("checkout", "--quiet", "main");
      edit("applications/locks.yaml", "locksSharedFiles: true", "locksSharedFiles: true # as tested");
      commit("main");
      expect(filesOf((await run([...since, "v1"])).stdout)).toEqual(["applications/locks.yaml"]);
      expect(filesOf((await run([...since, "side"])).stdout)).toEqual(["applications/locks.yaml"]);
      write(manifestFiles([named("new", bareApplication())]));
      remove("applications/fine.yaml");
      expect(filesOf((await run([...since, "HEAD"])).stdout)).toEqual(["applications/new.yaml"]);
    }, estate));

  test.each(["estate.yaml", "scenarios/convertible.yaml"])(
    "judges all when %s has changed, and says so",
    (file) =>
      withGitEstate(async ({ run, write, files }) => {
        write({ [file]: `${String(files[file])}# as decided\n` });
        const { stdout, stderr } = await run([...since, "v1"]);
        expect(filesOf(stdout)).toEqual(filesOf((await run(["apps", "check", "--format", "json"])).stdout));
        expect(filesOf(stdout)).toEqual(expect.arrayContaining(["applications/locks.yaml"]));
        expect(stderr).toBe(
          `${file} changed, and all verdicts may hang on it: all applications are judged\n`,
        );
      }, estate),
  );

  test("judges what people in a changed user group need", () =>
    withGitEstate(async ({ run, edit }) => {
      edit("user-groups/back-office.yaml", "name: ", "applications: { locks: 1 }\nname: ");
      const { stdout, stderr } = await run([...since, "v1"]);
      expect([filesOf(stdout), stderr]).toEqual([["applications/locks.yaml"], ""]);
    }, estate));

  test("lets others' errors pass, and fails for those of changed manifests", () =>
    withGitEstate(
      async ({ run, edit }) => {
        expect((await run(["apps", "check", "--changed-since", "v1"])).exitCode).toBe(0);
        edit("applications/broken.yaml", "Broken", "Still broken");
        const { exitCode, stdout } = await run(["apps", "check", "--changed-since", "v1"]);
        expect(exitCode).toBe(1);
        expect(stdout).toContain("applications/broken.yaml:1:1:");
      },
      { ...estate, "applications/broken.yaml": "name: Broken\n" },
    ));

  test("fails when a manifest is gone that people need", () =>
    withGitEstate(
      async ({ run, remove }) => {
        expect((await run(["apps", "check", "--changed-since", "v1"])).exitCode).toBe(0);
        remove("applications/fine.yaml");
        const { exitCode, stdout } = await run(["apps", "check", "--changed-since", "v1"]);
        expect(exitCode).toBe(1);
        expect(stdout).toContain('application "fine"');
      },
      edited(estate, "user-groups/back-office.yaml", "name: ", "applications: { fine: 1 }\nname: "),
    ));

  test("rejects an estate outside git, with a way out that fits", () =>
    withCommand(async ({ run }) => {
      for (const option of ["--changed-since", "--waivers-from"]) {
        const { exitCode, stderr } = await run(["apps", "check", option, "main"]);
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining("leave out the revision")]);
      }
    }, estate));

  test("rejects a revision that git does not know", () =>
    withGitEstate(async ({ run }) => {
      const { exitCode, stderr } = await run([...since, "v2"]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('git knows no revision "v2"');
    }, estate));
});
