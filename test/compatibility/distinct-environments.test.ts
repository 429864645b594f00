import { DistinctEnvironments } from "../../compatibility/distinct-environments";
import { environmentOf } from "../../compatibility/environments";
import { scenario, settings } from "../support/estate-object";

const environment = (monitors: number) =>
  environmentOf(settings(), "pooled", {
    place: "azure",
    sessionType: "pooled",
    operatingSystem: "windows-11-multi-session",
    protectionClass: "normal",
    scenario: scenario({ monitors, onSiteShare: 1 }),
  });

it("gives the first environment back for every other with the same content", () => {
  const distinct = new DistinctEnvironments();
  const first = distinct.single(environment(1));
  expect(distinct.single(environment(1))).toBe(first);
  expect(distinct.single(first)).toBe(first);
});

it("keeps environments apart that differ", () => {
  const distinct = new DistinctEnvironments();
  const [one, two] = [environment(1), environment(2)].map((each) => distinct.single(each));
  expect(one).not.toBe(two);
  expect(one).toEqual(environment(1));
});
