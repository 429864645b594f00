import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cableStatus, statusOf } from "../../cli/netbox/netbox-status";
import type { Site } from "../../model/estate";
import { site } from "../support/estate-object";
import { FORM_NAMES } from "../support/netbox-forms";

const PAGE = readFileSync(join(__dirname, "..", "..", "docs/netbox.md"), "utf8");

test("the page lists the files in the order of import", () => {
  const files = [...PAGE.matchAll(/^\| `(\d\d-[a-z-]+)\.csv`/gm)].map((match) => match[1]);
  const expected = FORM_NAMES.map((name, index) => `${String(index + 1).padStart(2, "0")}-${name}`);
  expect(files).toEqual(expected);
});

test("the page shows the states that the export writes", () => {
  const rows = [...PAGE.matchAll(/^\| `(planned|staging|active|decommissioning|retired)` .*$/gm)];
  expect(rows).toHaveLength(5);
  for (const [line, state] of rows) {
    const own = site({ state: state as Site["state"] });
    const [, , location, rack, device, cable, network] = line.split("|").map((cell) => cell.trim());
    expect([location, rack, network]).toEqual([
      `\`${state}\``,
      `\`${statusOf("rack", own)}\``,
      `\`${statusOf("network", own)}\``,
    ]);
    if (state === "retired") continue;
    expect(device).toBe(`\`${statusOf("device", own)}\``);
    expect(cable!.startsWith(`\`${cableStatus(own)}\``)).toBe(true);
  }
});
