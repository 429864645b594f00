import type { Output } from "./context";

/** Shows on a terminal what takes time, in one line that is gone at the end; silent everywhere else. */
export interface Progress {
  phase(text: string): void;
  done(): void;
}

const CLEAR_LINE = "\r\u001b[K";

export function progressOn(output: Output): Progress {
  if (output.isTTY !== true) return { phase: () => undefined, done: () => undefined };
  const width = output.columns ?? 80;
  return {
    phase: (text) => output.write(`${CLEAR_LINE}${`${text} …`.slice(0, width - 1)}`),
    done: () => output.write(CLEAR_LINE),
  };
}
