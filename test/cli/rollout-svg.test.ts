import { rolloutSvg } from "../../cli/rollout-svg";
import type { Site } from "../../model/estate";
import { sized } from "../support/planned-estate";
import { plannedSite, rolloutEstate } from "../support/rollout-object";

const drawn = (
  sites: readonly Site[],
  spec: Parameters<typeof rolloutEstate>[1] = {},
  city = "Musterstadt",
) => rolloutSvg(sized(rolloutEstate(sites, spec)).rollout!, city);

/** Left edge and width of the bar with a title. */
function bar(svg: string, title: string): readonly number[] {
  const match = new RegExp(`<rect x="(\\d+)" y="\\d+" width="(\\d+)"[^>]*><title>${title}`).exec(svg);
  return [Number(match?.[1]), Number(match?.[2])];
}

test("every building has a row and every task a bar, as long as it takes", () => {
  const svg = drawn([plannedSite("a"), plannedSite("b", { fibreReady: "2027-06-07" })]);
  expect(svg).toContain(">a</text>");
  expect(svg).toContain(">b *</text>");
  const [cablingLeft, cabling] = bar(svg, "a: cabling, ");
  const [surveyLeft, survey] = bar(svg, "a: survey, ");
  expect(surveyLeft).toBe(250);
  expect(cablingLeft).toBeGreaterThanOrEqual(surveyLeft! + survey!);
  // 27 weeks from the first to the last day share the width.
  expect(survey).toBeCloseTo((1280 - 250 - 80) / 27, -1);
  expect(cabling).toBeGreaterThan(0);
});

test("quarters are the scale, years where there are many, and the target is a line", () => {
  expect(drawn([plannedSite("a")], { target: "2027-12-31" })).toMatch(
    /2027-Q1<.*2027-Q2<.*2027-Q4<.*target 2027-12-31</s,
  );
  const years = drawn([plannedSite("a")], { target: "2037-12-31" });
  expect(years).toContain("2030-Q1<");
  expect(years).not.toContain("2030-Q2<");
});

test("names are text, whatever they hold", () => {
  expect(drawn([plannedSite("a")], {}, '<script>"&')).toContain("Roll-out of &lt;script&gt;&quot;&amp;<");
});

test("without work left it says so", () => {
  expect(drawn([])).toContain("Musterstadt: all buildings are done");
});
