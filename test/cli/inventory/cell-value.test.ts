import { isAnswer, readAnswer, writeValue } from "../../../cli/inventory/cell-value";
import { manifestKey } from "../../../cli/inventory/manifest-key";

const FORMAT = { separator: ",", values: (cell: string) => ({ W11: "windows-11" })[cell] };

const answer = (name: string, cell: string) => readAnswer(cell, manifestKey(name)!, FORMAT);

describe("readAnswer", () => {
  it.each([
    ["version", "11.10", "11.10"],
    ["version", '="0012"', "0012"],
    ["office", "Bu\u0308ro", "B\u00fcro"],
    ["data.offline", "ja", true],
    ["data.offline", "X", true],
    ["data.offline", "Nein", false],
    ["data.offline", "0", false],
    ["reviewedOn", "2026-10-01", "2026-10-01"],
    ["reviewedOn", "1.2.2026", "2026-02-01"],
    ["reviewedOn", "29.02.2028", "2028-02-29"],
    ["reviewedOn", "01.10.2026 00:00:00", "2026-10-01"],
    ["data.profileMiB", "1024", 1024],
    ["data.profileMiB", "1.024", 1024],
    ["demands.vcpu", "0,5", 0.5],
    ["demands.vcpu", "0.5", 0.5],
    ["demands.vcpu", "1.024,5", 1024.5],
    ["system.operatingSystems", "W11, windows-10,", ["windows-11", "windows-10"]],
    ["dependsOn", '[{"application":"x","by":"data"}]', [{ application: "x", by: "data" }]],
    ["assumptions.version", "as installed", "as installed"],
  ])("reads %s from %j", (name, cell, value) => {
    expect(answer(name, cell)).toEqual({ kind: "value", value });
  });

  it.each([
    ["data.offline", "", undefined],
    ["data.offline", "-", { kind: "none" }],
    ["data.offline", "?", { kind: "unknown" }],
    ["signIn.method", "? own", { kind: "unknown", presumed: "own" }],
    ["system.operatingSystems", "?", { kind: "unknown" }],
  ])("reads %s from %j as what it says beside values", (name, cell, expected) => {
    expect(answer(name, cell)).toEqual(expected);
  });

  it.each([
    ["data.offline", "vielleicht", 'is "vielleicht", expected yes or no'],
    ["reviewedOn", "31.02.2026", 'is "31.02.2026", expected a day, as 2026-10-01 or 01.10.2026'],
    ["reviewedOn", "46296", 'is "46296", expected a day, as 2026-10-01 or 01.10.2026'],
    ["demands.vcpu", "1.024", 'is "1.024", expected a number, as 0,5'],
    ["data.profileMiB", "viel", 'is "viel", expected a whole number'],
    ["dependsOn", "[1", 'is "[1", expected JSON'],
    ["owner", "?", "is unknown, expected a value"],
    ["signIn.method", "?", "is unknown, but its section cannot be written without it"],
  ])("rejects %s from %j", (name, cell, message) => {
    const read = answer(name, cell);
    expect(read).toMatchObject({ message });
    expect(read !== undefined && isAnswer(read)).toBe(false);
  });
});

describe("writeValue", () => {
  it.each([
    ["owner", undefined, "none"],
    ["owner", "=cmd()", "'=cmd()"],
    ["data.offline", true, "yes"],
    ["data.offline", false, "no"],
    ["demands.vcpu", 1.024, "1,024"],
    ["system.operatingSystems", ["windows-11", "linux"], "windows-11,linux"],
    ["system.operatingSystems", [], "none"],
    ["dependsOn", [{ application: "x", by: "data" }], '[{"application":"x","by":"data"}]'],
  ])("writes %s with the value %j", (name, value, cell) => {
    expect(writeValue(value, manifestKey(name)!, ",")).toBe(cell);
  });
});
