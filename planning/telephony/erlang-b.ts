import { requireFinite } from "../rounding";

/**
 * Share of calls that find all channels taken and are lost (Erlang B).
 *
 * `B(0) = 1; B(n) = A × B(n−1) ÷ (n + A × B(n−1))`; the recursion stays between 0 and 1, where `Aⁿ ÷ n!` would overflow.
 *
 * @param erlang - offered traffic, average number of calls at a time (≥ 0)
 * @param channels - channels (integer, ≥ 0)
 * @throws RangeError for negative or broken numbers
 * @example
 * erlangB(1, 1) // => 0.5
 */
export function erlangB(erlang: number, channels: number): number {
  requireTraffic(erlang);
  if (!Number.isInteger(channels) || channels < 0) {
    throw new RangeError(`channels are ${channels}; allowed is a whole number from 0`);
  }
  let blocked = 1;
  for (let n = 1; n <= channels; n += 1) blocked = (erlang * blocked) / (n + erlang * blocked);
  return blocked;
}

/**
 * Fewest channels on which no more than a share of calls is lost.
 *
 * @param erlang - offered traffic (≥ 0)
 * @param blockingShare - calls that may be lost, as a share (greater than 0, less than 1)
 * @throws RangeError for numbers outside these ranges
 * @example
 * channelsFor(250, 0.01) // => 273
 */
export function channelsFor(erlang: number, blockingShare: number): number {
  requireTraffic(erlang);
  if (!(blockingShare > 0 && blockingShare < 1)) {
    throw new RangeError(`blocking is ${blockingShare}; allowed is a share greater than 0 and less than 1`);
  }
  if (erlang === 0) return 0;
  let channels = 0;
  for (let blocked = 1; blocked > blockingShare;) {
    channels += 1;
    blocked = (erlang * blocked) / (channels + erlang * blocked);
  }
  return channels;
}

function requireTraffic(erlang: number): void {
  if (requireFinite(erlang) < 0) throw new RangeError(`traffic is ${erlang} erlang; allowed is 0 or more`);
}
