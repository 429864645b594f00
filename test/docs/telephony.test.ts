import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createColors } from "picocolors";
import { telephonyText } from "../../cli/telephony-text";
import { loadEstate } from "../../model/load-estate";
import { minimalEstate, withEstate } from "../support/estate-builder";
import { planned } from "../support/planned-estate";

const ROOT = join(__dirname, "..", "..");
const FILE = join(ROOT, "docs/telephony.md");
const PAGE = readFileSync(FILE, "utf8");

const blocks = (language: string): readonly string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map((match) => match[1]!);

test("the YAML of the page makes an estate with telephony", async () => {
  const [settings = "", site = "", group = ""] = blocks("yaml");
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

test("the page shows what Münster's plan says", async () => {
  const { estate } = await loadEstate({ estateDir: ROOT, catalogDir: join(ROOT, "catalog") });
  const shown = telephonyText(planned(estate!).telephony!, createColors(false))
    .flatMap((part) => part.trim().split("\n"))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
  const [present = ""] = blocks("text");
  if (process.env["UPDATE_GOLDEN"] === "1") {
    writeFileSync(
      FILE,
      PAGE.replace(`\`\`\`text\n${present}`, () => `\`\`\`text\n${shown}`),
    );
  } else expect(present).toBe(shown);
});
