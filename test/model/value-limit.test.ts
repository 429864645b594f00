import { readDataFile } from "../../model/data-file";
import { NODE_FILE_SYSTEM } from "../../model/estate-file-system";
import type { SchemaName } from "../../model/file-kinds";
import { MAXIMUM_LOCK_VALUES, MAXIMUM_VALUES, offsetBeyondValues } from "../../model/value-limit";

const KINDS: readonly SchemaName[] = [
  "estate",
  "lock",
  "userGroup",
  "scenario",
  "site",
  "application",
  "catalog",
  "inventoryMapping",
];

async function rulesOf(text: string, schema: SchemaName, file = "x.yaml") {
  const found = { path: file, file, schema };
  const files = { ...NODE_FILE_SYSTEM, read: () => Buffer.from(text) };
  const { diagnostics } = await readDataFile(found, files);
  return diagnostics.map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

it.each<[string, string, number | undefined]>([
  ["as many items in brackets as allowed", `[${"a,".repeat(MAXIMUM_VALUES - 2)}a]`, undefined],
  ["one more", `[${"a,".repeat(MAXIMUM_VALUES - 1)}a]`, 2 * (MAXIMUM_VALUES - 1)],
  ["as many lines as allowed", "a: b\n".repeat(MAXIMUM_VALUES - 1), undefined],
  ["one line more", "a: b\n".repeat(MAXIMUM_VALUES), 5 * MAXIMUM_VALUES - 1],
  ["lists in lists on a line", "- - - - - a\n".repeat(MAXIMUM_VALUES / 5 - 1), undefined],
  ["one line more", "- - - - - a\n".repeat(MAXIMUM_VALUES / 5), 12 * (MAXIMUM_VALUES / 5) - 4],
  ["mappings in brackets", `[${"{},".repeat(MAXIMUM_VALUES)}]`, 1.5 * (MAXIMUM_VALUES - 2) + 1],
  ["a long text", "a".repeat(10 * MAXIMUM_VALUES), undefined],
])("tells from the text whether there are too many values: %s", (_, text, offset) => {
  expect(offsetBeyondValues(text, MAXIMUM_VALUES)).toBe(offset);
});

it.each(KINDS)("rejects a file of kind %s with too many values before it is parsed", async (kind) => {
  expect(await rulesOf(`forms: [${"a, ".repeat(340_000)}]`, kind)).toEqual(["file/values 1:60004"]);
  expect(await rulesOf(`forms:\n${"- a\n".repeat(250_000)}`, kind)).toEqual(["file/values 20000:4"]);
});

it("says where too many values begin, whatever else is wrong with the file", async () => {
  expect(await rulesOf("a: b: c\n".repeat(120_000), "site")).toEqual(["file/values 20000:8"]);
  expect(await rulesOf(`name: "\n${"a\n".repeat(500_000)}"\n`, "site")).toEqual(["file/values 20000:2"]);
});

it("lets the lock file of a large city grow beyond what people write, up to a limit", async () => {
  const lock = (values: number) => `a:\n${"- a\n".repeat(values)}`;
  expect(await rulesOf(lock(2 * MAXIMUM_VALUES), "lock", "estate.lock.yaml")).not.toContainEqual(
    expect.stringContaining("file/values"),
  );
  expect(await rulesOf(lock(MAXIMUM_LOCK_VALUES), "lock", "estate.lock.yaml")).toEqual([
    `file/values ${MAXIMUM_LOCK_VALUES}:4`,
  ]);
});
