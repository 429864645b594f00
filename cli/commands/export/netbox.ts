import type { Command } from "../../command";

export const exportNetbox: Command = {
  name: "netbox",
  summary: "write buildings, devices and networks as CSV files (commas) for NetBox's bulk import",
  options: [
    { flags: "--output <folder>", description: "folder to write; files of an earlier export are replaced" },
  ],
  examples: [["import the files in the order of their numbers", "workplace export netbox --output netbox"]],
  async run(context, options) {
    const { runExportNetbox } = await import("../../run-export-netbox.js");
    return runExportNetbox(context, options);
  },
};
