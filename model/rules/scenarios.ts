import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";

/** Protection classes whose data must not leave the desktop by a local device. */
const PROTECTED_CLASSES: ReadonlySet<string> = new Set(["high", "very-high"]);

/** Scenarios are complete and fit the groups that use them. */
export function checkScenarios({ scenarios, userGroups }: DraftEstate): readonly Finding[] {
  const incomplete = scenarios
    .filter(({ delivery, gpuMemoryGiB }) => delivery === "gpu" && gpuMemoryGiB === undefined)
    .map(({ id, file }) =>
      errorAt(
        { file, pointer: "/delivery" },
        "scenario/gpu-memory",
        `scenario "${id}" delivers gpu desktops, but says not how much GPU memory they need`,
        "add gpuMemoryGiB: <GiB>",
      ),
    );
  const open = userGroups
    .filter(({ protectionClass }) => PROTECTED_CLASSES.has(protectionClass))
    .flatMap((group) =>
      scenarios
        .filter((scenario) => Object.hasOwn(group.scenarios, scenario.id))
        .flatMap((scenario) =>
          (["drives", "usb"] as const)
            .filter((channel) => scenario.redirection[channel])
            .map((channel) =>
              errorAt(
                { file: group.file, pointer: pointerTo("scenarios", scenario.id), atKey: true },
                "scenario/redirection",
                `${scenario.file} opens redirection.${channel}, which class "${group.protectionClass}" of this group forbids`,
                `close it there or give the group a scenario without it`,
              ),
            ),
        ),
    );
  return [...incomplete, ...open];
}
