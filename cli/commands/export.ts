import type { CommandGroup } from "../command";
import { exportBom } from "./export/bom";
import { exportNetbox } from "./export/netbox";
import { exportSurvey } from "./export/survey";

export const exportGroup: CommandGroup = {
  name: "export",
  summary: "write parts of the plan for other programs: bill of materials, NetBox, survey list",
  subcommands: [exportBom, exportNetbox, exportSurvey],
};
