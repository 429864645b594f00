import fc from "fast-check";
import { conflictBetween, imageConstraint } from "../../compatibility/image-constraint";
import { groupImages, type ImageGrouping } from "../../compatibility/image-grouping";
import type { Application } from "../../model/estate";
import { application, withFacts } from "../support/application-object";

const named = (id: string, given: Application = application(), overrides: Partial<Application> = {}) => ({
  ...given,
  id,
  ...overrides,
});
const office = (id: string, addInBitness: 32 | 64) =>
  named(id, withFacts("officeSuite", { addIn: "com", addInBitness }));
const client = (id: string, databaseClient: string) => named(id, withFacts("runtimes", { databaseClient }));
const needs = (id: string, ...partners: readonly string[]) =>
  named(id, application(), {
    dependsOn: partners.map((partner) => ({ application: partner, by: "same-session" as const })),
  });

function group(tenants: readonly Application[], others: readonly Application[] = []): ImageGrouping {
  const inventory = new Map([...tenants, ...others].map((one) => [one.id, one]));
  return groupImages(
    tenants.map((one) => ({ application: one })),
    inventory,
    true,
  );
}

const images = ({ images: all }: ImageGrouping) => all.map(({ applications }) => applications.join(" "));

describe("groupImages", () => {
  it.each<[string, readonly Application[], readonly string[]]>([
    ["nothing", [], []],
    ["one image for all that agree", [named("a"), office("b", 64), client("c", "oracle-19")], ["a b c"]],
    ["a second image for the other bitness", [named("a"), office("b", 64), office("c", 32)], ["a b", "c"]],
    [
      "two clashes of different kinds in two images",
      [office("a", 64), office("b", 32), client("c", "oracle-12"), client("d", "oracle-19"), named("e")],
      ["a c e", "b d"],
    ],
    [
      "as many images as there are versions",
      [
        client("a", "oracle-11"),
        client("b", "oracle-12"),
        client("c", "oracle-19"),
        client("d", "oracle-19"),
      ],
      ["c d", "a", "b"],
    ],
  ])("needs %s", (_why, tenants, expected) => {
    expect(images(group(tenants))).toEqual(expected);
  });

  it("gives whoever needs it a pool of its own", () => {
    const tenants = [
      { application: named("a"), alone: "MS-020" as const },
      { application: named("b") },
      { application: named("c") },
    ];
    expect(images(groupImages(tenants, new Map(), true))).toEqual(["b c", "a"]);
  });

  it("brings partners along that need the same session, and theirs", () => {
    const { images: all } = group([needs("a", "hub")], [needs("hub", "base"), named("base")]);
    expect(all).toEqual([{ applications: ["a"], broughtAlong: ["base", "hub"] }]);
  });

  it("does not bring along what it only exchanges data with", () => {
    const dependsOn = [{ application: "hub", by: "data" as const }];
    const { images: all } = group([named("a", application({ dependsOn }))], [named("hub")]);
    expect(all[0]!.broughtAlong).toEqual([]);
  });

  it("keeps an application apart from what its partner clashes with", () => {
    const hub = office("hub", 32);
    const grouping = group([needs("a", "hub"), office("b", 64)], [hub]);
    expect(images(grouping)).toEqual(["a", "b"]);
    expect(grouping.clashes).toEqual([
      { rule: "RT-050", why: "32-bit and 64-bit office add-ins", one: ["a"], other: ["b"] },
    ]);
  });

  it("installs a partner in several images where several need it", () => {
    const asks = { ...office("a", 32), dependsOn: needs("x", "hub").dependsOn };
    const other = { ...office("b", 64), dependsOn: needs("x", "hub").dependsOn };
    const { images: all } = group([asks, other], [named("hub")]);
    expect(all.map(({ broughtAlong }) => broughtAlong)).toEqual([["hub"], ["hub"]]);
  });

  it("says which partners exclude each other", () => {
    const { torn, images: all } = group(
      [{ ...office("a", 64), dependsOn: needs("x", "hub").dependsOn }],
      [office("hub", 32)],
    );
    expect(torn).toEqual([{ application: "a", partner: "hub", why: "32-bit and 64-bit office add-ins" }]);
    expect(all).toEqual([{ applications: ["a"], broughtAlong: [] }]);
  });

  it("does not go round in circles when partners need each other", () => {
    const one = needs("a", "b");
    const other = needs("b", "a");
    expect(images(group([one, other]))).toEqual(["a b"]);
  });

  it("leaves a partner out that runs in the browser only or that nobody knows", () => {
    const { images: all } = group(
      [needs("a", "hub", "ghost")],
      [named("hub", application({ forms: ["web"] }))],
    );
    expect(all[0]!.broughtAlong).toEqual([]);
  });

  it("names the one application that forces an image, and what it takes together", () => {
    const tenants = [named("a"), office("b", 64), office("c", 64), office("d", 32)];
    expect(group(tenants).forcing).toEqual([
      { applications: ["d"], imagesSaved: 1, rules: ["RT-050"] },
      { applications: ["b", "c"], imagesSaved: 1, rules: ["RT-050"] },
    ]);
  });

  it("says how few images there could be, and names nobody, when the search is cut off", () => {
    // A ring of five: each clashes with its two neighbours, by clients of two databases that its partners bring along.
    const ring = [0, 1, 2, 3, 4];
    const partners = ring.flatMap((edge) => [
      client(`one-${edge}`, `db${String.fromCharCode(97 + edge)}-1`),
      client(`two-${edge}`, `db${String.fromCharCode(97 + edge)}-2`),
    ]);
    const tenants = ring.map((edge) => needs(`app-${edge}`, `one-${edge}`, `two-${(edge + 4) % 5}`));
    const inventory = new Map([...tenants, ...partners].map((one) => [one.id, one]));
    const grouping = (maxSteps?: number) =>
      groupImages(
        tenants.map((one) => ({ application: one })),
        inventory,
        true,
        maxSteps,
      );
    expect(grouping()).toMatchObject({ lowerBound: 3, images: { length: 3 } });
    expect(grouping().forcing).toHaveLength(5);
    expect(grouping(0)).toMatchObject({ lowerBound: 2, images: { length: 3 }, forcing: [] });
  });

  it("names nobody where each image has a second reason", () => {
    const tenants = [office("a", 64), office("b", 32), client("c", "oracle-12"), client("d", "oracle-19")];
    expect(group(tenants).forcing).toEqual([]);
  });
});

