import type { DraftEstate } from "../../../model/draft-estate";
import { checkRollout } from "../../../model/rules/rollout";
import { settings } from "../../support/estate-object";
import { plannedSite, rollout } from "../../support/rollout-object";

function found(
  spec: Parameters<typeof rollout>[0] | undefined,
  site: Parameters<typeof plannedSite>[1] = {},
): readonly string[] {
  const own = settings(spec === undefined ? {} : { rollout: rollout(spec) });
  const draft = { settings: own, sites: [plannedSite("hall", site)] } as unknown as DraftEstate;
  return checkRollout(draft).map(({ rule, pointer }) => `${rule} ${pointer}`);
}

test("nothing is wrong with a roll-out, or with none", () => {
  expect(found({ target: "2027-01-05" })).toEqual([]);
  expect(found(undefined)).toEqual([]);
  expect(found(undefined, { priority: 1 })).toEqual([]);
});

test.each([
  ["start", { start: "2027-02-29" }, "/rollout/start"],
  ["target", { target: "2027-02-29" }, "/rollout/target"],
  [
    "a freeze's first day",
    { freezes: [{ name: "x", from: "2027-02-29", to: "2027-03-01" }] },
    "/rollout/freezes/0/from",
  ],
  [
    "a freeze's last day",
    { freezes: [{ name: "x", from: "2027-02-01", to: "2027-02-29" }] },
    "/rollout/freezes/0/to",
  ],
])("rejects a %s that the calendar does not have", (_, spec, pointer) => {
  expect(found(spec)).toEqual([`time/day ${pointer}`]);
});

test.each([
  [{ fibreReady: "2027-02-29" }, "/rollout/fibreReady"],
  [{ permits: { monument: "2027-02-29" } }, "/rollout/permits/monument"],
  [{ blocked: { until: "2027-02-29", by: "a move" } }, "/rollout/blocked/until"],
])("rejects a building's day that the calendar does not have", (site, pointer) => {
  expect(found({}, site)).toEqual([`time/day ${pointer}`]);
});

test("rejects a target on the first day, and a freeze that ends before it begins", () => {
  expect(found({ target: "2027-01-04" })).toEqual(["rollout/target /rollout/target"]);
  const freezes = [{ name: "x", from: "2027-02-02", to: "2027-02-01" }];
  expect(found({ freezes })).toEqual(["rollout/freeze /rollout/freezes/0/to"]);
  expect(found({ freezes: [{ name: "x", from: "2027-02-01", to: "2027-02-01" }] })).toEqual([]);
});

test.each([
  [{ done: ["survey"] as const }],
  [{ fibreReady: "2027-03-01" }],
  [{ permits: { monument: "2027-03-01" } }],
  [{ blocked: { until: "2027-03-01", by: "a move" } }],
])("rejects what a building says where the estate has no roll-out", (site) => {
  expect(found(undefined, site as Parameters<typeof plannedSite>[1])).toEqual(["rollout/section /rollout"]);
});
