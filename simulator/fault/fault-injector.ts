import { setTimeout as sleep } from "node:timers/promises";
import { SimulationError } from "../simulation-error";
import type { ChangeAction, Fault } from "./fault-plan";

/** A change on its way to the service. */
export interface PendingChange {
  readonly type: string;
  readonly action: ChangeAction;
}

/** Waiting time after the n-th refusal, in ms: short, the simulation has no other clients. Kind: assumption. */
const RETRY_DELAYS_MS = [20, 40, 80, 160] as const;

/** Refusals after which the simulated provider gives up. Kind: assumption. */
export const MAX_RETRIES = 8;

interface ArmedFault {
  readonly fault: Fault;
  seen: number;
}

/** Lets planned faults strike the changes of one simulation. */
export class FaultInjector {
  private readonly armed: readonly ArmedFault[];

  /**
   * @param faults - the plan
   * @param kill - ends the process that a `kill` fault means
   */
  constructor(
    faults: readonly Fault[],
    private readonly kill: () => void,
  ) {
    this.armed = faults.map((fault) => ({ fault, seen: 0 }));
  }

  /**
   * Makes a change, or lets the planned fault strike.
   *
   * @param change - the change; called at most once, and not at all when the service refuses
   * @param drop - cuts the connection that the change came from
   * @returns what the change answers; undefined when nobody is there to hear it
   */
  async around<Answer>(
    pending: PendingChange,
    change: () => Answer,
    drop: () => void,
  ): Promise<Answer | undefined> {
    const fault = this.strike(pending);
    if (!fault) return change();
    switch (fault.kind) {
      case "fail":
        throw serviceError(pending);
      case "timeout":
        change();
        throw timeoutError(pending);
      case "throttle":
        await waitOutThrottling(pending, fault.times ?? 1);
        return change();
      case "drop":
      case "kill":
        if (fault.after === true) change();
        (fault.kind === "drop" ? drop : this.kill)();
        return undefined;
    }
  }

  /** The fault that strikes now; every matching fault counts the change. */
  private strike(pending: PendingChange): Fault | undefined {
    let struck: Fault | undefined;
    for (const entry of this.armed) {
      if (!matches(entry.fault, pending)) continue;
      entry.seen += 1;
      const first = entry.fault.nth ?? 1;
      // A throttled change is refused `times` times; every other kind strikes `times` changes.
      const last = first + (entry.fault.kind === "throttle" ? 1 : (entry.fault.times ?? 1)) - 1;
      if (entry.seen >= first && entry.seen <= last) struck ??= entry.fault;
    }
    return struck;
  }
}

function matches(fault: Fault, { type, action }: PendingChange): boolean {
  return (fault.type ?? type) === type && (fault.action ?? action) === action;
}

async function waitOutThrottling({ type, action }: PendingChange, refusals: number): Promise<void> {
  for (let refusal = 0; refusal < refusals; refusal++) {
    if (refusal >= MAX_RETRIES) {
      throw new SimulationError(
        `${action} ${type}: TooManyRequests`,
        `The request was throttled ${refusal} times (status 429); the provider gives up after ${MAX_RETRIES}. Wait and run the same command again.`,
      );
    }
    await sleep(RETRY_DELAYS_MS[Math.min(refusal, RETRY_DELAYS_MS.length - 1)]);
  }
}

function serviceError({ type, action }: PendingChange): SimulationError {
  return new SimulationError(
    `${action} ${type}: InternalServerError`,
    "The service could not process the request (status 500), as the fault plan of the simulation demands. Run the same command again.",
  );
}

function timeoutError({ type, action }: PendingChange): SimulationError {
  return new SimulationError(
    `${action} ${type}: context deadline exceeded`,
    "The service did not answer in time, as the fault plan of the simulation demands. The change may have been made; run the same command again.",
  );
}
