// A copy of an estate with more or fewer people: every headcount and everything counted per person or building grows by
// the same factor, so that pools grow and their number stays.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump, JSON_SCHEMA, load } from "js-yaml";

const PARTS = ["estate.yaml", "user-groups", "scenarios", "sites", "applications"];

/** Copies the estate without its lock file. */
export function copyEstate(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const part of PARTS) cpSync(join(from, part), join(to, part), { recursive: true });
}

/**
 * @param people - wanted number; rounding per group leaves a difference of a few
 * @returns people in the copy
 */
export function scaleEstate(dir, people) {
  const present = sum(readFolder(dir, "user-groups").map(({ data }) => data.headcount));
  const factor = people / present;
  const scaled = (value) => Math.max(1, Math.round(value * factor));
  // A larger city has longer extensions.
  const digits = Math.max(0, Math.ceil(Math.log10(factor)));
  widenEstate(dir, digits);
  const peopleOfSite = new Map();
  let total = 0;
  for (const { path, data } of readFolder(dir, "user-groups")) {
    data.scenarios = mapValues(data.scenarios, scaled);
    data.headcount = sum(Object.values(data.scenarios));
    data.sites = split(data.headcount, data.sites);
    for (const [site, count] of Object.entries(data.sites)) {
      peopleOfSite.set(site, (peopleOfSite.get(site) ?? 0) + count);
    }
    // Rounding must not give an application more people than the group has.
    data.applications = mapValues(data.applications ?? {}, (users) =>
      Math.min(scaled(users), data.headcount),
    );
    total += data.headcount;
    writeFileSync(path, dump(data));
  }
  for (const { path, data } of readFolder(dir, "sites")) {
    for (const key of ["desks", "uplinkMbps"]) if (data[key] !== undefined) data[key] = scaled(data[key]);
    if (data.telephone?.emergencyNumber !== undefined) data.telephone.emergencyNumber += "0".repeat(digits);
    writeFileSync(path, dump(data));
  }
  return total;
}

/** Numbers and addresses for a larger city; as text, because js-yaml would make days of the settings points in time. */
function widenEstate(dir, digits) {
  const path = join(dir, "estate.yaml");
  const longer = (line, key, length) => `${key}${Number(length) + digits}`;
  const text = readFileSync(path, "utf8");
  const wider = text.replace("onPremisesAddressSpace: 10.128.0.0/12", "onPremisesAddressSpace: 10.128.0.0/9");
  if (wider === text) throw new Error("the address space of the default estate is another by now");
  writeFileSync(path, wider.replace(/^( +extensionDigits: )(\d)$/gm, longer));
}

/** Shares `total` out in the proportions of `parts`; the last one takes what rounding leaves. */
function split(total, parts) {
  const keys = Object.keys(parts);
  const whole = sum(Object.values(parts));
  const shares = keys.map((key) => Math.floor((total * parts[key]) / whole));
  shares[shares.length - 1] += total - sum(shares);
  return Object.fromEntries(keys.map((key, index) => [key, shares[index]]));
}

export function readFolder(dir, folder) {
  return readdirSync(join(dir, folder)).map((name) => {
    const path = join(dir, folder, name);
    // Days stay what they are: text.
    return { path, data: load(readFileSync(path, "utf8"), { schema: JSON_SCHEMA }) };
  });
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
