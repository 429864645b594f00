// A copy of an estate with more buildings: each is repeated with an eighth of its people, so that 800 buildings are a
// large city and not a state. Telephone numbers are given out anew.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump, JSON_SCHEMA, load } from "js-yaml";
import { readFolder } from "./scaled-estate.mjs";

/** Part of a building's people that each copy keeps. */
const PEOPLE_SHARE = 1 / 8;
/** Numbers from one building's emergency number to the next. */
const NUMBERS_PER_BUILDING = 1000;
const HEAD_NUMBER = "+492510";
const FIRST_EXTENSION = 100_000;

/** @param dir - an estate that may be changed */
export function repeatBuildings(dir, buildings) {
  const sites = readFolder(dir, "sites");
  const copies = new Map(sites.map(({ path }) => [idOf(path), []]));
  for (let index = 0; index < buildings; index += 1) {
    const { path, data } = sites[index % sites.length];
    const round = Math.floor(index / sites.length);
    const id = round === 0 ? idOf(path) : `${idOf(path)}-${round}`;
    copies.get(idOf(path)).push(id);
    const copy = structuredClone(data);
    // Being equipped: they have a stack of their own, and the roll-out plans them.
    if (copy.state === "planned") copy.state = "staging";
    copy.telephone.range = "city";
    copy.telephone.emergencyNumber = `${HEAD_NUMBER}${FIRST_EXTENSION + index * NUMBERS_PER_BUILDING}`;
    writeFileSync(join(dir, "sites", `${id}.yaml`), dump(copy));
  }
  for (const { path, data } of readFolder(dir, "user-groups")) spreadPeople(path, data, copies);
  const file = join(dir, "estate.yaml");
  // Days stay what they are: text.
  const settings = load(readFileSync(file, "utf8"), { schema: JSON_SCHEMA });
  Object.assign(settings.network, {
    onPremisesAddressSpace: "10.128.0.0/9",
    firstVlanId: 2,
    lastVlanId: 4094,
  });
  // As many a year as S2's city connects, and money for them.
  Object.assign(settings.rollout, { sitesPerYear: 75, budgetEurPerYear: 10_000_000 });
  settings.telephony.numberRanges = {
    city: { headNumber: HEAD_NUMBER, areaCode: "251", extensionDigits: 6 },
  };
  writeFileSync(file, dump(settings, { schema: JSON_SCHEMA }));
}

function spreadPeople(path, data, copies) {
  data.sites = Object.fromEntries(
    Object.entries(data.sites).flatMap(([site, people]) =>
      copies.get(site).map((id) => [id, Math.max(1, Math.round(people * PEOPLE_SHARE))]),
    ),
  );
  const total = Object.values(data.sites).reduce((sum, people) => sum + people, 0);
  let left = total;
  const scenarios = Object.keys(data.scenarios);
  data.scenarios = Object.fromEntries(
    scenarios.map((scenario, index) => {
      const share = Math.floor((data.scenarios[scenario] / data.headcount) * total);
      const people = index === scenarios.length - 1 ? left : share;
      left -= people;
      return [scenario, people];
    }),
  );
  data.headcount = total;
  data.applications = Object.fromEntries(
    Object.entries(data.applications ?? {}).map(([id, users]) => [id, Math.min(users, total)]),
  );
  if (data.telephony?.callerId !== undefined) data.telephony.callerId = `${HEAD_NUMBER}0`;
  writeFileSync(path, dump(data));
}

function idOf(path) {
  return path.slice(path.lastIndexOf("/") + 1, -".yaml".length);
}
