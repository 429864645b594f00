import { assessPortfolio } from "../../compatibility/portfolio";
import { portfolioImages } from "../../compatibility/portfolio-images";
import type { Application, Estate, Scenario, UserGroup } from "../../model/estate";
import { application, bareApplication, withFacts } from "../support/application-object";
import { estate, scenario, settings, userGroup } from "../support/estate-object";

const TODAY = "2026-11-21";

interface City {
  readonly groups?: readonly Partial<UserGroup>[];
  readonly scenarios?: readonly Partial<Scenario>[];
  readonly rules?: Estate["settings"]["compatibility"]["rules"];
}

/** Everybody uses everything, unless the groups say otherwise. */
function city(
  applications: readonly Application[],
  { groups = [{}], scenarios = [{}], rules = {} }: City = {},
): Estate {
  const all = Object.fromEntries(applications.map(({ id }) => [id, 10]));
  return estate({
    settings: settings({ compatibility: { ...settings().compatibility, rules } }),
    scenarios: scenarios.map((overrides) => scenario(overrides)),
    userGroups: groups.map((overrides) => userGroup({ applications: all, ...overrides })),
    applications,
  });
}

/** `azure pooled normal: a b | c`, unknown ones with a question mark. */
function images(given: Estate): readonly string[] {
  return portfolioImages(given, assessPortfolio(given, TODAY)).map(
    ({ platform, sessionType, protectionClass, grouping, unknown }) => {
      const marked = (id: string) => (unknown.includes(id) ? `${id}?` : id);
      const lists = grouping.images.map((image) => image.applications.map(marked).join(" "));
      return `${platform} ${sessionType} ${protectionClass}: ${lists.join(" | ")}`;
    },
  );
}

const named = (id: string, given: Application = application()): Application => ({ ...given, id });

const published = (id: string): Application => ({
  ...named(id),
  decision: { state: "ready", delivery: "remote-app", waivers: [] },
  evidence: [{ kind: "test", modes: ["remote-app"], result: "works", on: "2026-10-01", reference: "T-1" }],
});

describe("portfolioImages", () => {
  it.each<[string, Estate, readonly string[]]>([
    ["what is installed on the desktop", city([named("a"), named("b")]), ["azure pooled normal: a b"]],
    ["nothing that runs in the browser", city([{ ...named("a"), forms: ["installed", "web"] }]), []],
    ["nothing that nobody uses", city([named("a")], { groups: [{ applications: {} }] }), []],
    ["nothing that cannot run there", city([named("a", withFacts("data", { offline: true }))]), []],
    ["nothing on devices", city([named("a")], { scenarios: [{ delivery: "local" }] }), []],
    [
      "what is unknown, marked",
      city([bareApplication({ id: "a" }), named("b")]),
      ["azure pooled normal: a? b"],
    ],
    [
      "what only an image of its own would help",
      city([named("a"), named("b", withFacts("officeSuite", { addIn: "com", addInBitness: 32 }))]),
      ["azure pooled normal: a b"],
    ],
    [
      "what needs a graphics processor apart from what does not",
      city([named("a"), named("b", withFacts("graphics", { gpuRequired: true }))]),
      ["azure pooled normal: a | b"],
    ],
    [
      "each kind of desktop by itself",
      city([named("a")], {
        scenarios: [{}, { id: "drawing", delivery: "gpu" }, { id: "terminal", delivery: "remote-app" }],
        groups: [{ headcount: 300, scenarios: { office: 100, drawing: 100, terminal: 100 } }],
      }),
      ["azure gpu normal: a", "azure pooled normal: a", "azure remote-app normal: a"],
    ],
    [
      "each protection class of user groups by itself, where it may lie",
      city([named("a")], { groups: [{ id: "one" }, { id: "two", protectionClass: "high" }] }),
      ["azure pooled normal: a", "vsphere pooled high: a"],
    ],
    [
      "an application with a higher class than its users where it may lie",
      city([named("a"), named("b", withFacts("protection", { confidentiality: "high" }))]),
      ["azure pooled normal: a", "vsphere pooled high: b"],
    ],
    [
      "an application with a higher class than its users not on the platform that these have chosen",
      city([named("b", withFacts("protection", { confidentiality: "high" }))], {
        groups: [{ platform: "azure" }],
      }),
      ["vsphere pooled high: b"],
    ],
    [
      "nothing for scenarios without people",
      city([named("a")], {
        scenarios: [{}, { id: "drawing", delivery: "gpu" }],
        groups: [{ scenarios: { office: 100, drawing: 0 } }],
      }),
      ["azure pooled normal: a"],
    ],
    [
      "a published application where it is published, whatever desktop people have beside it",
      city([published("a")], { scenarios: [{ delivery: "gpu" }] }),
      ["azure remote-app normal: a"],
    ],
    [
      "the platform that a group has chosen",
      city([named("a")], { groups: [{ platform: "vsphere" }] }),
      ["vsphere pooled normal: a"],
    ],
    ["the mode that the owner has chosen", city([published("a")]), ["azure remote-app normal: a"]],
    [
      "whoever a rule gives a pool of its own",
      city([named("a"), named("b", withFacts("multiSession", { backgroundLoad: true }))], {
        rules: { "MS-020": { effects: { pooled: "blocker" }, reason: "test" } },
      }),
      ["azure pooled normal: a | b"],
    ],
  ])("lists %s", (_why, given, expected) => {
    expect(images(given)).toEqual(expected);
  });
});
