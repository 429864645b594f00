import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { createColors } from "picocolors";
import type { Colours } from "../../cli/colours";
import { loadEstate } from "../../model/load-estate";
import type { Plan } from "../../planning/plan";
import { planned } from "./planned-estate";

const ROOT = join(__dirname, "..", "..");

/** Contents of the code blocks of a page in a language, in their order. */
export function pageBlocks(page: string, language: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    (match) => match[1]!,
  );
}

/** Plan of the default estate. */
export async function defaultPlan(): Promise<Plan> {
  const { estate } = await loadEstate({ estateDir: ROOT, catalogDir: join(ROOT, "catalog") });
  return planned(estate!);
}

/**
 * Compares the first `text` block of a page with a part of the default estate's plan as the command shows it.
 *
 * `UPDATE_GOLDEN=1` writes it into the page instead.
 */
export async function expectPlanOnPage(
  page: string,
  textOf: (plan: Plan, colours: Colours) => readonly string[],
): Promise<void> {
  const shown = textOf(await defaultPlan(), createColors(false))
    .flatMap((part) => part.trim().split("\n"))
    .map((line) => `${line}\n`)
    .join("");
  const [present = ""] = pageBlocks(page, "text");
  if (process.env["UPDATE_GOLDEN"] === "1") {
    const file = join(ROOT, page);
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace(`\`\`\`text\n${present}`, () => `\`\`\`text\n${shown}`),
    );
  } else expect(present).toBe(shown);
}
