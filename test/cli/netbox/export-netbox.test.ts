import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { edited, minimalEstate } from "../../support/estate-builder";
import { commandEstate, withCommand } from "../../support/run-command";

const EXPORT = ["export", "netbox", "--output", "netbox"];

test("the files are numbered in the order of import, and those of an earlier export are replaced", () =>
  withCommand(async ({ dir, run }) => {
    const { exitCode, stdout } = await run(EXPORT);
    expect([exitCode, stdout.split("\n")[0]]).toEqual([0, "netbox/01-sites.csv: 1 row"]);
    const files = readdirSync(join(dir, "netbox"));
    expect(files).toEqual(["01-sites.csv", "10-vlan-groups.csv", "11-vlans.csv", "12-prefixes.csv"]);
    const text = readFileSync(join(dir, "netbox/01-sites.csv"), "utf8");
    const [head, site] = parse(text) as string[][];
    expect([head!.join(), site!.slice(0, 3).join()]).toEqual([
      "name,slug,status,physical_address,description",
      "Town hall,town-hall,active",
    ]);
    writeFileSync(join(dir, "netbox/13-wireless-lan-groups.csv"), "old");
    await run(EXPORT);
    expect(readdirSync(join(dir, "netbox"))).toEqual(files);
  }));

test("fails without a folder, and for one that holds something else", () =>
  withCommand(async ({ dir, run }) => {
    const unnamed = await run(["export", "netbox"]);
    expect([unnamed.exitCode, unnamed.stderr]).toEqual([2, expect.stringContaining("--output <folder>")]);
    mkdirSync(join(dir, "netbox"));
    writeFileSync(join(dir, "netbox/notes.txt"), "mine");
    const foreign = await run(EXPORT);
    expect([foreign.exitCode, foreign.stderr]).toEqual([2, expect.stringContaining('holds "notes.txt"')]);
    expect(readdirSync(join(dir, "netbox"))).toEqual(["notes.txt"]);
    const file = await run([...EXPORT.slice(0, 3), "estate.yaml"]);
    expect([file.exitCode, file.stderr]).toEqual([2, expect.stringContaining("is not a folder")]);
  }));

test("fails for names that NetBox refuses, and writes nothing", () =>
  withCommand(
    async ({ dir, run }) => {
      const { exitCode, stderr } = await run(EXPORT);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining("NetBox takes 100")]);
      expect(existsSync(join(dir, "netbox"))).toBe(false);
    },
    commandEstate(edited(minimalEstate(), "sites/town-hall.yaml", "Town hall", "T".repeat(120))),
  ));

test("fails on an estate with errors, and writes nothing", () =>
  withCommand(
    async ({ dir, run }) => {
      const { exitCode, stderr } = await run(EXPORT);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining("[schema/")]);
      expect(existsSync(join(dir, "netbox"))).toBe(false);
    },
    commandEstate(edited(minimalEstate(), "estate.yaml", "prefix: mu", "prefix: 7")),
  ));
