import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** Modules whose functions the examples call. */
const MODULES = readdirSync(join(root, "planning"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("planning", file))
  .sort();

const text = (file: string): string => readFileSync(join(root, file), "utf8");

type Example = readonly [file: string, call: string, value: string];

/** Pages with calls of planning. */
const PAGES = ["docs/sizing.md", "docs/telephony.md", "docs/wlan.md", "docs/rollout.md"];

/** Contents of their code blocks, with the page. */
const BLOCKS = PAGES.flatMap((page) =>
  [...text(page).matchAll(/```ts\n([\s\S]*?)```/g)].map((block) => [page, block[1]!] as const),
);

/** `call(…); // => value`, possibly over several lines, as the formatter leaves it. */
const STATEMENT = /(\w+\([\s\S]*?\)); \/\/ => (.+)\n/g;

/** Examples of a page's code block. */
function statementsOf([page, block]: readonly [string, string]): readonly Example[] {
  return [...block.matchAll(STATEMENT)].map((match) => [page, match[1]!, match[2]!]);
}

/** `call(…) // => value` on one line of a docstring. */
function docstringsOf(file: string): readonly Example[] {
  return [...text(file).matchAll(/^ \* (\w+\(.*\)) \/\/ => (.+)$/gm)].map((match) => [
    file,
    match[1]!,
    match[2]!,
  ]);
}

/** Every function that the modules export, by name. */
async function exportedFunctions(): Promise<Readonly<Record<string, unknown>>> {
  const loaded = (await Promise.all(MODULES.map((file) => import(join(root, file))))) as object[];
  return Object.assign({}, ...loaded) as Readonly<Record<string, unknown>>;
}

function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope)) as unknown;
}

const page = BLOCKS.flatMap(statementsOf);
const docstrings = MODULES.flatMap(docstringsOf);

test("docs/sizing.md leaves nothing in its code blocks unchecked", () => {
  expect(
    BLOCKS.map(([, block]) => block.replace(STATEMENT, "").trim()).filter((rest) => rest !== ""),
  ).toEqual([]);
  expect(page.length).toBeGreaterThan(20);
});

test.each([...page, ...docstrings])("%s: %s is %s", async (_, call, value) => {
  const scope = await exportedFunctions();
  expect(evaluate(call, scope)).toEqual(evaluate(value, {}));
});
