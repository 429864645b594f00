import { keptWording } from "../../../cli/inventory/kept-wording";

const IDENTITY = {
  ...{ name: "Trees", vendor: "V", version: "1", office: "O", cmdbId: "A-1" },
  ...{ serviceArea: "green", serviceProcess: "trees", forms: ["installed"] },
};

const DATABASE = { to: "azure", purpose: "database", ports: ["1433"] };

describe("keptWording", () => {
  it.each([
    [
      "a default inside of a list",
      { network: { connections: [DATABASE] } },
      { network: { connections: [{ ...DATABASE, protocol: "tcp" }] } },
    ],
    [
      "a default inside of a mapping",
      { peripherals: { qualifiedSignature: {} } },
      { peripherals: { qualifiedSignature: { releasedFor: [] } } },
    ],
  ])("leaves %s unwritten", (_, before, after) => {
    expect(keptWording({ ...IDENTITY, ...before }, { ...IDENTITY, ...after })).toEqual({
      ...IDENTITY,
      ...before,
    });
  });

  it("keeps umlauts that are written as two characters", () => {
    const before = { ...IDENTITY, office: "Bu\u0308ro" };
    expect(keptWording(before, { ...IDENTITY, office: "B\u00fcro" })).toEqual(before);
  });

  it("takes over what means something else, and keeps the rest", () => {
    const before = { ...IDENTITY, network: { connections: [DATABASE] }, data: {} };
    const after = {
      ...IDENTITY,
      version: "2",
      network: { connections: [{ ...DATABASE, protocol: "tcp" }], shares: ["drive"] },
      data: { offline: true },
    };
    expect(keptWording(before, after)).toEqual({
      ...after,
      network: { connections: [DATABASE], shares: ["drive"] },
    });
  });

  it("takes over what was not there", () => {
    const data = { offline: false };
    expect(keptWording(IDENTITY, { ...IDENTITY, data })).toEqual({ ...IDENTITY, data });
  });
});
