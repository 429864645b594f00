import { countingReasons, type Reason } from "../../compatibility/verdict";

const reason = (rule: Reason["rule"], changes: Partial<Reason> = {}): Reason => ({
  rule,
  effect: "unknown",
  pointer: "/multiSession",
  ...changes,
});

describe("countingReasons", () => {
  const reasons = [
    reason("MS-010", { effect: "blocker", setAsideBy: "waiver" }),
    reason("MS-011", { effect: "blocker" }),
    reason("MS-012"),
    reason("MS-013", { setAsideBy: "test" }),
    reason("MS-014"),
  ];

  it.each([
    ["of any effect", undefined, ["MS-011", "MS-012", "MS-014"]],
    ["that are open", "unknown", ["MS-012", "MS-014"]],
    ["that block", "blocker", ["MS-011"]],
    ["of an effect that none has", "condition", []],
  ] as const)("leaves out what is set aside among reasons %s", (_, effect, expected) => {
    expect(countingReasons(reasons, effect).map(({ rule }) => rule)).toEqual(expected);
  });
});
