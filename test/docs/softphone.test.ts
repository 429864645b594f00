import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY_SUBSCRIBER_TABLE } from "../../constructs/config/kamailio-tables";
import { softphoneServer } from "../../constructs/config/softphone-server";
import { loadEstate } from "../../model/load-estate";
import type { Estate } from "../../model/estate";
import { edited, minimalEstate, withEstate } from "../support/estate-builder";
import { pageBlocks } from "../support/plan-page";
import { planned } from "../support/planned-estate";
import { softphonePlan } from "../support/softphone-builder";

const PAGE = "docs/softphone.md";
const ROLES = ["registrar", "media", "relay"] as const;
const TELEPHONE = 'telephone:\n  range: main\n  emergencyNumber: "+496990009100"\n  psapArea: Musterstadt\n';

async function loaded(section: string): Promise<{ estate: Estate; rules: readonly string[] }> {
  const template = "    infrastructureTemplate: tpl-server-2025\n";
  const linux = edited(
    minimalEstate(),
    "estate.yaml",
    template,
    `${template}    linuxTemplate: tpl-debian\n`,
  );
  const files = {
    ...linux,
    "estate.yaml": String(linux["estate.yaml"]) + section,
    "sites/town-hall.yaml": String(linux["sites/town-hall.yaml"]) + TELEPHONE,
  };
  return withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    return { estate: estate!, rules: diagnostics.map(({ rule }) => rule) };
  });
}

test("the YAML of the page makes an estate with session border controllers", async () => {
  const [section = ""] = pageBlocks(PAGE, "yaml");
  const { estate, rules } = await loaded(section);
  expect(rules).toEqual([]);
  expect(planned(estate).telephony?.sessionBorder?.machines).toHaveLength(6);
});

test("the YAML for Teams makes one with a network on Azure", async () => {
  const [section = "", teams = ""] = pageBlocks(PAGE, "yaml");
  const ranges = section.slice(0, section.indexOf("  trunk:"));
  const trunk = teams.slice(teams.indexOf("  trunk:"));
  const { estate, rules } = await loaded(`${ranges}${trunk}    secondPath: mobile-gateway\n`);
  expect(rules).toEqual([]);
  const { directRouting, sessionBorder } = planned(estate).telephony!;
  expect([directRouting?.network.cidr !== undefined, sessionBorder]).toEqual([true, undefined]);
});

test("the page names every secret that a machine asks for, and no other", () => {
  const { dialPlan, domain, networkInterface, virtualAddress } = softphonePlan();
  const platform = {
    domain,
    networkInterface,
    virtualAddress,
    dialPlan,
    machineDomain: "b.example",
    network: { cidr: "10.0.0.0/24", first: "10.0.0.0", last: "10.0.0.255" },
    registrars: [],
    mediaServers: [],
    trunkGateways: ["c.example"],
    secondPathGateways: [],
  };
  const asked = ROLES.flatMap((role) =>
    softphoneServer({ role, computerName: "x", memoryGiB: 2 }, platform).files.flatMap(({ content }) =>
      [...content.matchAll(/@secret:([a-z-]+)@/g)].map(([, name]) => name),
    ),
  );
  const listed = [
    ...readFileSync(join(__dirname, "..", "..", PAGE), "utf8").matchAll(/^\| `(softphone-[a-z]+)` /gm),
  ].map(([, name]) => name);
  expect(listed.sort()).toEqual([...new Set(asked)].sort());
});

test("the page shows the head of the table of subscribers", () => {
  const [table = ""] = pageBlocks(PAGE, "text");
  expect(table.startsWith(EMPTY_SUBSCRIBER_TABLE)).toBe(true);
});
