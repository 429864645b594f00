import { createColors } from "picocolors";
import type { Context, Output } from "./context";

/** Functions that colour a text, or return it as it is. */
export type Colours = ReturnType<typeof createColors>;

/** Colours on a terminal only, and never with `--no-color`, NO_COLOR or a terminal that has none. */
export function coloursFor(context: Context, output: Output, wanted: boolean): Colours {
  const refused = (context.env["NO_COLOR"] ?? "") !== "" || context.env["TERM"] === "dumb";
  return createColors(wanted && output.isTTY === true && !refused);
}
