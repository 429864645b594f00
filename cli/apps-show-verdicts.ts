import type { DeliveryMode } from "../compatibility/delivery-mode";
import { countingReasons, REASON_EFFECTS } from "../compatibility/verdict";
import { EFFECT_WORDS, MODE_WORDS } from "../compatibility/wording";
import { groupBy } from "../model/group-by";
import type { ApplicationReport, ModeReport } from "./apps-show";
import type { Colours } from "./colours";
import { plural } from "./findings";
import { visible } from "./formats/visible-text";

/** Width of the column of delivery modes (characters): the longest name and a gap. */
const MODE_COLUMNS = Math.max(...Object.values(MODE_WORDS).map(({ length }) => length)) + 2;

/** A line for each delivery mode, and one more where scenarios differ. */
export function verdictLines({ modes }: ApplicationReport, colours: Colours): readonly string[] {
  const groups = groupBy(modes, ({ mode, said }) => `${mode} ${said}`);
  return [...groups.values()].flatMap((group) => {
    const [{ mode, verdict, said }] = group;
    if (verdict === "not-applicable") return [];
    const mark = {
      compatible: colours.green,
      conditional: colours.yellow,
      unknown: colours.cyan,
      incompatible: colours.red,
    }[verdict];
    const open = new Set(group.flatMap(openRules)).size;
    const asked = open === 0 ? "" : `, ${plural(open, "open question")}`;
    return [
      `  ${MODE_WORDS[mode].padEnd(MODE_COLUMNS)}${mark(visible(said))}${asked}${scenariosOf(
        group,
        modes.filter((report) => report.mode === mode),
      )}`,
    ];
  });
}

/** Every reason once, worst first, and below it the delivery modes that it concerns; open questions have their own list. */
export function reasonLines({ modes }: ApplicationReport): readonly string[] {
  const possible = (mode: DeliveryMode): readonly ModeReport[] =>
    modes.filter((report) => report.mode === mode && report.verdict !== "not-applicable");
  const reasons = modes.flatMap((report) =>
    report.reasons
      .filter(({ effect, setAsideBy }) => effect !== "unknown" || setAsideBy !== undefined)
      .map((reason) => ({ ...reason, report })),
  );
  const worstFirst = REASON_EFFECTS.flatMap((wanted) => reasons.filter(({ effect }) => effect === wanted));
  const groups = groupBy(worstFirst, ({ effect, said }) => `${effect} ${said}`);
  return [...groups.values()].flatMap((group) => {
    const concerned = groupBy(
      group.map(({ report }) => report),
      ({ mode }) => mode,
    );
    const modesText = [...concerned]
      .map(([mode, reports]) => `${MODE_WORDS[mode]}${scenariosOf(reports, possible(mode))}`)
      .join(", ");
    return [`${EFFECT_WORDS[group[0].effect]}: ${group[0].said}`, `  ${modesText}`];
  });
}

function openRules({ reasons }: ModeReport): readonly string[] {
  return countingReasons(reasons, "unknown").map(({ rule }) => rule);
}

/** The scenarios of some reports in brackets, unless these are all there are; those left out where they are fewer. */
function scenariosOf(some: readonly ModeReport[], all: readonly ModeReport[]): string {
  const inside = some.flatMap(({ scenarios }) => scenarios);
  const outside = all.filter((report) => !some.includes(report)).flatMap(({ scenarios }) => scenarios);
  if (outside.length === 0) return "";
  return outside.length < inside.length ? ` (not ${outside.join(", ")})` : ` (${inside.join(", ")})`;
}