describe("groupImages with any applications", () => {
  const anyTenant = fc.record({
    office: fc.constantFrom<32 | 64 | undefined>(32, 64, undefined),
    client: fc.constantFrom("oracle-12", "oracle-19", "postgres-16", undefined),
    java: fc.constantFrom("8", "17", undefined),
  });
  const anyTenants = fc.array(anyTenant, { maxLength: 8 }).map((list) =>
    list.map(({ office: addInBitness, client: databaseClient, java }, index): Application => ({
      ...application({ id: `app-${index}` }),
      officeSuite: {
        ...application().officeSuite!,
        ...(addInBitness === undefined ? {} : { addIn: "com", addInBitness }),
      },
      runtimes: {
        ...application().runtimes!,
        ...(databaseClient === undefined ? {} : { databaseClient }),
        ...(java === undefined ? {} : { java, javaUnsupported: java === "8" }),
      },
    })),
  );

  it("installs each once, and never two that clash in one image", () => {
    fc.assert(
      fc.property(anyTenants, (tenants) => {
        const { images: all, lowerBound } = group(tenants);
        expect(all.flatMap(({ applications }) => applications).sort()).toEqual(tenants.map(({ id }) => id));
        expect(lowerBound).toBe(all.length);
        const byId = new Map(tenants.map((one) => [one.id, imageConstraint(one, true)]));
        for (const { applications } of all) {
          for (const one of applications) {
            for (const other of applications) {
              expect(conflictBetween(byId.get(one)!, byId.get(other)!)).toBeUndefined();
            }
          }
        }
      }),
    );
  });

  it("saves exactly what it says when the applications that force an image go", () => {
    fc.assert(
      fc.property(anyTenants, (tenants) => {
        const { images: all, forcing } = group(tenants);
        for (const { applications, imagesSaved } of forcing) {
          const rest = tenants.filter(({ id }) => !applications.includes(id));
          expect(group(rest).images).toHaveLength(all.length - imagesSaved);
        }
      }),
    );
  });

  it("does not depend on the order", () => {
    fc.assert(
      fc.property(anyTenants, (tenants) => {
        expect(group([...tenants].reverse())).toEqual(group(tenants));
      }),
    );
  });
});
