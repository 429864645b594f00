import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Folder of the product, whose own estate is the default one. */
const PRODUCT = join(__dirname, "..", "..");

const PARTS = ["estate.yaml", "estate.lock.yaml", "applications", "user-groups", "scenarios", "sites"];

/** A copy of the default estate in a temporary folder, which the caller removes. */
export function copiedDefaultEstate(): string {
  const dir = mkdtempSync(join(tmpdir(), "default-estate-"));
  for (const part of PARTS) cpSync(join(PRODUCT, part), join(dir, part), { recursive: true });
  return dir;
}
