import { join } from "node:path";
import { loadEstate } from "../../model/load-estate";
import { minimalEstate, withEstate } from "../support/estate-builder";

describe("loadEstate", () => {
  it("reads a valid estate without findings", async () => {
    await withEstate(minimalEstate(), async (dir) => {
      const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
      expect(diagnostics).toEqual([]);
      expect(estate?.userGroups.map(({ id }) => id)).toEqual(["back-office", "case-work"]);
    });
  });
});
