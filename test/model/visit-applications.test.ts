import type { Diagnostic } from "../../model/diagnostic";
import type { Application } from "../../model/estate";
import { visitApplications } from "../../model/visit-applications";
import { manifestFiles, named } from "../support/application-files";
import { application } from "../support/application-object";
import { edited, minimalEstate, withEstate, type EstateFiles } from "../support/estate-builder";

const GROUP = "user-groups/back-office.yaml";

/** More than one portion, with a remainder. */
const MANY = 620;

/** What is visited, portion by portion; undefined when nothing is. */
interface Visited {
  readonly portions: readonly (readonly string[])[] | undefined;
  readonly applicationIds: ReadonlySet<string> | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function visit(files: EstateFiles): Promise<Visited> {
  return withEstate(files, async (dir) => {
    let applicationIds: ReadonlySet<string> | undefined;
    const { visitor, diagnostics } = await visitApplications(dir, (_, ids) => {
      applicationIds = ids;
      const portions: (readonly string[])[] = [];
      return { portions, add: (some: readonly Application[]) => portions.push(some.map(({ id }) => id)) };
    });
    return { portions: visitor?.portions, applicationIds, diagnostics };
  });
}

const rulesAt = ({ diagnostics }: Visited) => diagnostics.map(({ rule, file }) => `${rule} ${file}`);

const id = (number: number) => `a${String(number).padStart(4, "0")}`;

const TEXT = String(manifestFiles([named("any", application())])["applications/any.yaml"]);

const manifests = (...ids: readonly string[]) =>
  Object.fromEntries(
    ids.map((each) => [`applications/${each}.yaml`, TEXT.replace("cmdbId: any", `cmdbId: ${each}`)]),
  );

/** A manifest that its schema refuses, and one that refers to nothing. */
const faulty = {
  "applications/broken.yaml": "name: Broken\n",
  ...manifestFiles([named("dependent", application({ replacedBy: "ghost" }))]),
};

describe("visiting applications", () => {
  it("passes on every manifest once, in the order of ids, in several portions", async () => {
    const ids = Array.from({ length: MANY }, (_, number) => id(number));
    const visited = await visit({ ...minimalEstate(), ...manifests(...ids) });
    expect(visited.diagnostics).toEqual([]);
    expect(visited.portions?.length).toBeGreaterThan(1);
    expect(visited.portions?.flat()).toEqual(ids);
    expect([...(visited.applicationIds ?? [])]).toEqual(ids);
  });

  it("finds what is wrong between manifests of different portions, and passes on both", async () => {
    const ids = Array.from({ length: MANY }, (_, number) => id(number));
    const last = manifestFiles([{ ...named(id(MANY), application({ replacedBy: id(1) })), cmdbId: id(0) }]);
    const second = manifestFiles([named(id(1), application({ replacedBy: id(MANY) }))]);
    const visited = await visit({ ...minimalEstate(), ...manifests(...ids), ...second, ...last });
    expect(rulesAt(visited)).toEqual([
      `application/replacement-circle applications/${id(1)}.yaml`,
      `application/cmdb-id applications/${id(MANY)}.yaml`,
    ]);
    expect(visited.portions?.flat()).toHaveLength(MANY + 1);
  });

  it("knows a manifest with an error by its id, and passes on those that name it", async () => {
    const partner = application({ dependsOn: [{ application: "broken", by: "data" }] });
    const broken = { "applications/broken.yaml": "name: Broken\n" };
    const visited = await visit({
      ...minimalEstate(),
      ...manifestFiles([named("fine", partner)]),
      ...broken,
    });
    expect(new Set(visited.diagnostics.map(({ file }) => file))).toEqual(
      new Set(["applications/broken.yaml"]),
    );
    expect(visited.portions).toEqual([["fine"]]);
    expect([...(visited.applicationIds ?? [])]).toEqual(["broken", "fine"]);
  });

  it("passes on all when a user group needs an application that nobody has described", async () => {
    const group = `${String(minimalEstate()[GROUP])}applications:\n  missing: 1\n`;
    const visited = await visit({ ...minimalEstate(), ...manifests("fine"), [GROUP]: group });
    expect(rulesAt(visited)).toEqual([`ref/unknown-application ${GROUP}`]);
    expect(visited.portions).toEqual([["fine"]]);
  });

  it("passes on none that has an error of its own", async () => {
    const visited = await visit({ ...minimalEstate(), ...manifests("fine"), ...faulty });
    expect(visited.portions).toEqual([["fine"]]);
  });

  it.each([
    ["a user group that its schema refuses", GROUP, "headcount:", "heads:"],
    ["a day that does not exist", "estate.yaml", "zones:", "compatibility: { goLive: 2026-02-30 }\nzones:"],
  ])("passes on nothing with %s, and still says what is wrong with manifests", async (_, file, from, to) => {
    const broken = { "applications/broken.yaml": "name: Broken\n" };
    const visited = await visit({
      ...edited(minimalEstate(), file, from, to),
      ...manifests("fine"),
      ...broken,
    });
    expect(visited.portions).toBeUndefined();
    expect(new Set(visited.diagnostics.map((each) => each.file))).toEqual(
      new Set(["applications/broken.yaml", file]),
    );
  });
});
