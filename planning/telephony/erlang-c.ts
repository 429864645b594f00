import { erlangB } from "./erlang-b";

/** Callers who are answered by a number of agents. */
export interface Queue {
  /** Offered traffic, average number of agents that are busy (erlang, ≥ 0). */
  readonly erlang: number;
  /** Agents who take calls (integer, ≥ 0). */
  readonly agents: number;
  /** Time an agent is busy with a call (s, > 0). */
  readonly handlingSeconds: number;
}

/**
 * Share of callers who have to wait (Erlang C).
 *
 * `C = B ÷ (1 − (A ÷ n) × (1 − B))`; 1 where there are not more agents than traffic, because the queue then grows without
 * end.
 *
 * @param erlang - offered traffic (≥ 0)
 * @param agents - agents (integer, ≥ 0)
 * @throws RangeError for negative or broken numbers
 * @example
 * erlangC(0.5, 1) // => 0.5
 */
export function erlangC(erlang: number, agents: number): number {
  const blocked = erlangB(erlang, agents);
  if (erlang === 0) return 0;
  return agents <= erlang ? 1 : blocked / (1 - (erlang / agents) * (1 - blocked));
}

/**
 * Share of callers who are answered in time.
 *
 * `SL = 1 − C × e^(−(n − A) × T ÷ AHT)`; 0 where the queue grows without end.
 *
 * @param withinSeconds - time in which they have to be answered (s, ≥ 0)
 * @example
 * answeredShare({ erlang: 0.5, agents: 1, handlingSeconds: 240 }, 0) // => 0.5
 */
export function answeredShare({ erlang, agents, handlingSeconds }: Queue, withinSeconds: number): number {
  if (erlang === 0) return 1;
  if (agents <= erlang) return 0;
  const stillWaiting = Math.exp((-(agents - erlang) * withinSeconds) / handlingSeconds);
  return 1 - erlangC(erlang, agents) * stillWaiting;
}

/**
 * Time that callers wait on average, those who do not wait included (s).
 *
 * `ASA = C × AHT ÷ (n − A)`
 *
 * @throws RangeError where there are not more agents than traffic: the queue grows without end
 * @example
 * averageWaitSeconds({ erlang: 0.5, agents: 1, handlingSeconds: 240 }) // => 240
 */
export function averageWaitSeconds({ erlang, agents, handlingSeconds }: Queue): number {
  if (erlang === 0) return 0;
  if (agents <= erlang) throw new RangeError(`${agents} agents never catch up with ${erlang} erlang`);
  return (erlangC(erlang, agents) * handlingSeconds) / (agents - erlang);
}

/**
 * Fewest agents who answer a share of the callers in time.
 *
 * @param share - callers to answer in time, as a share (0 to less than 1)
 * @param withinSeconds - time in which they have to be answered (s, ≥ 0)
 * @returns 0 where nobody calls
 * @throws RangeError for a share of 1 or more, which no number of agents reaches
 * @example
 * agentsFor({ erlang: 26.67, handlingSeconds: 240 }, 0.75, 30) // => 31
 */
export function agentsFor(
  { erlang, handlingSeconds }: Omit<Queue, "agents">,
  share: number,
  withinSeconds: number,
): number {
  if (!(share < 1)) throw new RangeError(`share is ${share}; allowed is less than 1`);
  if (erlang === 0) return 0;
  // Fewer agents than this never catch up; the share grows with each further one and tends to 1.
  let agents = Math.floor(erlang) + 1;
  while (answeredShare({ erlang, agents, handlingSeconds }, withinSeconds) < share) agents += 1;
  return agents;
}
