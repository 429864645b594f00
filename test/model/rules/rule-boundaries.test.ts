import fc from "fast-check";
import { edited, minimalEstate, withEstate, type EstateFiles } from "../../support/estate-builder";
import { checkFolder } from "../../support/rule-examples/checks-page";

const ESTATE = "estate.yaml";
const GROUP = "user-groups/back-office.yaml";
const CASE_WORK = "user-groups/case-work.yaml";

async function rulesOf(files: EstateFiles): Promise<readonly string[]> {
  const { diagnostics } = await withEstate(files, checkFolder);
  return diagnostics.map(({ rule }) => rule);
}

function estateWith(from: string, to: string): EstateFiles {
  return edited(minimalEstate(), ESTATE, from, to);
}

describe("address spaces", () => {
  it.each([
    ["azureAddressSpace", "10.64.0.0/10", []],
    ["azureAddressSpace", "10.0.0.0/9", ["network/size"]],
    ["azureAddressSpace", "10.64.0.0/20", []],
    ["azureAddressSpace", "10.64.0.0/21", ["network/size"]],
    ["azureAddressSpace", "172.16.0.0/12", []],
    ["azureAddressSpace", "172.32.0.0/16", ["network/private"]],
    ["azureAddressSpace", "192.168.0.0/16", []],
    ["azureAddressSpace", "192.168.0.0/12", ["network/alignment", "network/private"]],
    ["azureAddressSpace", "10.127.0.0/16", []],
    ["azureAddressSpace", "10.128.0.0/16", ["network/overlap"]],
    ["azureAddressSpace", "10.143.0.0/16", ["network/overlap"]],
    ["azureAddressSpace", "10.144.0.0/16", []],
    ["azureAddressSpace", "10.64.0.0/33", ["network/address"]],
    ["onPremisesAddressSpace", "10.128.0.0/16", []],
    ["onPremisesAddressSpace", "10.128.0.0/17", ["network/size"]],
    ["onPremisesAddressSpace", "10.0.0.0/8", ["network/overlap"]],
  ])("%s %s", async (key, cidr, expected) => {
    const minimal = { azureAddressSpace: "10.64.0.0/16", onPremisesAddressSpace: "10.128.0.0/12" }[key];
    expect(await rulesOf(estateWith(`${key}: ${minimal}`, `${key}: ${cidr}`))).toEqual(expected);
  });

  it.each([
    ["dnsServers: [10.0.0.1]", []],
    ["dnsServers: [10.0.0.1, 10.0.0.256]", ["network/address"]],
    ["firewallAddress: 300.0.0.1", ["network/address"]],
    ["firewallAddress: 10.63.255.255", []],
    ["firewallAddress: 10.64.0.0", ["network/given-out"]],
    ["firewallAddress: 10.64.255.255", ["network/given-out"]],
    ["firewallAddress: 10.65.0.0", []],
    ["dnsServers: [10.127.255.255, 10.144.0.0]", []],
    ["dnsServers: [10.128.0.0, 10.143.255.255, 10.64.0.10]", Array(3).fill("network/given-out")],
    ["{ firstVlanId: 100, lastVlanId: 100 }", ["network/vlan-range"]],
    ["{ firstVlanId: 100, lastVlanId: 101 }", []],
  ])("%s", async (line, expected) => {
    const lines = line.startsWith("{") ? line.slice(2, -2).replace(", ", "\n  ") : line;
    const files = estateWith(
      "onPremisesAddressSpace: 10.128.0.0/12",
      `onPremisesAddressSpace: 10.128.0.0/12\n  ${lines}`,
    );
    expect(await rulesOf(files)).toEqual(expected);
  });

  it("need no range on Azure without the platform", async () => {
    const files = estateWith("  azureAddressSpace: 10.64.0.0/16\n", "");
    const azureBlock = /  azure:\n(?: {4}.*\n)+/.exec(String(files[ESTATE]))![0];
    const without = edited(files, ESTATE, azureBlock, "");
    expect(await rulesOf(edited(without, ESTATE, "[azure, vsphere]", "[vsphere]"))).toEqual([
      "image/vsphere-source",
      "image/licence",
    ]);
  });
});

