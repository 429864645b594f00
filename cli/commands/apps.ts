import type { CommandGroup } from "../command";
import { appsCheck } from "./apps/check";

export const apps: CommandGroup = {
  name: "apps",
  summary: "which specialist application runs in which kind of desktop, and why not",
  subcommands: [appsCheck],
};
