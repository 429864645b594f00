import { checkPolicies, type EstateRule, type ResourceRule } from "../../policies/policy-engine";
import { declaredIn, declaredOfType, referencedAddress } from "../../policies/stack-json";

const about = { explanation: "why", source: "https://example.org", hint: "do it" };

const noEmptyName: ResourceRule = {
  ...about,
  id: "policy/no-empty-name",
  types: ["thing", "data.thing"],
  check: ({ name }) => (name === "" ? ["name is empty"] : []),
};

const broken: ResourceRule = {
  ...about,
  id: "policy/broken",
  types: ["thing"],
  check: () => {
    throw new Error("out of order");
  },
};

const brokenForAll: EstateRule = {
  ...about,
  id: "policy/broken-for-all",
  checkAll: () => {
    throw new Error("out of order");
  },
};

const json = {
  resource: { thing: { b: { name: "" }, a: { name: "" }, c: { name: "x" } }, other: { a: { name: "" } } },
  data: { thing: { d: { name: "" } } },
};

describe("the policy engine", () => {
  it("judges resources and data sources of a rule's types, in order of their address", () => {
    const findings = checkPolicies([{ name: "stack", json }], [noEmptyName]);
    expect(findings.map(({ address }) => address)).toEqual(["data.thing.d", "thing.a", "thing.b"]);
    expect(findings[0]).toEqual({
      rule: "policy/no-empty-name",
      stack: "stack",
      address: "data.thing.d",
      message: "name is empty",
      hint: "do it",
    });
  });

  it("judges every type when a rule names *", () => {
    const findings = checkPolicies([{ name: "stack", json }], [{ ...noEmptyName, types: ["*"] }]);
    expect(findings.map(({ address }) => address)).toContain("other.a");
  });

  it("sorts findings by stack, whatever the order of the stacks", () => {
    const stacks = [
      { name: "b", json },
      { name: "a", json },
    ];
    expect(checkPolicies(stacks, [noEmptyName])).toEqual(checkPolicies([...stacks].reverse(), [noEmptyName]));
  });

  it("fails closed when a rule throws", () => {
    expect(checkPolicies([{ name: "stack", json: { resource: { thing: { a: {} } } } }], [broken])).toEqual([
      expect.objectContaining({
        address: "thing.a",
        message: "could not be judged, so it does not pass: out of order",
      }),
    ]);
  });

  it("fails closed when a rule about all stacks throws", () => {
    expect(checkPolicies([], [brokenForAll])).toEqual([
      expect.objectContaining({
        rule: "policy/broken-for-all",
        message: expect.stringContaining("out of order") as string,
      }),
    ]);
  });

  it("finds nothing where nothing is", () => {
    expect(checkPolicies([{ name: "empty", json: {} }], [noEmptyName, broken])).toEqual([]);
  });
});

describe("a stack's configuration", () => {
  it("lists what is declared by address", () => {
    expect(declaredIn(json).map(({ address }) => address)).toEqual([
      "other.a",
      "thing.a",
      "thing.b",
      "thing.c",
      "data.thing.d",
    ]);
    expect(declaredOfType(json, "data.thing").map(({ address }) => address)).toEqual(["data.thing.d"]);
    expect(declaredOfType(json, "nothing")).toEqual([]);
  });

  it.each([
    ["${azurerm_subnet.a.id}", "azurerm_subnet.a"],
    ["${data.azurerm_subnet.a-b.id}", "data.azurerm_subnet.a-b"],
    ["${azurerm_subnet.a.list[0].id}", "azurerm_subnet.a"],
    ["/subscriptions/x", undefined],
    ["x${azurerm_subnet.a.id}", undefined],
    [5, undefined],
  ])("reads %s as a reference to %s", (value, address) => {
    expect(referencedAddress(value)).toBe(address);
  });
});
