import type { Application, Scenario } from "../../../model/estate";
import { offeredModes } from "../../../planning/application/offered-mode";
import { application } from "../../support/application-object";
import { scenario } from "../../support/estate-object";

const BOTH: readonly Application["forms"][number][] = ["installed", "web"];

function modes(
  delivery: Scenario["delivery"],
  overrides: Partial<Application> = {},
  localApplications = false,
): readonly string[] {
  return offeredModes(
    application({ forms: [...BOTH], ...overrides }),
    scenario({ delivery, localApplications }),
  );
}

function chosen(delivery: NonNullable<Application["decision"]["delivery"]>): Partial<Application> {
  return { decision: { state: "ready", delivery, waivers: [] } };
}

test.each([
  ["pooled", ["pooled", "web", "app-attach"]],
  ["personal", ["personal", "web"]],
  ["gpu", ["personal", "web"]],
  ["remote-app", ["remote-app", "web"]],
  ["local", ["local", "web"]],
] as const)("a %s scenario offers its own desktop first, then the browser", (delivery, expected) => {
  expect(modes(delivery)).toEqual(expected);
});

test("the device is offered where specialist applications may be installed on it", () => {
  expect(modes("pooled", {}, true)).toEqual(["pooled", "web", "app-attach", "local"]);
});

test("an application has only the modes of its forms", () => {
  expect(modes("pooled", { forms: ["web"] })).toEqual(["web"]);
  expect(modes("pooled", { forms: ["installed"] })).toEqual(["pooled", "app-attach"]);
});

test("what the owner chose is the only mode, and none where the scenario does not offer it", () => {
  expect(modes("pooled", chosen("web"))).toEqual(["web"]);
  expect(modes("pooled", chosen("personal"))).toEqual([]);
  expect(modes("pooled", { ...chosen("web"), forms: ["installed"] })).toEqual([]);
});

test.each(["pooled", "personal", "gpu", "local", "remote-app"] as const)(
  "people in a %s scenario can open a published window when the owner chose that",
  (delivery) => {
    expect(modes(delivery, chosen("remote-app"))).toEqual(["remote-app"]);
  },
);
