/** Ctrl-C, and a polite end of the process. */
export const END_SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM"];

/** Runs `work` and then `tidy`, also when the process is told to end meanwhile. */
export async function withCleanEnd<T>(tidy: () => void, work: () => Promise<T>): Promise<T> {
  const end = (signal: NodeJS.Signals): void => {
    tidy();
    forget();
    // Without our handler the signal does what it always does.
    process.kill(process.pid, signal);
  };
  const forget = (): void => END_SIGNALS.forEach((signal) => process.off(signal, end));
  END_SIGNALS.forEach((signal) => process.on(signal, end));
  try {
    return await work();
  } finally {
    // A signal that came while nothing but our own code ran is told when the event loop has turned.
    await eventLoopTurn();
    await eventLoopTurn();
    forget();
    tidy();
  }
}

/** The rest of the event loop's present turn; two of them hold a whole one, with everything that waits outside. */
function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
