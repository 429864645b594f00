import { join } from "node:path";
import { telephonyText } from "../../cli/telephony-text";
import { loadEstate } from "../../model/load-estate";
import { minimalEstate, withEstate } from "../support/estate-builder";
import { expectPlanOnPage, pageBlocks } from "../support/plan-page";
import { planned } from "../support/planned-estate";

const PAGE = "docs/telephony.md";

test("the YAML of the page makes an estate with telephony", async () => {
  const [settings = "", site = "", group = ""] = pageBlocks(PAGE, "yaml");
  const minimal = minimalEstate();
  const files = {
    ...minimal,
    "estate.yaml": String(minimal["estate.yaml"]) + settings,
    "sites/town-hall.yaml": String(minimal["sites/town-hall.yaml"]) + site,
    "user-groups/case-work.yaml": String(minimal["user-groups/case-work.yaml"]) + group,
  };
  await withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    expect(diagnostics).toEqual([]);
    const { telephony } = planned(estate!);
    expect(telephony!.callerIds).toEqual({ "case-work": "+4969900090" });
    expect(telephony!.hotlines.map(({ people }) => people.value)).toEqual([40]);
  });
});

test("the page shows what Münster's plan says", () =>
  expectPlanOnPage(PAGE, ({ telephony }, colours) => telephonyText(telephony!, colours)));
