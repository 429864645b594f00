import fc from "fast-check";
import { planObject } from "../../../simulator/engine/plan-object";
import type { ResourceOverlay } from "../../../simulator/overlay/resource-overlay";
import type { Block } from "../../../simulator/schema/block";
import { UNKNOWN, type ValueObject } from "../../../simulator/value";

const DISK: Block = {
  attributes: {
    label: { type: "string", use: "required" },
    path: { type: "string", use: "computed" },
  },
  blocks: {},
};

const MACHINE: Block = {
  attributes: {
    name: { type: "string", use: "required" },
    size: { type: "string", use: "optional" },
    host: { type: "string", use: "optional" },
    address: { type: "string", use: "computed" },
    token: { type: "string", use: "computed" },
  },
  blocks: {
    disk: { nesting: "list", minItems: 0, maxItems: 0, block: DISK },
    card: { nesting: "set", minItems: 0, maxItems: 0, block: DISK },
    timeouts: { nesting: "single", minItems: 0, maxItems: 0, block: DISK },
  },
};

const OVERLAY: ResourceOverlay = {
  defaults: { size: "small" },
  computed: { host: () => "host-1" },
  requiresReplace: ["name", "disk.label"],
  recomputed: { token: ["size"] },
};

const CARDS = [
  { label: "x", path: "/x" },
  { label: "y", path: "/y" },
];

const EXISTING: ValueObject = {
  name: "a",
  size: "small",
  host: "host-1",
  address: "10.0.0.4",
  token: "t1",
  disk: [{ label: "c", path: "/c" }],
  card: CARDS,
  timeouts: null,
};

function config(changes: ValueObject = {}): ValueObject {
  const cards = [
    { label: "x", path: null },
    { label: "y", path: null },
  ];
  return {
    name: "a",
    size: null,
    host: null,
    address: null,
    token: null,
    disk: [{ label: "c", path: null }],
    card: cards,
    timeouts: null,
    ...changes,
  };
}

describe("planning one object", () => {
  it("knows configuration and defaults, and leaves to the service what it chooses", () => {
    expect(planObject(MACHINE, OVERLAY, null, config()).planned).toEqual({
      name: "a",
      size: "small",
      host: UNKNOWN,
      address: UNKNOWN,
      token: UNKNOWN,
      disk: [{ label: "c", path: UNKNOWN }],
      card: [
        { label: "x", path: UNKNOWN },
        { label: "y", path: UNKNOWN },
      ],
      timeouts: null,
    });
  });

  it("plans nothing when nothing has changed", () => {
    expect(planObject(MACHINE, OVERLAY, EXISTING, config())).toEqual({ planned: EXISTING, replace: [] });
  });

  it("finds the elements of a set in whatever order they come", () => {
    const cards = [
      { label: "y", path: null },
      { label: "x", path: null },
    ];
    const { planned } = planObject(MACHINE, OVERLAY, EXISTING, config({ card: cards }));
    expect(planned["card"]).toEqual([
      { label: "y", path: "/y" },
      { label: "x", path: "/x" },
    ]);
  });

  it.each<[string, ValueObject, readonly string[]]>([
    ["the name", { name: "b" }, ["name"]],
    ["something inside a block", { disk: [{ label: "d", path: null }] }, ["disk"]],
    ["what can change in place", { size: "large" }, []],
    ["a name that is not known yet", { name: UNKNOWN }, ["name"]],
  ])("replaces when %s changes, if it must", (_, changes, replace) => {
    expect(planObject(MACHINE, OVERLAY, EXISTING, config(changes)).replace).toEqual(replace);
  });

  it("takes a removed optional value back, and keeps what the service once chose", () => {
    const bare = { computed: OVERLAY.computed } as ResourceOverlay;
    const { planned } = planObject(MACHINE, bare, EXISTING, config());
    expect([planned["size"], planned["host"]]).toEqual([null, "host-1"]);
  });

  it("makes a computed value unknown again when its input changes", () => {
    expect(planObject(MACHINE, OVERLAY, EXISTING, config({ size: "large" })).planned["token"]).toBe(UNKNOWN);
  });

  it("plans unknown blocks as unknown", () => {
    expect(planObject(MACHINE, OVERLAY, null, config({ disk: UNKNOWN })).planned["disk"]).toBe(UNKNOWN);
  });

  it("never changes what the configuration says, and is stable once applied", () => {
    const text = fc.constantFrom("a", "b", "c", null);
    fc.assert(
      fc.property(text, text, (size, host) => {
        const wanted = config({ size, host });
        const { planned } = planObject(MACHINE, OVERLAY, null, wanted);
        if (size !== null) expect(planned["size"]).toBe(size);
        if (host !== null) expect(planned["host"]).toBe(host);
        const applied: ValueObject = {
          ...EXISTING,
          ...planned,
          host: host ?? "host-9",
          address: "x",
          token: "y",
          disk: [{ label: "c", path: "/c" }],
          card: CARDS,
        };
        expect(planObject(MACHINE, OVERLAY, applied, wanted)).toEqual({ planned: applied, replace: [] });
      }),
    );
  });
});
