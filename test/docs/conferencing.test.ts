import { readFileSync } from "node:fs";
import { join } from "node:path";
import { conferencingText } from "../../cli/conferencing-text";
import { cloudInitUserData } from "../../constructs/config/cloud-init";
import { conferenceServer } from "../../constructs/config/conference-server";
import { loadEstate } from "../../model/load-estate";
import { CONFERENCE_ROLES } from "../../planning/conferencing/conference-servers";
import type { Plan } from "../../planning/plan";
import { edited, minimalEstate, withEstate } from "../support/estate-builder";
import { PRICES } from "../support/minimal-catalog";
import { expectPlanOnPage, pageBlocks } from "../support/plan-page";
import { planned } from "../support/planned-estate";

const ROOT = join(__dirname, "..", "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const PAGE = read("docs/conferencing.md");

async function planOf(dir: string): Promise<Plan> {
  const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
  expect(diagnostics).toEqual([]);
  return planned(estate!);
}

test("the YAML of the page makes an estate with rooms and a platform", async () => {
  const [settings = "", site = "", group = ""] = pageBlocks("docs/conferencing.md", "yaml");
  const minimal = minimalEstate();
  const template = "    infrastructureTemplate: tpl-server-2025\n";
  const prices = /\n {2}# Meeting rooms\.[\s\S]*?(?=\n {2}# |$(?![\s\S]))/.exec(
    read("catalog/prices/2026-11.yaml"),
  )!;
  const linux = edited(minimal, "estate.yaml", template, `${template}    linuxTemplate: tpl-debian-12\n`);
  const files = {
    ...linux,
    "estate.yaml": String(linux["estate.yaml"]) + settings,
    "sites/town-hall.yaml": String(minimal["sites/town-hall.yaml"]) + site,
    "user-groups/back-office.yaml": String(minimal["user-groups/back-office.yaml"]) + group,
    "catalog/room-devices.yaml": read("catalog/room-devices.yaml"),
    "catalog/room-classes.yaml": read("catalog/room-classes.yaml"),
    "catalog/conference-servers.yaml": read("catalog/conference-servers.yaml"),
    "catalog/prices/test-2026.yaml": PRICES + prices[0],
  };
  await withEstate(files, async (dir) => {
    const { conferencing, sites } = await planOf(dir);
    expect(sites[0]?.rooms?.kits.map(({ display, displays }) => [display, displays])).toEqual([
      ["display-75", 2],
    ]);
    expect(conferencing?.cloudPeople.value).toBe(100);
    // 40 people × 4 % and one of two rooms.
    expect(conferencing?.servers?.participants.value).toBe(3);
  });
});

test("the page shows what Münster's plan says", () =>
  expectPlanOnPage("docs/conferencing.md", ({ conferencing, sites }, colours) =>
    conferencingText(conferencing!, sites, colours),
  ));

test("the page names every secret that a machine asks for, and no other", () => {
  const platform = {
    domain: "a.example",
    machineDomain: "b.example",
    signalling: [],
    relays: [],
    mediaAddresses: { first: "10.0.0.0", last: "10.0.0.255" },
  };
  const texts = CONFERENCE_ROLES.map((role) => cloudInitUserData(conferenceServer(role, "x", platform)));
  const asked = texts.flatMap((text) =>
    [...text.matchAll(/(?:@secret:|\/etc\/workplace\/secrets\/)([a-z][a-z0-9-]*)/g)].map(
      (match) => match[1]!,
    ),
  );
  const listed = [...PAGE.matchAll(/^\| `(conference-[a-z-]+)`/gm)].map((match) => match[1]!);
  expect(listed.sort()).toEqual([...new Set(asked)].sort());
});
