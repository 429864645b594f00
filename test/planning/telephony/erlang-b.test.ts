import fc from "fast-check";
import { channelsFor, erlangB } from "../../../planning/telephony/erlang-b";

/** Erlang B by its definition, in exact fractions: the traffic in thousandths of an erlang. */
function exactErlangB(thousandths: number, channels: number): number {
  const scale = 10n ** 18n;
  let term = scale;
  let sum = scale;
  for (let n = 1n; n <= BigInt(channels); n += 1n) {
    term = (term * BigInt(Math.round(thousandths))) / (n * 1000n);
    sum += term;
  }
  return Number((term * scale) / sum) / Number(scale);
}

// Recomputed from the definition; 8.108 erlang on 15 lines is erlang.com's own example for 1 %.
test.each([
  [8.108, 15, 0.01],
  [158.333, 168, 0.0291],
  [10, 18, 0.0071],
  [100, 117, 0.0098],
  [1000, 1029, 0.0099],
  [17.986, 27, 0.011],
  [5, 0, 1],
  [0, 3, 0],
])("%d erlang on %d channels lose a share of %d", (erlang, channels, expected) => {
  expect(erlangB(erlang, channels)).toBeCloseTo(expected, 4);
  expect(erlangB(erlang, channels)).toBeCloseTo(exactErlangB(erlang * 1000, channels), 9);
});

test.each([
  [158.333, 0.03, 168],
  [10, 0.01, 18],
  [10, 0.001, 21],
  [20, 0.01, 30],
  [20, 0.001, 35],
  [50, 0.01, 64],
  [50, 0.001, 71],
  [100, 0.01, 117],
  [100, 0.001, 128],
  [250, 0.01, 273],
  [250, 0.001, 291],
  [500, 0.01, 527],
  [500, 0.001, 555],
  [1000, 0.01, 1029],
  [1000, 0.001, 1072],
  [12.5, 0.01, 21],
  [125, 0.01, 144],
  [750, 0.01, 779],
  [1500, 0.01, 1529],
  [17.986, 0.01, 28],
  [17.5, 0.01, 27],
  [0, 0.01, 0],
])("%d erlang at a blocking of %d need %d channels", (erlang, blocking, channels) => {
  expect(channelsFor(erlang, blocking)).toBe(channels);
});

// Octel's table for a blocking of 1 %, rounded down to two decimals.
test.each([
  [4, 0.86],
  [12, 5.86],
  [20, 12.03],
  [24, 15.28],
  [28, 18.64],
  [40, 29.0],
  [60, 46.94],
  [72, 57.94],
])("%d channels are just enough for %d erlang", (channels, erlang) => {
  expect(channelsFor(erlang, 0.01)).toBe(channels);
  expect(channelsFor(erlang + 0.02, 0.01)).toBe(channels + 1);
});

test("a hundred thousand erlang neither overflow nor vanish", () => {
  expect(erlangB(100_000, 100_000)).toBeGreaterThan(0.002);
  expect(channelsFor(100_000, 0.01)).toBeGreaterThan(99_000);
});

const traffic = fc.double({ min: 0.01, max: 2000, noNaN: true });
const blocking = fc.double({ min: 0.0001, max: 0.3, noNaN: true });

test("the channels found keep the promise, and one less would break it", () => {
  fc.assert(
    fc.property(traffic, blocking, (erlang, share) => {
      const channels = channelsFor(erlang, share);
      expect(erlangB(erlang, channels)).toBeLessThanOrEqual(share);
      expect(erlangB(erlang, channels - 1)).toBeGreaterThan(share);
    }),
  );
});

test("more traffic never needs fewer channels, a stricter promise never either", () => {
  fc.assert(
    fc.property(traffic, traffic, blocking, (erlang, more, share) => {
      expect(channelsFor(erlang + more, share)).toBeGreaterThanOrEqual(channelsFor(erlang, share));
      expect(channelsFor(erlang, share / 2)).toBeGreaterThanOrEqual(channelsFor(erlang, share));
    }),
  );
});

test("one trunk for all never needs more channels than one for each", () => {
  fc.assert(
    fc.property(fc.array(traffic, { minLength: 1, maxLength: 12 }), blocking, (parts, share) => {
      const separate = parts.reduce((sum, erlang) => sum + channelsFor(erlang, share), 0);
      const pooled = channelsFor(
        parts.reduce((sum, erlang) => sum + erlang, 0),
        share,
      );
      expect(pooled).toBeLessThanOrEqual(separate);
    }),
  );
});

test.each([
  [-1, 3],
  [Number.NaN, 3],
  [1, -1],
  [1, 1.5],
])("fails for %d erlang on %d channels", (erlang, channels) => {
  expect(() => erlangB(erlang, channels)).toThrow(RangeError);
});

test.each([0, 1, -0.1, Number.NaN])("fails for a blocking of %d", (share) => {
  expect(() => channelsFor(10, share)).toThrow("allowed is a share");
});
