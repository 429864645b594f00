import {
  environmentOf,
  isShared,
  scenarioEnvironments,
  type Desktop,
} from "../../compatibility/environments";
import type { Environment } from "../../compatibility/environment";
import { estate, redirection, scenario, settings, userGroup } from "../support/estate-object";

const onAzure: Desktop = {
  place: "azure",
  sessionType: "pooled",
  operatingSystem: "windows-11-multi-session",
  protectionClass: "normal",
  scenario: scenario({ monitors: 1, onSiteShare: 1, redirection: redirection({ clipboard: true }) }),
};

it.each([
  ["pooled", true],
  ["remote-app", true],
  ["personal", false],
  ["gpu", false],
  ["local", false],
] as const)("says whether several people share a host of type %s: %s", (sessionType, shared) => {
  expect(isShared(sessionType)).toBe(shared);
});

describe("environmentOf", () => {
  it.each([
    ["a pooled desktop", {}, { multiSession: true, persistent: false, redundant: true, gpu: false }],
    ["a RemoteApp host", { sessionType: "remote-app" }, { multiSession: true, redundant: true }],
    ["a pool of one host", { redundant: false }, { redundant: false }],
    [
      "a desktop of one's own",
      { sessionType: "personal" },
      { multiSession: false, persistent: true, redundant: false },
    ],
    ["a drawing desktop", { sessionType: "gpu" }, { multiSession: false, gpu: true }],
    ["a desktop on Azure", {}, { join: "entra" }],
    ["a desktop in the data centre", { place: "vsphere" }, { join: "active-directory" }],
    ["a closed channel", {}, { redirection: redirection({ clipboard: true }) }],
    ["one monitor in the office", {}, { mixedDpi: false }],
    ["two monitors", { scenario: scenario({ monitors: 2 }) }, { mixedDpi: true }],
    ["a mobile device", { scenario: scenario({ monitors: 1, onSiteShare: 0.5 }) }, { mixedDpi: true }],
  ] as const)("describes %s", (_, changes, expected) => {
    expect(environmentOf(settings(), "pooled", { ...onAzure, ...changes })).toMatchObject(expected);
  });

  it("has everything at hand on the device", () => {
    const met = environmentOf(settings(), "local", { ...onAzure, place: "device", sessionType: "local" });
    expect(met).toMatchObject({ persistent: true, join: "active-directory" });
    expect(Object.values(met.redirection).every((open) => open)).toBe(true);
  });

  it("lets a web application survive the loss of the desktop", () => {
    expect(environmentOf(settings(), "web", { ...onAzure, sessionType: "personal" }).redundant).toBe(true);
  });

  it("takes join and latency from the settings", () => {
    const own = settings();
    const joined = { ...own, identity: { ...own.identity, azureJoin: "active-directory" as const } };
    expect(environmentOf(joined, "pooled", onAzure).join).toBe("active-directory");
    expect(environmentOf(own, "pooled", onAzure).latencyMs).toBe(own.compatibility.latency.azure);
  });
});

describe("scenarioEnvironments", () => {
  const find = (given: ReturnType<typeof estate>, mode: Environment["mode"], protectionClass = "normal") =>
    scenarioEnvironments(given).find(
      (field) => field.mode === mode && field.protectionClass === protectionClass,
    )?.environment;

  it("places each class where its data may lie", () => {
    const places = (["normal", "high", "very-high"] as const).map(
      (each) => find(estate(), "pooled", each)?.place,
    );
    expect(places).toEqual(["azure", "vsphere", "vsphere"]);
    expect(find(estate(), "pooled", "high")?.protectionClass).toBe("high");
  });

  it("offers local delivery where the scenario allows it", () => {
    const modesOf = (changes: Parameters<typeof scenario>[0]) => [
      ...new Set(scenarioEnvironments(estate({ scenarios: [scenario(changes)] })).map(({ mode }) => mode)),
    ];
    const desktop = ["pooled", "personal", "remote-app", "app-attach", "web"];
    expect(modesOf({})).toEqual(desktop);
    expect(modesOf({ localApplications: true })).toContain("local");
    expect(modesOf({ delivery: "local" })).toContain("local");
  });

  it.each([
    ["pooled", "windows-11-multi-session", "azure"],
    ["personal", "windows-11", "azure"],
    ["local", "windows-11", "device"],
  ] as const)("gives %s its operating system and place", (mode, operatingSystem, place) => {
    const scenarios = [scenario({ localApplications: true })];
    expect(find(estate({ scenarios }), mode)).toMatchObject({ operatingSystem, place });
  });

  it.each([
    ["pooled", "pooled", "azure", true],
    ["gpu", "personal", "azure", false],
    ["local", "web", "device", false],
  ] as const)("runs the browser of a scenario with delivery %s", (delivery, _, place, multiSession) => {
    const scenarios = [scenario({ delivery })];
    expect(find(estate({ scenarios }), "web")).toMatchObject({ place, multiSession });
  });

  it("gives a graphics processor to the personal desktops of drawing scenarios alone", () => {
    const drawing = estate({ scenarios: [scenario({ delivery: "gpu" })] });
    expect([find(drawing, "personal")?.gpu, find(drawing, "pooled")?.gpu]).toEqual([true, false]);
    expect(find(estate(), "personal")?.gpu).toBe(false);
  });

  it("takes the system of shared hosts from the image that most people share on the platform", () => {
    const own = settings();
    const server = { ...own.images["standard"]!, operatingSystem: "windows-server-2025" as const };
    const given = (people: number) =>
      estate({
        settings: { ...own, images: { ...own.images, server } },
        userGroups: [
          userGroup(),
          userGroup({ id: "counters", image: "server", scenarios: { office: people } }),
          userGroup({ id: "social", image: "server", protectionClass: "high", scenarios: { office: 900 } }),
        ],
      });
    expect(find(given(90), "pooled")?.operatingSystem).toBe("windows-11-multi-session");
    expect(find(given(100), "pooled")?.operatingSystem).toBe("windows-11-multi-session");
    expect(find(given(110), "pooled")?.operatingSystem).toBe("windows-server-2025");
  });

  it("falls back to the systems that each platform may run", () => {
    const empty = estate({ userGroups: [] });
    expect(find(empty, "pooled")?.operatingSystem).toBe("windows-11-multi-session");
    expect(find(empty, "pooled", "high")?.operatingSystem).toBe("windows-server-2025");
  });

  it("shares one object among scenarios that offer the same", () => {
    const scenarios = [scenario({ id: "a" }), scenario({ id: "b", description: "another desk" })];
    const fields = scenarioEnvironments(estate({ scenarios }));
    const [a, b] = ["a", "b"].map((id) => fields.find((field) => field.scenario === id)?.environment);
    expect(a).toBe(b);
  });
});
