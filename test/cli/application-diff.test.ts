import { stringify } from "yaml";
import type { Application } from "../../model/estate";
import { application, withFacts } from "../support/application-object";
import { edited, minimalEstate, type EstateFiles } from "../support/estate-builder";
import { withGitEstate } from "../support/git-estate";
import { commandEstate } from "../support/run-command";

const COMPLETE = application();

/** Nobody knows whether it keeps settings in the machine's registry (MS-013). */
const OPEN = withFacts("multiSession", { unknown: ["userSettingsInMachineRegistry"] });

/** It does, so nobody can share a machine. */
const UNSHARED = withFacts("multiSession", { userSettingsInMachineRegistry: true });

const FILE = "applications/archive.yaml";

function manifest({ id: _, file: __, ...rest }: Application): string {
  return stringify(rest);
}

/** @param people - who use it on shared desktops; 0 = no user group names it */
function city(first: Application, people: number): EstateFiles {
  const uses = people === 0 ? "" : `applications:\n  archive: ${people}\n`;
  const files = edited(
    minimalEstate(),
    "user-groups/back-office.yaml",
    "assumptions:",
    `${uses}assumptions:`,
  );
  return { ...commandEstate(files), [FILE]: manifest(first) };
}

/** The section of applications after a manifest has changed. */
async function section(before: Application, after: Application, people: number): Promise<readonly string[]> {
  let lines: readonly string[] = [];
  await withGitEstate(
    async ({ write, run }) => {
      write({ [FILE]: manifest(after) });
      const { stdout } = await run(["diff"]);
      lines = /^applications\n([\s\S]*?)\n\n/m.exec(stdout)?.[1]?.split("\n") ?? [];
    },
    city(before, people),
  );
  return lines;
}

test("an answer that settles a question shows the verdict from and to, and the rule that asked", async () => {
  expect(await section(OPEN, COMPLETE, 10)).toEqual([
    "  in the plan: compatible 0 → 1 (+1), unknown 1 → 0 (−1)",
    "  archive  in the plan, pooled desktop, RemoteApp unknown → compatible, 10 people",
    "    − open question MS-013",
  ]);
});

test("a verdict that becomes worse is marked", async () => {
  expect(await section(COMPLETE, OPEN, 10)).toEqual([
    "  in the plan: compatible 1 → 0 (−1), unknown 0 → 1 (+1)",
    "worse archive  in the plan, pooled desktop, RemoteApp compatible → unknown, 10 people",
    "    + open question MS-013",
  ]);
  expect(await section(OPEN, UNSHARED, 0)).toEqual([
    "  in the plan: unknown 1 → 0 (−1), not placeable 0 → 1 (+1)",
    "worse archive  in the plan unknown → not placeable; pooled desktop, RemoteApp unknown → incompatible, used by nobody",
    "    open question → blocker MS-013",
  ]);
});

test("a form that an application loses is worse, unless another one takes its place or it ran nowhere", async () => {
  const forms = (...own: Application["forms"]) => ({ forms: own });
  const marked = async (before: Application, after: Application): Promise<string | undefined> =>
    (await section(before, after, 0)).find((line) => line.includes("archive"))?.split("archive")[0];
  const both = { ...COMPLETE, ...forms("installed", "web") };
  const web = { ...COMPLETE, ...forms("web") };
  expect(await marked(both, web)).toBe("worse ");
  expect(await marked({ ...COMPLETE, ...forms("installed") }, web)).toBe("mixed ");
  // 16-bit programs run nowhere (OS-002).
  expect(await marked({ ...withFacts("system", { bitness: 16 }), ...forms("installed", "web") }, web)).toBe(
    "  ",
  );
});

test("reasons that were there before are not repeated, and warnings are none", async () => {
  const video = (given: Application): Application => ({
    ...given,
    graphics: { ...given.graphics!, intensity: "video" },
  });
  const { owner, ...ownerless } = video(OPEN);
  expect(owner).toBeDefined();
  expect(await section(video(COMPLETE), ownerless, 10)).toEqual([
    "  in the plan: conditional 1 → 0 (−1), unknown 0 → 1 (+1)",
    "worse archive  in the plan, pooled desktop, RemoteApp conditional → unknown, 10 people",
    "    + open question MS-013",
  ]);
});

