import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  cachedProviderSchema,
  findNodeModules,
  schemaCacheFile,
} from "../../../simulator/schema/schema-cache";
import { deleteFolders, temporaryFolder } from "../support-engine";

const PACKAGE = "@cdktf/provider-vsphere";

function smallPackage(): string {
  const nodeModules = temporaryFolder();
  const source = join(findNodeModules(__dirname), PACKAGE);
  for (const folder of ["provider", "folder"]) {
    cpSync(join(source, "lib", folder), join(nodeModules, PACKAGE, "lib", folder), { recursive: true });
  }
  writeFileSync(join(nodeModules, PACKAGE, "package.json"), '{"version":"1.0.0"}');
  return nodeModules;
}

describe("the schema cache", () => {
  afterAll(deleteFolders);

  it("derives once per version of the package", () => {
    const nodeModules = smallPackage();
    const first = cachedProviderSchema(nodeModules, PACKAGE);
    expect(Object.keys(first.resources)).toEqual(["vsphere_folder"]);
    rmSync(join(nodeModules, PACKAGE, "lib"), { recursive: true });
    expect(cachedProviderSchema(nodeModules, PACKAGE)).toEqual(first);

    writeFileSync(join(nodeModules, PACKAGE, "package.json"), '{"version":"1.0.1"}');
    expect(() => cachedProviderSchema(nodeModules, PACKAGE)).toThrow("holds no provider bindings");
  });

  it("derives again when the cache is broken", () => {
    const nodeModules = smallPackage();
    const first = cachedProviderSchema(nodeModules, PACKAGE);
    writeFileSync(schemaCacheFile(nodeModules, PACKAGE), '{"half');
    expect(cachedProviderSchema(nodeModules, PACKAGE)).toEqual(first);
  });

  it("works where nothing can be written", () => {
    const nodeModules = smallPackage();
    writeFileSync(join(nodeModules, ".cache"), "a file where a folder should be");
    expect(cachedProviderSchema(nodeModules, PACKAGE).version).toBe("2.15.0");
  });

  it("fails where no bindings are installed", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "node_modules"));
    expect(() => findNodeModules(folder)).toThrow("run npm ci");
  });
});
