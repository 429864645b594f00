import { defaultEvidence } from "../../cli/evidence";

test.each([
  ["user-groups/a.yaml", "/attendanceShare", "time accounts"],
  ["user-groups/a.yaml", "/arrival/minutes", "half of the day's sessions"],
  ["estate.yaml", "/workingTimeModels/model-1/peakFrom", "by nine"],
  ["estate.yaml", "/platforms/azure/zoneLossSurvivalShare", "loss of a zone"],
])("the default in %s of %s says why it has its value", (file, pointer, reason) => {
  expect(defaultEvidence(file, pointer)).toEqual({
    kind: "assumption",
    text: expect.stringContaining(reason) as string,
  });
});

test("a default that is a decision, not a guess, has no reason", () => {
  expect(defaultEvidence("estate.yaml", "/naming/environment")).toBeUndefined();
  expect(defaultEvidence("catalog/prices/2026-11.yaml", "/prices")).toBeUndefined();
});