test("what people cannot work with any more is shown although the estate has errors", () =>
  withGitEstate(
    async ({ write, run }) => {
      write({ [FILE]: manifest(UNSHARED) });
      const { exitCode, stdout, stderr } = await run(["diff"]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("[placement/application]");
      expect(stdout).toMatch(/^worse archive {2}in the plan compatible → not placeable; .*, 10 people$/m);
      expect(stdout).toContain("the estate has errors");
    },
    city(COMPLETE, 10),
  ));

test("a correction changes verdicts although no manifest has changed", () =>
  withGitEstate(
    async ({ edit, run }) => {
      const correction =
        "compatibility:\n  rules:\n    MS-013:\n      effects: { pooled: warning, remote-app: warning }\n      reason: all images keep it apart\n";
      edit("estate.yaml", "priceBook:", `${correction}priceBook:`);
      expect((await run(["diff"])).stdout).toMatch(
        /^ {2}archive {2}pooled desktop, RemoteApp incompatible → compatible, /m,
      );
    },
    city({ ...UNSHARED, forms: ["installed", "web"] }, 0),
  ));

test("new and gone applications stand with their verdict", () =>
  withGitEstate(
    async ({ write, remove, run }) => {
      remove(FILE);
      write({ "applications/register.yaml": manifest({ ...OPEN, cmdbId: "APP-2" }) });
      const { exitCode, stdout } = await run(["diff"]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^− archive {2}in the plan compatible, used by nobody$/m);
      expect(stdout).toMatch(
        /^\+ register {2}in the plan unknown, used by nobody\n {4}\+ open question MS-013$/m,
      );
    },
    city(COMPLETE, 0),
  ));

test("a description is no verdict; a failed test is one that rules do not explain", async () => {
  expect(await section(COMPLETE, { ...COMPLETE, description: "Files of the archive" }, 10)).toEqual([]);
  const evidence = [
    { kind: "test", modes: ["pooled"], result: "fails", on: "2026-10-01", reference: "TEST-1" },
  ] as const satisfies Application["evidence"];
  expect(await section(COMPLETE, { ...COMPLETE, evidence }, 0)).toEqual([
    "  in the plan: compatible 1 → 0 (−1), not placeable 0 → 1 (+1)",
    "worse archive  in the plan compatible → not placeable (a test decides); pooled desktop compatible → incompatible (a test decides), used by nobody",
  ]);
});

describe("many changes", () => {
  const many = (each: Application): EstateFiles =>
    Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => {
        const id = `register-${String(index).padStart(2, "0")}`;
        return [`applications/${id}.yaml`, manifest({ ...each, cmdbId: id })];
      }),
    );

  test("text and comments show twenty, the worse ones first, and count the rest; json has all", () =>
    withGitEstate(
      async ({ write, run }) => {
        write({ ...many(OPEN), [FILE]: manifest(COMPLETE) });
        const text = (await run(["diff"])).stdout;
        expect(text.match(/^worse register-\d\d /gm)).toHaveLength(20);
        expect(text).toContain("\n  6 more (5 worse): --format json\n");
        const markdown = (await run(["diff", "--format", "markdown"])).stdout;
        expect(markdown).toContain("In the plan: compatible 25 → 1 (−24), unknown 1 → 25 (+24).");
        expect(
          markdown.match(/^\| \*\*worse\*\* `register-\d\d`, used by nobody \| in the plan, /gm),
        ).toHaveLength(20);
        expect(markdown).toContain("| 6 more (5 worse) |");
        const { applications } = JSON.parse((await run(["diff", "--format", "json"])).stdout);
        expect(applications.counts.after).toEqual({
          compatible: 1,
          conditional: 0,
          unknown: 25,
          notPlaceable: 0,
        });
        expect(applications.changes.map(({ fate }: { fate: string }) => fate)).toEqual([
          ...Array.from({ length: 25 }, () => "worse"),
          "better",
        ]);
        expect(applications.changes[0].verdicts[0]).toEqual({
          place: "plan",
          before: "compatible",
          after: "unknown",
          reasons: [{ rule: "MS-013", after: "unknown" }],
        });
      },
      { ...city(OPEN, 0), ...many(COMPLETE) },
    ));
});