describe("working-time models", () => {
  const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) =>
      [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":"),
    );

  it("are accepted exactly when frame.from < peakFrom < peakTo < frame.to", async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(time, time, time, time), async (times) => {
        const [from, peakFrom, peakTo, to] = times;
        const files = edited(
          estateWith('from: "06:00"', `from: "${from}"`),
          ESTATE,
          'to: "20:00"\n',
          `to: "${to}"\n    peakFrom: "${peakFrom}"\n    peakTo: "${peakTo}"\n`,
        );
        const minutes = times.map(toMinutes);
        const ascending = minutes.every((minute, index) => index === 0 || minutes[index - 1]! < minute);
        expect((await rulesOf(files)).length === 0).toBe(ascending);
      }),
      {
        numRuns: 40,
        examples: [[["06:00", "09:00", "15:30", "20:00"]], [["06:00", "06:00", "15:30", "20:00"]]],
      },
    );
  });

  it.each([
    ["06:00", "20:00", []],
    ["05:59", "20:00", ["time/core"]],
    ["06:00", "20:01", ["time/core"]],
    ["10:00", "10:00", ["time/core"]],
    ["10:00", "10:01", []],
  ])("with core time %s to %s", async (from, to, expected) => {
    const core = `to: "20:00"\n    coreTime: { from: "${from}", to: "${to}" }\n`;
    expect(await rulesOf(estateWith('to: "20:00"\n', core))).toEqual(expected);
  });
});

describe("people", () => {
  it("add up by scenario and by site, or the group is refused", async () => {
    const count = fc.integer({ min: 0, max: 50 });
    await fc.assert(
      fc.asyncProperty(count, count, count, count, async (thin, convertible, hall, headcount) => {
        const group = String(minimalEstate()[GROUP])
          .replace("headcount: 100", `headcount: ${headcount}`)
          .replace("thin-client: 60", `thin-client: ${thin}`)
          .replace("convertible: 40", `convertible: ${convertible}`)
          .replace("town-hall: 100", `town-hall: ${hall}`);
        const rules = await rulesOf({ ...minimalEstate(), [GROUP]: group });
        expect(rules.includes("people/scenario-sum")).toBe(thin + convertible !== headcount);
        expect(rules.includes("people/site-sum")).toBe(hall !== headcount);
        expect(rules.includes("people/nobody")).toBe(headcount === 0);
      }),
      { numRuns: 40 },
    );
  });
});

