import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { load } from "js-yaml";
import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import { reconcileLock } from "../../planning/lock/reconcile-lock";
import { computerName } from "../../planning/names";
import { lockRequest, poolRequest } from "../planning/lock/lock-builder";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/lock.md"), "utf8");
const LOCK_CODE = join(ROOT, "planning/lock");
const POOL = "azure-pool-office-standard-pooled-normal";

const [lockText = "", drainText = ""] = [...PAGE.matchAll(/^( *)```yaml\n(.*?)^\1```/gms)].map(
  (m) => m[2] ?? "",
);
const example = { version: 1, ...(load(lockText) as Omit<LockSpec, "version">) } satisfies LockSpec;

/** The city of the page: the pool needs 9 hosts. */
function reconcileExample(drainedFromSlot?: number): {
  readonly findings: readonly Finding[];
  readonly details: string[];
} {
  const drained = drainedFromSlot === undefined ? {} : { drainedFromSlot };
  const request = lockRequest({
    pools: [poolRequest({ id: POOL, hosts: 9, ...drained })],
    networks: [{ name: "management", platform: "vsphere", addresses: 20 }],
    sites: [{ id: "town-hall", addresses: 100 }],
  });
  const { findings, changes } = reconcileLock(request, example);
  return { findings, details: changes.map(({ detail }) => detail) };
}

test("the lock on the page is valid", () => {
  const schema = (name: string) => JSON.parse(readFileSync(join(ROOT, "schemas", name), "utf8"));
  const ajv = new Ajv2020({ schemas: [schema("common.schema.json")] });
  const validate = ajv.compile(schema("lock.schema.json"));
  expect(validate(example) ? [] : validate.errors).toEqual([]);
  expect(lockText).toContain(computerName("ms", example.pools[POOL]!.code, 1, 4));
});

test("the worked scale-in is what happens", () => {
  const [surplus] = reconcileExample().findings;
  expect(PAGE).toContain(surplus!.message.replace(POOL, "…"));
  const { drainedHosts } = load(drainText) as { readonly drainedHosts: Readonly<Record<string, number>> };
  const drained = reconcileExample(drainedHosts[POOL]);
  expect(drained.findings).toEqual([]);
  expect(drained.details).toHaveLength(1);
  expect(PAGE).toContain(drained.details[0]);
  expect(reconcileExample(8).findings[0]?.rule).toBe("lock/drained-too-many");
});

test("every rule of the lock stands on the page once, and no other", () => {
  const code = readdirSync(LOCK_CODE).map((file) => readFileSync(join(LOCK_CODE, file), "utf8"));
  const rules = code.flatMap((text) => [...text.matchAll(/"(lock\/[a-z-]+)"/g)].map((match) => match[1]!));
  const known = [...new Set(rules)].sort();
  const documented = [...PAGE.matchAll(/^\| `(lock\/[a-z-]+)`/gm)].map((match) => match[1]!);
  expect(documented.sort()).toEqual(known);
});
