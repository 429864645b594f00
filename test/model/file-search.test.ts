import { join } from "node:path";
import { NODE_FILE_SYSTEM } from "../../model/estate-file-system";
import { INVENTORY_FILES } from "../../model/file-kinds";
import { searchFolder, type SearchResult } from "../../model/file-search";
import { withEstate } from "../support/estate-builder";

const FILES = Object.fromEntries(
  [...INVENTORY_FILES, "archive.yaml"].map((name) => [`applications/${name}`, "x"]),
);

function found(beside?: readonly string[]): Promise<SearchResult> {
  return withEstate(FILES, (dir) => {
    const folder = {
      path: join(dir, "applications"),
      schema: "application",
      estateDir: dir,
      boundary: dir,
    } as const;
    return searchFolder(beside === undefined ? folder : { ...folder, beside }, NODE_FILE_SYSTEM);
  });
}

describe("searchFolder", () => {
  it("passes over files that may lie beside the elements", async () => {
    const { found: files, findings } = await found(INVENTORY_FILES);
    expect([files.map(({ file }) => file), findings]).toEqual([["applications/archive.yaml"], []]);
  });

  it("takes the same files for what they look like elsewhere", async () => {
    const { found: files, findings } = await found();
    expect(files.map(({ file }) => file)).toEqual([
      "applications/archive.yaml",
      "applications/inventory-mapping.yaml",
    ]);
    expect(findings).toMatchObject([{ rule: "file/unexpected", file: "applications/inventory.csv" }]);
  });
});