describe("placement and images", () => {
  it.each([
    ["azure for class normal needs no reason", minimalEstate(), []],
    [
      "azure for class very-high needs a reason",
      estateWith("very-high:\n    platforms: [vsphere]", "very-high:\n    platforms: [azure]"),
      ["placement/reason"],
    ],
    [
      "a group may ask for the second platform of its class, if the image suits it",
      edited(minimalEstate(), GROUP, "image: standard\n", "image: server\nplatform: vsphere\n"),
      ["unused/image"],
    ],
    [
      "multi-session Windows 11 is refused when a group moves to vsphere",
      edited(minimalEstate(), GROUP, "image: standard\n", "image: standard\nplatform: vsphere\n"),
      ["image/vsphere-source", "image/licence"],
    ],
    [
      "all generations need their version, the retiring one too",
      estateWith(
        '      - number: 1\n        state: current\n        azureVersion: "1.0.0"\n',
        '      - number: 1\n        state: retiring\n      - number: 2\n        state: current\n        azureVersion: "1.1.0"\n',
      ),
      ["image/azure-source"],
    ],
    [
      "two generations may not share a number",
      estateWith(
        '      - number: 1\n        state: current\n        azureVersion: "1.0.0"\n',
        '      - number: 1\n        state: retiring\n        azureVersion: "1.0.0"\n      - number: 1\n        state: current\n        azureVersion: "1.1.0"\n',
      ),
      ["image/order"],
    ],
    [
      "two generations may not both be current",
      estateWith(
        '      - number: 1\n        state: current\n        azureVersion: "1.0.0"\n',
        '      - number: 1\n        state: current\n        azureVersion: "1.0.0"\n      - number: 2\n        state: current\n        azureVersion: "1.1.0"\n',
      ),
      ["image/current"],
    ],
    [
      "a scenario that nobody of the group is in demands no personal image",
      edited(
        edited(minimalEstate(), "scenarios/convertible.yaml", "delivery: pooled", "delivery: personal"),
        GROUP,
        "  thin-client: 60\n  convertible: 40\n",
        "  thin-client: 100\n  convertible: 0\n",
      ),
      [],
    ],
    [
      "a personal desktop may run single-session Windows 11",
      edited(
        edited(
          edited(minimalEstate(), "scenarios/convertible.yaml", "delivery: pooled", "delivery: personal"),
          GROUP,
          "image: standard\n",
          "image: standard\npersonalImage: own\n",
        ),
        ESTATE,
        "  server:\n    description: Case work desktop\n",
        '  own:\n    description: Own\n    operatingSystem: windows-11\n    azureImage: own\n    generations: [{ number: 1, state: current, azureVersion: "1.0.0" }]\n  server:\n    description: Case work desktop\n',
      ),
      [],
    ],
    [
      "a delivery without a desktop needs no image at all",
      edited(
        estateWith("operatingSystem: windows-11-multi-session", "operatingSystem: windows-11"),
        "scenarios/thin-client.yaml",
        "delivery: pooled",
        "delivery: local",
      ),
      ["image/session-type"],
    ],
  ])("%s", async (_, files, expected) => {
    expect(await rulesOf(files)).toEqual(expected);
  });
});

describe("redirection", () => {
  it.each([
    ["drives", "high", ["scenario/redirection"]],
    ["usb", "very-high", ["scenario/redirection"]],
    ["usb", "normal", []],
    ["clipboard", "very-high", []],
  ])("of %s for class %s", async (channel, protectionClass, expected) => {
    const open = edited(
      minimalEstate(),
      "scenarios/thin-client.yaml",
      "monitors: 2\n",
      `monitors: 2\nredirection: { ${channel}: true }\n`,
    );
    const moved = edited(open, CASE_WORK, "protectionClass: high", `protectionClass: ${protectionClass}`);
    const onPremises =
      protectionClass === "normal"
        ? edited(moved, CASE_WORK, "image: server", "image: server\nplatform: vsphere")
        : moved;
    expect(await rulesOf(onPremises)).toEqual(expected);
  });
});

describe("sources and assumptions", () => {
  it.each([
    ["headcount", []],
    ["scenarios.convertible", []],
    ["/scenarios/convertible", []],
    ["attendanceShare", []],
    ["arrival.share", []],
    ["scenarios.tablet", ["evidence/unknown-figure"]],
    ["assumptions", ["evidence/unknown-figure"]],
    ["headcount.of", ["evidence/unknown-figure"]],
    ["toString", ["evidence/unknown-figure"]],
    ["", ["evidence/unknown-figure"]],
  ])("may name %j beside them: %j", async (figure, expected) => {
    const files = edited(minimalEstate(), GROUP, "  headcount: invented", `  "${figure}": invented`);
    expect(await rulesOf(files)).toEqual(expected);
  });

  it("are looked at in nested objects and in lists", async () => {
    const files = edited(
      minimalEstate(),
      "sites/town-hall.yaml",
      "desks: 150\n",
      "desks: 150\nsources: { uplinkMbps: S1, floors: S2 }\n",
    );
    expect(await rulesOf(files)).toEqual(["evidence/unknown-figure"]);
    const nested = estateWith(
      "  vsphere:\n    server:",
      "  vsphere:\n    sources: { broker: S1, gateway: S2 }\n    server:",
    );
    expect(await rulesOf(nested)).toEqual(["evidence/unknown-figure"]);
  });
});
