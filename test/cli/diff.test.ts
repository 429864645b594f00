import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { edited, writeEstate } from "../support/estate-builder";
import { withGitEstate, type GitEstate } from "../support/git-estate";
import { withCommand } from "../support/run-command";

const OFFICE_POOL = "azure-pool-office-standard-pooled-normal";
const SOCIAL_POOL = "vsphere-pool-social-server-pooled-high";

function tenMorePeople({ edit }: GitEstate): void {
  edit("user-groups/back-office.yaml", "headcount: 100", "headcount: 110");
  edit("user-groups/back-office.yaml", "thin-client: 60", "thin-client: 70");
  edit("user-groups/back-office.yaml", "town-hall: 100", "town-hall: 110");
}

function removeCaseWork({ remove, edit }: GitEstate): void {
  remove("user-groups/case-work.yaml");
  edit("estate.yaml", "  social:\n    description: Social services\n", "");
}

describe("what a change does", () => {
  test("nothing: says so in one line", () =>
    withGitEstate(async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(["diff"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/^Musterstadt: HEAD \([0-9a-f]{8}\) → working tree\nnothing changes\n$/);
    }));

  test("ten more people: figures move, nothing is at risk", () =>
    withGitEstate(async (estate) => {
      tenMorePeople(estate);
      const { exitCode, stdout } = await estate.run(["diff", "v1"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^ {2}people +140 → 150 \(\+10\)$/m);
      expect(stdout).toMatch(/^ {2}monthly cost +[\d,]+ → [\d,]+ EUR\/month \(\+[\d,]+\)$/m);
      expect(stdout).toMatch(new RegExp(`^ {2}${OFFICE_POOL} {2}people 100 → 110 \\(\\+10\\)`, "m"));
      expect(stdout).toMatch(/^ {2}town-hall {2}people 140 → 150 \(\+10\)/m);
      expect(stdout).not.toContain(SOCIAL_POOL);
      expect(stdout).toContain("no stateful resource is replaced or deleted");
    }));

  test("a user group in a zone of its own: a pool, its subnet and its stack", () =>
    withGitEstate(async ({ edit, write, files, run }) => {
      edit("estate.yaml", "zones:\n", "zones:\n  registry:\n    description: Registry\n");
      const group = String(files["user-groups/back-office.yaml"]).replace("zone: office", "zone: registry");
      write({ "user-groups/registry.yaml": group });
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^\+ azure-pool-registry-standard-pooled-normal {2}people 100, /m);
      expect(stdout).toMatch(
        /^\+ pool\/azure-pool-registry-standard-pooled-normal\/subnet 1 {2}10\.64\.[\d.]+\/\d+$/m,
      );
      expect(stdout).toMatch(/^\+ azure-pool-registry-standard-pooled-normal {2}\d+ created$/m);
      expect(stdout).toMatch(/^\+ warning estate\.lock\.yaml:1: .* \[lock\/stale\]$/m);
    }));

  test("a new image generation: its hosts are created beside the others", () =>
    withGitEstate(async ({ edit, run }) => {
      const first = 'state: current\n        azureVersion: "1.0.0"';
      const second = `      - number: 2\n        ${first.replace("1.0.0", "2.0.0")}`;
      edit("estate.yaml", first, `${first.replace("current", "retiring")}\n${second}`);
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(new RegExp(`${OFFICE_POOL} .*\\+ 2 2\\.0\\.0 \\(current\\)`));
      expect(stdout).toMatch(/^ {4}\+ .*azurerm_windows_virtual_machine/m);
      expect(stdout).not.toMatch(/REPLACED|DELETED/);
    }));

  test("a pool that is removed: its profiles are at risk", () =>
    withGitEstate(async (estate) => {
      removeCaseWork(estate);
      const { exitCode, stdout } = await estate.run(["diff"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(new RegExp(`^− ${SOCIAL_POOL} {2}people 40, `, "m"));
      expect(stdout).toMatch(new RegExp(`^− ${SOCIAL_POOL} {2}\\d+ deleted$`, "m"));
      expect(stdout).toMatch(/^!! DELETED {3}vsphere-platform: vsphere_virtual_machine\.\S+/m);
      expect(stdout).toMatch(/^\d+ stateful resources? would be replaced or deleted/m);
    }));

  test("a zone with another name: the pool stands in for the old one, whose data are at risk", () =>
    withGitEstate(async ({ edit, run }) => {
      edit("estate.yaml", "  office:", "  bureau:");
      edit("user-groups/back-office.yaml", "zone: office", "zone: bureau");
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(new RegExp(`^\\+ azure-pool-bureau-.* \\(instead of ${OFFICE_POOL}\\)$`, "m"));
      expect(stdout).toMatch(
        new RegExp(
          `^!! DELETED {3}${OFFICE_POOL}: azurerm_storage_account\\.\\S+ {2}\\(with its stack\\)$`,
          "m",
        ),
      );
      expect(stdout).toContain("destroyed only by destroying it at a revision that has it");
    }));

  test("another region: everything on Azure is replaced, which Terraform refuses", () =>
    withGitEstate(async ({ edit, run }) => {
      edit("estate.yaml", "region: germanywestcentral", "region: germanynorth");
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^ {4}± .* REPLACED by {2}location/m);
      expect(stdout).toMatch(
        /^!! REPLACED {2}azure-platform: azurerm_key_vault\.\S+ {2}\(Terraform refuses: prevent_destroy\)$/m,
      );
    }));

  test("a pool that is given up: protection is lifted, and nothing is destroyed yet", () =>
    withGitEstate(async ({ edit, run }) => {
      edit("estate.yaml", "priceBook:", `allowDestroy: [${OFFICE_POOL}]\npriceBook:`);
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^ {6}protection lifted: azurerm_storage_account\.\S+$/m);
      expect(stdout).toMatch(/allowDestroy false → true/);
    }));

  test("prices of the catalogue belong to the revision when they lie in the same repository", () =>
    withGitEstate(async ({ edit, run }) => {
      // The estate has 100 licences at 7 EUR.
      edit("catalog/prices/test-2026.yaml", "windows-e3:\n    value: 7", "windows-e3:\n    value: 9");
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^ {2}\S+ {2}monthly cost 700 → 900 EUR\/month \(\+200\)$/m);
    }));
});

