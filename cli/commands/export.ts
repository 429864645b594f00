import type { CommandGroup } from "../command";
import { exportBom } from "./export/bom";

export const exportGroup: CommandGroup = {
  name: "export",
  summary: "write parts of the plan for other programs: bill of materials",
  subcommands: [exportBom],
};
