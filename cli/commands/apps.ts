import type { CommandGroup } from "../command";
import { appsCheck } from "./apps/check";
import { appsExport } from "./apps/export";
import { appsImport } from "./apps/import";
import { appsMatrix } from "./apps/matrix";
import { appsPortfolio } from "./apps/portfolio";
import { appsShow } from "./apps/show";

export const apps: CommandGroup = {
  name: "apps",
  summary: "which specialist application runs in which kind of desktop, and why not",
  subcommands: [appsCheck, appsMatrix, appsShow, appsImport, appsExport, appsPortfolio],
};
