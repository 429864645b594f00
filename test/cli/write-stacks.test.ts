import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Annotations, TerraformOutput, type App } from "cdktf";
import { UsageError } from "../../cli/exit-code";
import { writeStacks, type WriteRequest } from "../../cli/write-stacks";
import type { EstateRule } from "../../policies/policy-engine";
import type { StackSpec } from "../../stacks/stack-spec";
import { WorkplaceStack } from "../../stacks/workplace-stack";

interface Props {
  readonly greeting: string;
  /** A property that no resource depends on. */
  readonly idle?: number;
  readonly remark?: string;
}

class GreetingStack extends WorkplaceStack {
  constructor(app: App, name: string, { greeting, remark }: Props) {
    super(app, name, { kind: "local" });
    new TerraformOutput(this, "greeting", { value: greeting });
    if (remark !== undefined) Annotations.of(this).addWarning(remark);
  }
}

let root: string;
let created: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "write-"));
  created = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function spec(name: string, props: Props): StackSpec {
  return {
    name,
    dependencies: [],
    props,
    create: async (app) => {
      created.push(name);
      return new GreetingStack(app, name, props);
    },
  };
}

function request(overrides: Partial<WriteRequest> = {}): WriteRequest {
  return {
    specs: [spec("a", { greeting: "hello" }), spec("b", { greeting: "good day" })],
    outputDir: join(root, "cdktf.out"),
    city: "Musterstadt",
    buildId: "build-1",
    fresh: false,
    onStack: () => undefined,
    rules: [],
    ...overrides,
  };
}

const file = (path: string): string => join(root, "cdktf.out", path);
const greetingOf = (stack: string): unknown =>
  (
    JSON.parse(readFileSync(file(`stacks/${stack}/cdk.tf.json`), "utf8")) as {
      output: { greeting: { value: unknown } };
    }
  ).output.greeting.value;

test("the first run writes every stack, the second none", async () => {
  expect(await writeStacks(request())).toMatchObject({ written: ["a", "b"], unchanged: [] });
  const before = statSync(file("manifest.json")).ino;
  expect(await writeStacks(request())).toMatchObject({ written: [], unchanged: ["a", "b"] });
  expect(created).toEqual(["a", "b"]);
  expect(statSync(file("manifest.json")).ino).toBe(before);
});

test("only the stack whose properties changed is synthesised again", async () => {
  await writeStacks(request());
  const specs = [spec("a", { greeting: "hello" }), spec("b", { greeting: "good evening" })];
  expect(await writeStacks(request({ specs }))).toMatchObject({ written: ["b"], unchanged: ["a"] });
  expect(created).toEqual(["a", "b", "b"]);
  expect([greetingOf("a"), greetingOf("b")]).toEqual(["hello", "good evening"]);
});

test("a stack that comes out the same counts as unchanged", async () => {
  await writeStacks(request());
  const specs = [spec("a", { greeting: "hello", idle: 1 }), spec("b", { greeting: "good day" })];
  expect(await writeStacks(request({ specs }))).toMatchObject({ written: [], unchanged: ["a", "b"] });
  expect(created).toEqual(["a", "b", "a"]);
});

test.each<[string, () => Partial<WriteRequest>]>([
  ["another build", () => ({ buildId: "build-2" })],
  ["--fresh", () => ({ fresh: true })],
  [
    "a record that cannot be read",
    () => {
      writeFileSync(file(".workplace.json"), "{");
      return {};
    },
  ],
])("%s synthesises everything again", async (_, change) => {
  await writeStacks(request());
  await writeStacks(request(change()));
  expect(created).toEqual(["a", "b", "a", "b"]);
});

test("a file that somebody edited is made anew", async () => {
  await writeStacks(request());
  const path = file("stacks/b/cdk.tf.json");
  writeFileSync(path, readFileSync(path, "utf8").replace("good day", "good grief"));
  expect(await writeStacks(request())).toMatchObject({ written: ["b"], unchanged: ["a"] });
  expect(greetingOf("b")).toBe("good day");
});

test("a stack that left the estate leaves the output and is named", async () => {
  await writeStacks(request());
  const result = await writeStacks(request({ specs: [spec("a", { greeting: "hello" })] }));
  expect(result).toMatchObject({ written: [], unchanged: ["a"], removed: ["b"] });
  expect(readdirSync(file("stacks"))).toEqual(["a"]);
  expect(readFileSync(file("manifest.json"), "utf8")).not.toContain('"b"');
});

test("a stack's remarks stay in the manifest when it has not changed", async () => {
  const specs = () => [spec("a", { greeting: "hello", remark: "nearly full" })];
  await writeStacks(request({ specs: specs() }));
  await writeStacks(request({ specs: specs() }));
  expect(readFileSync(file("manifest.json"), "utf8")).toContain("nearly full");
});

const noGrief: EstateRule = {
  id: "policy/no-grief",
  explanation: "greetings are kind",
  source: "https://example.org",
  hint: "be kind",
  checkAll: (stacks) =>
    stacks
      .filter(({ json }) => JSON.stringify(json).includes("grief"))
      .map(({ name }) => ({ stack: name, address: "output.greeting", message: "is unkind" })),
};

test("fails a policy: nothing is written, the previous output stays", async () => {
  await writeStacks(request());
  const specs = [spec("a", { greeting: "good grief" }), spec("b", { greeting: "good day" })];
  const result = await writeStacks(request({ specs, rules: [noGrief] }));
  expect(result.findings).toEqual([
    {
      rule: "policy/no-grief",
      stack: "a",
      address: "output.greeting",
      message: "is unkind",
      hint: "be kind",
    },
  ]);
  expect(greetingOf("a")).toBe("hello");
});

test("rules about all stacks see the ones that have not changed", async () => {
  const seen: string[][] = [];
  const witness: EstateRule = {
    ...noGrief,
    checkAll: (stacks) => {
      seen.push(stacks.map(({ name }) => name).sort());
      return [];
    },
  };
  await writeStacks(request({ rules: [witness] }));
  await writeStacks(
    request({
      rules: [witness],
      specs: [spec("a", { greeting: "hi" }), spec("b", { greeting: "good day" })],
    }),
  );
  expect(seen).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
});

test("rejects the output folder of another city", async () => {
  await writeStacks(request());
  await expect(writeStacks(request({ city: "Nebenstadt" }))).rejects.toThrow(UsageError);
});

test("two folders get the same bytes, without any path in them", async () => {
  await writeStacks(request());
  await writeStacks(request({ outputDir: join(root, "elsewhere/deeper/cdktf.out") }));
  for (const path of ["manifest.json", ".workplace.json", "stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json"]) {
    const text = readFileSync(file(path), "utf8");
    expect(readFileSync(join(root, "elsewhere/deeper/cdktf.out", path), "utf8")).toBe(text);
    expect(text).not.toContain(root);
  }
  expect(existsSync(file("stacks/a/metadata.json"))).toBe(false);
});
