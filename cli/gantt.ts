import { dayNumber } from "../planning/rollout/day";

/** Widest bar (characters; our own choice: the table beside it fits a wide terminal). */
const WIDEST = 40;

/** A stretch of days; both are part of it. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/**
 * Draws stretches on one scale for all: `#` where there is work, `.` where work has begun and waits.
 *
 * @param whole - what the scale covers
 */
export function ganttScale(whole: Stretch): (stretches: readonly Stretch[]) => string {
  const start = dayNumber(whole.from);
  const days = dayNumber(whole.to) - start + 1;
  const width = Math.min(WIDEST, Math.ceil(days / 7));
  const column = (day: string): number =>
    Math.min(width - 1, Math.floor(((dayNumber(day) - start) * width) / days));
  return (stretches) => {
    const cells = new Array<string>(width).fill(" ");
    const columns = stretches.map(({ from, to }) => ({ from: column(from), to: column(to) }));
    const first = Math.min(...columns.map(({ from }) => from));
    cells.fill(".", first, Math.max(...columns.map(({ to }) => to)) + 1);
    for (const { from, to } of columns) cells.fill("#", from, to + 1);
    return cells.join("").trimEnd();
  };
}
