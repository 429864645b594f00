import * as fc from "fast-check";
import { sizeHotline } from "../../../planning/telephony/hotline-size";
import { userGroup } from "../../support/estate-object";
import { findings } from "../../support/planned-estate";
import { hotline, phoneEstate } from "../../support/telephony-object";

const sized = (overrides: Parameters<typeof hotline>[0] = {}, agents = 0) => {
  const group = userGroup({
    headcount: agents,
    telephony: { busyHourErlangPerPerson: 0.05, hotline: "citizens" },
  });
  const spec = hotline(overrides);
  return sizeHotline(phoneEstate({}, { userGroups: [group] }), "citizens", spec).hotline;
};

test("the promise of the 115 for a day with a busy morning", () => {
  const { intervals, agents, rosteredAgents, erlang } = sized({
    callsPerInterval: [60, 400, 240, 120, 60, 60, 60, 60, 60, 0],
  });
  expect(intervals.map(({ agents: needed }) => needed.value)).toEqual([6, 31, 20, 11, 6, 6, 6, 6, 6, 0]);
  expect(intervals.map(({ from }) => from).slice(0, 3)).toEqual(["08:00", "09:00", "10:00"]);
  expect(intervals[0]!.answeredShare.value).toBe(0.7782);
  expect(intervals[0]!.averageWaitSeconds.value).toBe(34.2);
  expect([agents.value, agents.boundBy]).toEqual([31, "09:00"]);
  // 31 ÷ 0.7.
  expect(rosteredAgents.value).toBe(45);
  expect(erlang.value).toBeCloseTo(26.667, 3);
});

test("lines for those who speak and those who wait", () => {
  // 4 erlang in conversation and 60 × 34.2 s of waiting: 4.57 erlang at one in a thousand.
  expect(sized().channels.value).toBe(13);
});

test("half-hours", () => {
  const calls = Array.from({ length: 20 }, (_, index) => (index === 3 ? 30 : 0));
  const { intervals, agents } = sized({ intervalMinutes: 30, callsPerInterval: calls });
  expect(intervals[3]).toMatchObject({ from: "09:30", agents: { value: 6 } });
  expect(agents.boundBy).toBe("09:30");
});

test("callers who leave the queue in the worst interval", () => {
  expect(sized()).not.toHaveProperty("overflowShare");
  // C = 0.2848, e^(−2 × 120 ÷ 240) of them still wait after two minutes.
  expect(sized({ overflow: { afterSeconds: 120 } }).overflowShare!.value).toBeCloseTo(
    0.2848 * Math.exp(-1),
    4,
  );
});

test("nobody calls", () => {
  const { agents, channels, rosteredAgents, overflowShare } = sized({
    callsPerInterval: [0, 0],
    overflow: { afterSeconds: 60 },
  });
  expect([agents, channels, rosteredAgents, overflowShare!].map(({ value }) => value)).toEqual([0, 0, 0, 0]);
});

test.each([
  [9, []],
  [8, ["sizing/too-few-agents"]],
])("%d people who answer 60 calls an hour: %j", (people, expected) => {
  const agents = userGroup({
    headcount: people,
    scenarios: { office: people },
    sites: { "town-hall": people },
    telephony: { busyHourErlangPerPerson: 0.05, hotline: "citizens" },
  });
  const estate = phoneEstate({ hotlines: { citizens: hotline() } }, { userGroups: [agents] });
  const warnings = findings(estate).filter(({ rule }) => rule === "sizing/too-few-agents");
  expect(warnings.map(({ rule }) => rule)).toEqual(expected);
  for (const { pointer } of warnings) expect(pointer).toBe("/telephony/hotlines/citizens/callsPerInterval");
});

test("every interval keeps the promise; a stricter one never needs fewer agents", () => {
  const calls = fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 12 });
  const share = fc.double({ min: 0.1, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(calls, share, fc.integer({ min: 0, max: 120 }), (callsPerInterval, answeredShare, within) => {
      const spec = { callsPerInterval, answeredShare, answeredWithinSeconds: within };
      const result = sized(spec);
      for (const interval of result.intervals) {
        expect(interval.answeredShare.value).toBeGreaterThanOrEqual(answeredShare - 0.00006);
      }
      const stricter = sized({ ...spec, answeredShare: (answeredShare + 1) / 2 - 0.001 });
      expect(stricter.agents.value).toBeGreaterThanOrEqual(result.agents.value);
      expect(result.channels.value).toBeGreaterThanOrEqual(result.erlang.value);
    }),
  );
});
