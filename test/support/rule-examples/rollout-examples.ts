import { ESTATE, TOWN_HALL } from "../minimal-estate";
import type { RuleExample } from "./rule-example";

const PRICE_BOOK = "priceBook: test-2026\n";
const STATE = "state: active\n";

const ROLLOUT = "rollout:\n  start: 2027-01-11\n  sitesPerYear: 10\n";

/** A change of the section in estate.yaml. */
function settings(rule: RuleExample["rule"], why: string, bad: string, good: string): RuleExample {
  const section = (lines: string): string => `${PRICE_BOOK}${ROLLOUT}${lines}`;
  return { rule, why, file: "estate.yaml", replaces: PRICE_BOOK, bad: section(bad), good: section(good) };
}

const freeze = (from: string, to: string): string =>
  `  freezes:\n    - name: turn of the year\n      from: ${from}\n      to: ${to}\n`;

export const ROLLOUT_EXAMPLES: readonly RuleExample[] = [
  {
    rule: "rollout/section",
    why: "Without the section nobody knows how many buildings a year are possible, so that nothing gets a date.",
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK,
    good: PRICE_BOOK + ROLLOUT,
    also: { "sites/town-hall.yaml": `${TOWN_HALL}rollout:\n  fibreReady: 2027-06-01\n` },
  },
  settings(
    "rollout/target",
    "Nothing can be done before it has begun; mostly the year is wrong.",
    "  target: 2026-12-31\n",
    "  target: 2028-12-31\n",
  ),
  settings(
    "rollout/freeze",
    "A freeze that ends before it begins stops nobody.",
    freeze("2027-12-20", "2027-01-09"),
    freeze("2027-12-20", "2028-01-09"),
  ),
  {
    rule: "rollout/fibre",
    why: "Fibre that is there need not be waited for; one of the two is out of date.",
    file: "sites/town-hall.yaml",
    replaces: STATE,
    bad: `${STATE}rollout:\n  done: [fibre]\n  fibreReady: 2027-06-01\n`,
    good: `${STATE}rollout:\n  done: [fibre]\n`,
    also: { "estate.yaml": ESTATE + ROLLOUT },
  },
];
