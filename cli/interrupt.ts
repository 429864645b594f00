import { END_SIGNALS } from "./clean-end";

/**
 * Turns Ctrl-C and a polite end of the process into a signal for `work`, which finishes what it is doing. Further ones
 * change nothing about that.
 */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  END_SIGNALS.forEach((signal) => process.on(signal, abort));
  try {
    return await work(controller.signal);
  } finally {
    END_SIGNALS.forEach((signal) => process.off(signal, abort));
  }
}
