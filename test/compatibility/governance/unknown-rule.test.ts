import { unknownRule } from "../../../compatibility/governance/unknown-rule";

const PLACE = { file: "applications/archive.yaml", pointer: "/decision/waivers/0/rule" };

test.each([
  ["the number of another family", "PE-019", 'did you mean "MS-019", locks on shared files?'],
  [
    "a number that no rule has, near to that of many",
    "MS-999",
    'MS-010 to MS-026 are about "Several people on one machine", see docs/compatibility-rules.md',
  ],
  [
    "two digits changed places",
    "GV-132",
    'GV-120 to GV-124 are about "The manifest itself", see docs/compatibility-rules.md',
  ],
  ["a family that does not exist", "XX-999", "see docs/compatibility-rules.md"],
])("%s leads to what is near in meaning", (_, id, hint) => {
  expect(unknownRule(PLACE, id, "the waiver")).toEqual({
    rule: "app/unknown-rule",
    severity: "error",
    message: `the waiver names the rule "${id}", which the catalogue does not have`,
    hint,
    ...PLACE,
  });
});
