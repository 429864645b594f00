import { edited, minimalEstate, withEstate } from "../../support/estate-builder";
import { checkFolder } from "../../support/rule-examples/checks-page";

const SITE = "sites/town-hall.yaml";

/** Findings of an estate whose site says this as an assumption. */
async function found(assumption: string): Promise<readonly string[]> {
  const text = `${String(minimalEstate()[SITE])}assumptions:\n  ${assumption}: guessed\n`;
  const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: text }, checkFolder);
  return diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("assumptions of a site", () => {
  it.each(["desks", "/desks"])("may be about %s", async (figure) => {
    expect(await found(figure)).toEqual([]);
  });

  it.each(["id", "/id", "file", "assumptions", "sources", "desk", "desks.x", "network"])(
    "rejects %s, which nobody wrote beside them",
    async (figure) => {
      expect(await found(figure)).toEqual([
        `evidence/unknown-figure: "${figure}" names no key beside "assumptions"`,
      ]);
    },
  );

  it("proposes only what somebody wrote or left to a default", async () => {
    const files = edited(minimalEstate(), SITE, "desks: 150", "desks: 150\nassumptions: { fil: x }");
    const { diagnostics } = await withEstate(files, checkFolder);
    expect(diagnostics[0]?.hint).toMatch(/^use one of /);
    expect(diagnostics[0]?.hint).not.toMatch(/"(file|id|assumptions)"/);
  });
});

const MANIFEST = `name: Trees
vendor: V
version: "1"
office: O
cmdbId: A-1
serviceArea: green
serviceProcess: trees
forms: [web]
assumptions:
`;

describe("assumptions of a manifest", () => {
  const findings = async (assumption: string): Promise<readonly string[]> => {
    const files = { ...minimalEstate(), "applications/trees.yaml": `${MANIFEST}  ${assumption}: guessed\n` };
    const { diagnostics } = await withEstate(files, checkFolder);
    return diagnostics.filter(({ file }) => file.startsWith("applications/")).map(({ rule }) => rule);
  };

  it.each(["vendor", "lifecycle", "/decision/state"])("may be about %s", async (figure) => {
    expect(await findings(figure)).toEqual([]);
  });

  it.each(["description", "network", "/network/shares", "replacedBy", "sources", "id"])(
    "rejects %s, which its schema knows and nobody wrote",
    async (figure) => {
      expect(await findings(figure)).toEqual(["evidence/unknown-figure"]);
    },
  );

  it("proposes no key that nobody wrote", async () => {
    const files = { ...minimalEstate(), "applications/trees.yaml": `${MANIFEST}  descriptio: guessed\n` };
    const { diagnostics } = await withEstate(files, checkFolder);
    const hint = diagnostics.find(({ rule }) => rule === "evidence/unknown-figure")?.hint;
    expect(hint).toMatch(/^use one of /);
  });
});
