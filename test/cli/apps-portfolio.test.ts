import { stringify } from "yaml";
import { edited, minimalEstate, without, type EstateFiles } from "../support/estate-builder";
import { application, withFacts } from "../support/application-object";
import { commandEstate, withCommand } from "../support/run-command";
import type { Application } from "../../model/estate";

/** Files of the manifests, and a user group that needs them all. */
function estateWith(applications: readonly Application[], people = 10): EstateFiles {
  const manifests = applications.map(({ id, file, ...manifest }) => [file, { id, manifest }] as const);
  const needs = applications.map(({ id }) => `  ${id}: ${people}\n`).join("");
  const uses = needs === "" ? "" : `applications:\n${needs}`;
  const files = edited(
    minimalEstate(),
    "user-groups/back-office.yaml",
    "assumptions:",
    `${uses}assumptions:`,
  );
  return {
    ...commandEstate(files),
    ...Object.fromEntries(manifests.map(([file, { manifest }]) => [file, stringify(manifest)])),
  };
}

const named = (id: string, given: Application = application()): Application => ({
  ...given,
  id,
  file: `applications/${id}.yaml`,
  cmdbId: id,
});
const client = (id: string, databaseClient: string) => named(id, withFacts("runtimes", { databaseClient }));

describe("apps portfolio", () => {
  const clashing = [
    named("archive"),
    client("fees", "oracle-19"),
    client("taxes", "oracle-19"),
    client("old-taxes", "oracle-12"),
    named("lists", withFacts("network", { shares: true })),
  ];

  test("shows the fewest images, what forces one more, its price, and what the ways out take", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(["apps", "portfolio"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout.split("\n").slice(0, 16)).toEqual([
        "Musterstadt: 5 applications judged on 2026-11-21",
        "",
        "images",
        "  azure pooled normal: 2 images for 5 applications",
        expect.stringMatching(
          /^ {4}one more for old-taxes: database clients oracle 12 and oracle 19 \[RT-056\]; a further pool costs [\d,]+ EUR\/month$/,
        ),
        "    without old-taxes: 1 image fewer",
        "    without fees, taxes: 1 image fewer",
        "",
        "ways out, the cheapest for each application",
        "  effort S: 1 application, 1 day",
        "  effort M: 3 applications, 24 days",
        "  effort L: 0 applications, 0 days",
        "  together 25 days",
        "",
        "next: workplace apps portfolio --format json lists all images, clashes and steps",
        "",
      ]);
    }, estateWith(clashing)));

  test("--format json says all of it", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "portfolio", "--format", "json"]);
      expect(JSON.parse(stdout)).toMatchObject({
        city: "Musterstadt",
        applications: 5,
        priced: true,
        images: [
          {
            platform: "azure",
            sessionType: "pooled",
            grouping: {
              images: [
                { applications: ["archive", "fees", "lists", "taxes"] },
                { applications: ["old-taxes"] },
              ],
              lowerBound: 2,
            },
            extraPoolCostEur: { unit: "EUR/month" },
          },
        ],
        waysOut: { days: 25 },
      });
    }, estateWith(clashing)));

  test("has little to say about an estate without applications", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout } = await run(["apps", "portfolio"]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain("nothing that people use is installed on a desktop");
      expect(stdout).toContain("none needed");
    }, estateWith([])));

  test("names what is replaced, retired or accepted, a few of each", () => {
    const offline = ["a", "b", "c", "d", "e", "f"].map((id) => ({
      ...named(id, withFacts("data", { offline: true })),
      serviceProcess: `process-${id}`,
    }));
    return withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "portfolio"]);
      expect(stdout).toContain(
        "  a product that is not in the inventory is needed for a, b, c, d and 2 more\n",
      );
      expect(stdout).toContain(
        "  without prices: an error keeps the estate from being sized, see workplace check\n",
      );
    }, estateWith(offline));
  });

  test("counts everything that nobody uses, and tells what is best retired from what is not", () =>
    withCommand(
      async ({ run }) => {
        const { stdout } = await run(["apps", "portfolio"]);
        expect(stdout).toContain(
          "  nobody uses 3 applications: retiring is the cheapest way for b, c; no need to retire a\n",
        );
      },
      {
        ...estateWith([
          named("a"),
          ...["b", "c"].map((id) => named(id, withFacts("data", { offline: true }))),
        ]),
        "user-groups/back-office.yaml": minimalEstate()["user-groups/back-office.yaml"] ?? "",
      },
    ));

  test("fails where the estate cannot be read", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stdout, stderr } = await run(["apps", "portfolio"]);
        expect([exitCode, stdout]).toEqual([1, ""]);
        expect(stderr).toContain("estate.yaml");
      },
      without(commandEstate(), "estate.yaml"),
    ));
});
