import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { manifestFiles, named } from "../support/application-files";
import { application, withFacts } from "../support/application-object";
import { cityRepository, type CityRepository } from "../support/city-repository";
import { edited, type EstateFiles } from "../support/estate-builder";

const DOCS = join(__dirname, "../../docs");
const page = (name: string) => readFileSync(join(DOCS, name), "utf8");

interface GitlabJob {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: {
    readonly reports?: Readonly<Record<string, string>>;
    readonly paths?: readonly string[];
  };
}

interface GithubStep {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: { readonly sarif_file?: string };
}

const gitlab = load(page("ci/gitlab-ci.yml")) as Readonly<Record<string, GitlabJob>>;
const github = load(page("ci/github-workflow.yml")) as {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly GithubStep[] }>>;
};

/** The smallest estate of docs/estate.md: file → text. */
const estate: EstateFiles = Object.fromEntries(
  [...page("estate.md").matchAll(/^`([\w/.-]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/gm)].map(
    ([, name, text]) => [name!, text!] as const,
  ),
);

const locks = named("locks", withFacts("multiSession", { locksSharedFiles: true }));
const waived = named("locks", {
  ...locks,
  decision: {
    state: "in-progress",
    waivers: [
      { rule: "MS-019", modes: [], reason: "pilot", approvedBy: "head of IT", expires: "2999-12-31" },
    ],
  },
});

// Several starts of the command on a busy machine.
jest.setTimeout(120_000);

let city: CityRepository;
/** The commit from which the merge request went off. */
let base: string;
beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), "city-"));
  city = cityRepository(dir, {
    ...estate,
    ...manifestFiles([named("fine", application()), named("standing", { ...locks, name: "Standing" })]),
  });
  base = city.git("rev-parse", "HEAD");
  // The merge request needs what does not run, and brings its own exemption along.
  const needing = edited(
    estate,
    "user-groups/back-office.yaml",
    "image: server",
    "image: server\napplications: { locks: 10 }",
  );
  city.write({ ...needing, ...manifestFiles([waived]) });
  city.commit("needs and waives");
});
afterAll(() => rmSync(city.dir, { recursive: true, force: true }));

const ON_MAIN = {};
const filesIn = (text: string) => [...new Set(text.match(/applications\/\w+\.yaml/g))].sort();

describe("docs/ci/gitlab-ci.yml", () => {
  const ON_MERGE_REQUEST = () => ({
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_MERGE_REQUEST_PROJECT_ID: "7",
    CI_MERGE_REQUEST_IID: "42",
    CI_API_V4_URL: "https://gitlab.example.org/api/v4",
  });
  const run = (job: string, env: Readonly<Record<string, string>>) =>
    city.script([...gitlab["default"]!.before_script!, ...gitlab[job]!.script], env);

  test("a merge request reports all manifests for comparison, and tests those that it changes", () => {
    expect(run("manifests", ON_MERGE_REQUEST())).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /locks\.yaml:\d+:\d+: warning: the waiver of MS-019 does not count/,
      ) as string,
    });
    const issues = JSON.parse(city.read("applications.json")) as readonly { readonly check_name: string }[];
    expect(issues.map(({ check_name }) => check_name)).toEqual(
      expect.arrayContaining(["MS-019", "app/ungranted-exemption"]),
    );
    expect(filesIn(city.read("applications.json"))).toEqual(
      expect.arrayContaining(["applications/locks.yaml", "applications/standing.yaml"]),
    );
    expect(filesIn(city.read("applications.xml"))).toEqual(["applications/locks.yaml"]);
  });

  test("the default branch looks at everything, by its own waivers", () => {
    expect(run("manifests", ON_MAIN)).toMatchObject({ exitCode: 0 });
    expect(city.read("applications.json")).not.toContain("app/ungranted-exemption");
    expect(filesIn(city.read("applications.xml"))).toContain("applications/standing.yaml");
  });

  test("the gate stops a merge request that exempts itself, and passes what was merged", () => {
    const { exitCode, output } = run("gate", ON_MERGE_REQUEST());
    expect(exitCode).toBe(1);
    expect(output).toContain("[placement/application]");
    expect(city.read("estate.xml")).toContain('type="placement/application"');
    expect(run("gate", ON_MAIN)).toMatchObject({ exitCode: 0 });
    expect(city.read("estate.xml")).toContain('failures="0"');
  });

  test("what changes becomes a file, and a comment when there is a token", () => {
    expect(run("changes", ON_MERGE_REQUEST())).toMatchObject({ exitCode: 0 });
    expect(city.read("changes.md")).toContain("Musterstadt");
    expect(city.calls()).not.toContain("curl");
    run("changes", { ...ON_MERGE_REQUEST(), COMMENT_TOKEN: "token" });
    expect(city.calls()).toContain(
      "--data-urlencode body@changes.md https://gitlab.example.org/api/v4/projects/7/merge_requests/42/notes",
    );
  });

  test("a mistake in the pipeline fails", () => {
    for (const job of ["manifests", "gate", "changes"]) {
      expect(run(job, { ...ON_MERGE_REQUEST(), CI_MERGE_REQUEST_DIFF_BASE_SHA: "gone" }).exitCode).toBe(2);
    }
  });

  test("keeps every report that it writes", () => {
    const written = Object.values(gitlab).flatMap(({ script = [] }) =>
      script.flatMap((line) => [...line.matchAll(/ > (\S+)/g)].map((match) => match[1])),
    );
    const kept = Object.values(gitlab).flatMap(({ artifacts }) => [
      ...Object.values(artifacts?.reports ?? {}),
      ...(artifacts?.paths ?? []),
    ]);
    expect(kept.sort()).toEqual(written.sort());
  });
});

describe("docs/ci/github-workflow.yml", () => {
  const ON_PULL_REQUEST = (): Readonly<Record<string, string>> => ({
    "github.event.pull_request.base.sha": base,
    "github.event.pull_request.number": "42",
    "github.repository": "city/estate",
    "github.token": "token",
  });
  /** Runs the steps of a job that are commands; what an event does not have is empty, as on GitHub. */
  const run = (job: string, event: Readonly<Record<string, string>>) => {
    const filled = (env: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(
        Object.entries(env).map(([key, value]) => [
          key,
          value.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => event[name] ?? ""),
        ]),
      );
    const results = github.jobs[job]!.steps.filter((step) => step.run !== undefined).map((step) =>
      city.script([step.run!], {
        ...filled(github.env),
        ...filled(step.env),
        GITHUB_STEP_SUMMARY: join(city.dir, "summary.md"),
      }),
    );
    return {
      exitCodes: results.map(({ exitCode }) => exitCode),
      output: results.map(({ output }) => output).join(""),
    };
  };

  test("a pull request reports all manifests for comparison, and annotates those that it changes", () => {
    const { exitCodes, output } = run("manifests", ON_PULL_REQUEST());
    expect(exitCodes).toEqual([0, 0, 0, 0]);
    expect(city.read("summary.md")).toMatch(
      /^\| warning \| `applications\/locks\.yaml:\d+` \| the waiver of MS-019 does not count/m,
    );
    expect(output).toMatch(/^::warning file=applications\/locks\.yaml,.*title=app\/ungranted-exemption::/m);
    expect(output).not.toContain("applications/standing.yaml");
    const { with: upload } = github.jobs["manifests"]!.steps.find(
      (step) => step.with?.sarif_file !== undefined,
    )!;
    expect(filesIn(city.read(upload!.sarif_file!))).toContain("applications/standing.yaml");
  });

  test("the main branch annotates everything, by its own waivers", () => {
    const { exitCodes, output } = run("manifests", ON_MAIN);
    expect(exitCodes).toEqual([0, 0, 0, 0]);
    expect(output).toContain("::notice file=applications/standing.yaml");
    expect(output).not.toContain("app/ungranted-exemption");
  });

  test("the gate stops a pull request that exempts itself, and passes what was merged", () => {
    const { exitCodes, output } = run("gate", ON_PULL_REQUEST());
    expect(exitCodes).toEqual([0, 1, 0]);
    expect(city.read("summary.md")).toMatch(
      /^\| error \| `user-groups\/back-office\.yaml:\d+` \| 10 people /m,
    );
    expect(output).toMatch(/^::error file=user-groups\/back-office\.yaml,.*title=placement\/application::/m);
    expect(run("gate", ON_MAIN).exitCodes).toEqual([0, 0, 0]);
  });

  test("what changes becomes a summary and a comment", () => {
    expect(run("changes", ON_PULL_REQUEST()).exitCodes).toEqual([0, 0, 0]);
    expect(city.read("summary.md")).toContain("Musterstadt");
    expect(city.calls()).toContain("gh pr comment 42 --edit-last --create-if-none --body-file changes.md");
  });
});
