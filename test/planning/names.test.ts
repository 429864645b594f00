import fc from "fast-check";
import {
  azureName,
  computerName,
  infrastructureComputerName,
  poolNameProblem,
  poolShortName,
  storageAccountName,
} from "../../planning/names";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

const prefix = fc.stringMatching(/^[a-z][a-z0-9]{1,3}$/);
const code = fc.stringMatching(/^[a-z][0-9a-z]{2}$/);

test("computer names fit NetBIOS whatever prefix, code, generation and slot", () => {
  fc.assert(
    fc.property(
      prefix,
      code,
      fc.integer({ min: 1, max: 1295 }),
      fc.integer({ min: 1, max: 9999 }),
      (p, c, generation, slot) => {
        const name = computerName(p, c, generation, slot);
        expect(name).toMatch(/^[a-z0-9-]{1,15}$/);
        expect(name.endsWith("-")).toBe(false);
      },
    ),
  );
});

test("computer names differ whenever code, generation or slot differ", () => {
  const host = fc.tuple(code, fc.integer({ min: 1, max: 1295 }), fc.integer({ min: 1, max: 9999 }));
  fc.assert(
    fc.property(host, host, (a, b) => {
      const same = a.every((part, index) => part === b[index]);
      expect(computerName("ms", ...a) === computerName("ms", ...b)).toBe(same);
    }),
  );
});

test.each([
  [1, 1, "msp01-01-0001"],
  [35, 12, "msp01-0z-0012"],
  [36, 9999, "msp01-10-9999"],
])("generation %d and slot %d become %s", (generation, slot, name) => {
  expect(computerName("ms", "p01", generation, slot)).toBe(name);
});

test.each([
  [0, 1, "image generation is 0; allowed is a whole number from 1 to 1295"],
  [1296, 1, "image generation is 1296; allowed is a whole number from 1 to 1295"],
  [1, 10_000, "host slot is 10000; allowed is a whole number from 1 to 9999"],
  [1, 1.5, "host slot is 1.5; allowed is a whole number from 1 to 9999"],
])("rejects generation %d with slot %d", (generation, slot, message) => {
  expect(() => computerName("ms", "p01", generation, slot)).toThrow(message);
});

test("rejects computer names of more than 15 characters", () => {
  expect(() => computerName("munster", "p01", 1, 1)).toThrow("at most 15");
  expect(() => infrastructureComputerName("muns", "connection-broker")).toThrow("at most 15");
});

test("storage accounts of a domain have 3 to 15 letters and digits", () => {
  fc.assert(
    fc.property(
      prefix,
      fc.constantFrom("prod", "test", "dev"),
      code,
      fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
      (p, environment, c, share) => {
        expect(storageAccountName(SUBSCRIPTION, p, environment, c, share)).toMatch(/^[a-z0-9]{3,15}$/);
      },
    ),
  );
});

test.each([
  ["00000000-0000-0000-0000-000000000001", "prod", 2, "stmsp3rmp012"],
  ["00000000-0000-0000-0000-000000000002", "prod", 2, "stmsp9zep012"],
  ["00000000-0000-0000-0000-000000000001", "test", 2, "stmst3rmp012"],
  ["00000000-0000-0000-0000-000000000001", "prod", undefined, "stmsp3rmp01"],
])("the storage account of subscription %s, stage %s, share %p is %s", (subscription, stage, share, name) => {
  expect(storageAccountName(subscription, "ms", stage, "p01", share)).toBe(name);
});

test("a storage account is the same however the subscription id is written", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(storageAccountName(id.toUpperCase(), "ms", "prod", "p01")).toBe(
        storageAccountName(id, "ms", "prod", "p01"),
      );
    }),
  );
});

test("storage accounts of two cities with the same prefix differ", () => {
  const ids = Array.from({ length: 20 }, (_, index) => SUBSCRIPTION.replace(/01$/, String(10 + index)));
  expect(new Set(ids.map((id) => storageAccountName(id, "ms", "prod", "p01"))).size).toBe(ids.length);
});

test("rejects a third digit in the number of a storage account", () => {
  expect(() => storageAccountName(SUBSCRIPTION, "ms", "prod", "p01", 100)).toThrow("share index is 100");
});

test("an Azure name joins its four parts", () => {
  expect(azureName("rg", "ms", "prod", "network")).toBe("rg-ms-prod-network");
});

test("a pool's short name keeps everything behind the platform", () => {
  expect(poolShortName("vsphere-pool-pool-a-pooled-high")).toBe("pool-a-pooled-high");
});

test("rejects a short name of something that is no pool", () => {
  expect(() => poolShortName("azure-platform")).toThrow('pool id "azure-platform"');
});

test("a pool's names fit up to 64 characters and the longest one is named beyond", () => {
  const fits = `azure-pool-${"x".repeat(64 - "vdscaling-ms-prod-".length)}`;
  expect(poolNameProblem("ms", "prod", fits)).toBeUndefined();
  expect(poolNameProblem("ms", "prod", `${fits}x`)).toHaveLength(65);
});
