// Takes thousands of resources through the simulator's engine and prints what that cost, as JSON; see README.md.
import { azurermSchema } from "../test/simulator/support-schema";
import { deleteFolders, TestCloud } from "../test/simulator/support-engine";
import { isValueList, isValueObject, type Value, type ValueObject } from "../simulator/value";
import { PORTION, portion } from "./portion";

/** Resources of the large estate. */
const OBJECTS = 10_000;
/** Small estates per measurement, of one portion each: one alone takes too short a time. */
const SMALL_ESTATES = 30;

function applyPortion(cloud: TestCloud, number: number): void {
  const applied = new Map<string, ValueObject>();
  for (const { type, name, attributes } of portion(number)) {
    applied.set(`${type}.${name}`, cloud.apply(type, resolved(attributes, applied) as ValueObject));
  }
}

/** A value with what it refers to in place of references. */
function resolved(value: Value, applied: ReadonlyMap<string, ValueObject>): Value {
  if (typeof value === "string") {
    const [, address = "", attribute = ""] = /^\$\{(.+)\.(\w+)\}$/.exec(value) ?? [];
    return applied.get(address)?.[attribute] ?? value;
  }
  if (isValueList(value)) return value.map((element) => resolved(element, applied));
  if (!isValueObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner, applied)]));
}

/** CPU time of the work (ms). */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function main(): void {
  const schema = azurermSchema();
  const smallEstates = (): void => {
    for (let estate = 0; estate < SMALL_ESTATES; estate++) applyPortion(new TestCloud(schema), estate);
  };
  // Before anything counts the engine is compiled.
  smallEstates();
  // Before and after the large one, so that a busy moment of the machine hits both.
  const before = cpuOf(smallEstates);
  const cloud = new TestCloud(schema);
  const large = cpuOf(() => {
    for (let number = 0; number < OBJECTS / PORTION; number++) applyPortion(cloud, number);
  });
  const after = cpuOf(smallEstates);
  const objects = cloud.store.types().reduce((sum, type) => sum + cloud.store.list(type).length, 0);
  process.stdout.write(
    JSON.stringify({
      objects,
      smallMsPerObject: (before + after) / (2 * SMALL_ESTATES * PORTION),
      largeMsPerObject: large / OBJECTS,
    }),
  );
}

try {
  main();
} finally {
  deleteFolders();
}
