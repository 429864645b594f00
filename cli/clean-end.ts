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
    forget();
    tidy();
  }
}