describe("formats", () => {
  test("json has every figure and the resources at risk", () =>
    withGitEstate(async (estate) => {
      removeCaseWork(estate);
      const { exitCode, stdout } = await estate.run(["diff", "--format", "json"]);
      expect(exitCode).toBe(1);
      const diff = JSON.parse(stdout);
      expect(diff.base).toEqual({ name: "HEAD", commit: estate.git("rev-parse", "v1").trim() });
      expect(diff.plan.elements).toContainEqual(
        expect.objectContaining({ group: "pools", id: SOCIAL_POOL, change: "removed" }),
      );
      expect(diff.dangerous.length).toBeGreaterThan(0);
      expect(diff.dangerous[0]).toMatchObject({ stateful: true, action: "delete" });
    }));

  test("markdown gives the verdict first and defuses what the estate says", () =>
    withGitEstate(async (estate) => {
      removeCaseWork(estate);
      estate.edit("estate.yaml", "name: Musterstadt", 'name: "Muster <b>@all</b> | *x*"');
      const { exitCode, stdout } = await estate.run(["diff", "--format", "markdown"]);
      expect(exitCode).toBe(1);
      const [title, , verdict] = stdout.split("\n");
      expect(title).toBe("## Muster &#60;b&#62;＠all&#60;/b&#62; \\| \\*x\\*: changes since `HEAD`");
      expect(verdict).toMatch(/^:warning: \*\*\d+ stateful resources? would be replaced or deleted/);
      expect(stdout).toMatch(/^- \*\*DELETED\*\* `vsphere-platform: vsphere_virtual_machine\./m);
      expect(stdout).toContain(`| **removed** \`${SOCIAL_POOL}\` |`);
    }));

  test("markdown of a harmless change carries no alarm", () =>
    withGitEstate(async (estate) => {
      tenMorePeople(estate);
      const { exitCode, stdout } = await estate.run(["diff", "--format", "markdown"]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(":white_check_mark: No stateful resource is replaced or deleted.");
      expect(stdout).toContain(`| \`${OFFICE_POOL}\` | people 100 → 110 (+10)<br>`);
    }));
});

describe("where the base comes from", () => {
  test("an older commit, a branch, a folder below the top of the repository", () =>
    withGitEstate(async ({ dir, run, commit, write, files, git }) => {
      write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`cities/a/${path}`, text])));
      commit("a second estate");
      git("branch", "before");
      const group = edited(files, "user-groups/back-office.yaml", "headcount: 100", "headcount: 90");
      const fewer = edited(group, "user-groups/back-office.yaml", "thin-client: 60", "thin-client: 50");
      const { "user-groups/back-office.yaml": text = "" } = edited(
        fewer,
        "user-groups/back-office.yaml",
        "town-hall: 100",
        "town-hall: 90",
      );
      write({ "cities/a/user-groups/back-office.yaml": text });
      commit("fewer people");
      const estate = join(dir, "cities/a");
      expect((await run(["diff", "--estate", estate])).stdout).toContain("nothing changes");
      for (const revision of ["before", "HEAD~1"]) {
        const { stdout } = await run(["diff", revision, "--estate", estate]);
        expect(stdout).toMatch(/^ {2}people +140 → 130 \(−10\)$/m);
      }
      const { exitCode, stderr } = await run(["diff", "v1", "--estate", estate]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('"v1" holds no cities/a/estate.yaml');
    }));

  test("another folder", () =>
    withGitEstate(async (estate) => {
      writeEstate(join(estate.dir, "other"), estate.files);
      tenMorePeople(estate);
      const { exitCode, stdout } = await estate.run(["diff", "--from-dir", "other"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^Musterstadt: other → working tree$/m);
      expect(stdout).toMatch(/^ {2}people +140 → 150 \(\+10\)$/m);
    }));

  test("neither the working tree nor the index is touched", () =>
    withGitEstate(async (estate) => {
      tenMorePeople(estate);
      const before = estate.git("status", "--porcelain=v2", "--ignored");
      await estate.run(["diff"]);
      expect(estate.git("status", "--porcelain=v2", "--ignored")).toBe(before);
    }));
});

