import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";

const root = join(__dirname, "..", "..");

interface PublicCode {
  readonly publiccodeYmlVersion: string;
  readonly name: string;
  readonly url: string;
  readonly platforms: readonly string[];
  readonly categories: readonly string[];
  readonly developmentStatus: string;
  readonly softwareType: string;
  readonly description: Readonly<
    Record<string, { shortDescription: string; longDescription: string; features: readonly string[] }>
  >;
  readonly legal: { readonly license: string };
  readonly maintenance: { readonly type: string; readonly contacts?: readonly { readonly name: string }[] };
  readonly localisation: {
    readonly localisationReady: boolean;
    readonly availableLanguages: readonly string[];
  };
}

const metadata = load(readFileSync(join(root, "publiccode.yml"), "utf8")) as PublicCode;

// https://yml.publiccode.tools/schema.core.html
describe("publiccode.yml", () => {
  test("has the mandatory keys of the standard with allowed values", () => {
    expect(metadata).toMatchObject({
      publiccodeYmlVersion: "0.4",
      name: expect.any(String) as string,
      url: expect.stringMatching(/^https:\/\//) as string,
      developmentStatus: expect.stringMatching(/^(concept|development|beta|stable|obsolete)$/) as string,
      softwareType: "configurationFiles",
      localisation: { localisationReady: false, availableLanguages: ["en"] },
    });
    expect(metadata.platforms.length).toBeGreaterThan(0);
    expect(metadata.categories.length).toBeGreaterThan(0);
  });

  test("describes itself within the standard's lengths", () => {
    expect(Object.keys(metadata.description)).toEqual(["en", "de"]);
    for (const { shortDescription, longDescription, features } of Object.values(metadata.description)) {
      expect(shortDescription.length).toBeLessThanOrEqual(150);
      expect(longDescription.length).toBeGreaterThanOrEqual(150);
      expect(longDescription.length).toBeLessThanOrEqual(10000);
      expect(features.length).toBeGreaterThanOrEqual(5);
    }
  });

  test("names a contact whenever somebody maintains it", () => {
    const { type, contacts } = metadata.maintenance;
    expect(["internal", "contract", "community", "none"]).toContain(type);
    expect((contacts?.length ?? 0) > 0).toBe(["internal", "community"].includes(type));
  });

  test("names the licence that package.json and LICENSE name", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { license: string };
    expect(metadata.legal.license).toBe(manifest.license);
    expect(readFileSync(join(root, "LICENSE"), "utf8")).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  });
});