describe("fails with a way out", () => {
  const failure = async (estate: GitEstate, ...argv: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await estate.run(["diff", ...argv]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    return stderr;
  };

  test("on a revision that git does not know", () =>
    withGitEstate(async (estate) => {
      estate.git("branch", "feature");
      expect(await failure(estate, "featur")).toBe(
        'error: git knows no revision "featur"; did you mean "feature"?\n',
      );
    }));

  test("on a revision that is an option to git", () =>
    withGitEstate(async (estate) => {
      expect(await failure(estate, "--", "--output=x")).toContain('"--output=x" is no revision');
      expect(await failure(estate, "")).toContain('"" is no revision');
    }));

  test("on a shallow clone", () =>
    withGitEstate(async (estate) => {
      estate.git("commit", "--quiet", "--no-gpg-sign", "--allow-empty", "--message", "second");
      estate.git("clone", "--quiet", "--depth=1", "--no-tags", `file://${estate.dir}`, "clone");
      const stderr = await failure(estate, "HEAD~1", "--estate", "clone");
      expect(stderr).toContain("git fetch --unshallow");
    }));

  test("on a folder that is in no repository", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stderr } = await run(["diff"]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/is in no git repository .*--from-dir/);
    }));

  test("on a revision and a folder at once, and on a folder without an estate", () =>
    withGitEstate(async (estate) => {
      expect(await failure(estate, "v1", "--from-dir", ".")).toContain("leave one out");
      mkdirSync(join(estate.dir, "empty"));
      expect(await failure(estate, "--from-dir", "empty")).toContain('"empty" holds no estate.yaml');
      expect(await failure(estate, "--estate", "absent")).toContain("does not exist");
    }));

  test("on a revision whose estate has errors", () =>
    withGitEstate(async (estate) => {
      estate.edit("estate.yaml", "prefix: mu", "prefix: 7");
      estate.commit("broken");
      estate.edit("estate.yaml", "prefix: 7", "prefix: mu");
      const stderr = await failure(estate, "HEAD");
      expect(stderr).toMatch(/^error: the estate at "HEAD" has 1 error by the rules of this version/);
      expect(stderr).toMatch(/^ {2}estate\.yaml:\d+: .*\[schema\/[a-z-]+\]$/m);
    }));

  test("on a link, which git stores without a file", () =>
    withGitEstate(async (estate) => {
      estate.remove("sites/town-hall.yaml");
      estate.write({ "elsewhere.yaml": String(estate.files["sites/town-hall.yaml"]) });
      symlinkSync("../elsewhere.yaml", join(estate.dir, "sites/town-hall.yaml"));
      estate.commit("a link");
      expect(await failure(estate, "HEAD")).toContain('"sites/town-hall.yaml" is a link or submodule');
    }));
});

test("fails on an estate with errors, and shows which of them are new", () =>
  withGitEstate(async ({ edit, run }) => {
    edit("estate.yaml", "prefix: mu", "prefix: 7");
    const { exitCode, stdout, stderr } = await run(["diff"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^estate\.yaml:\d+:\d+: .* \[schema\/type\]$/m);
    expect(stdout).toMatch(/^\+ error estate\.yaml:\d+: /m);
    expect(stdout).toContain("the estate has errors: mend them to see figures and resources");
  }));
