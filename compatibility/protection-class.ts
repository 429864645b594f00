import type { Application } from "../model/estate";

export type ProtectionClass = "normal" | "high" | "very-high";

/** From the lowest need for protection to the highest, as in BSI IT-Grundschutz. */
export const PROTECTION_CLASSES = [
  "normal",
  "high",
  "very-high",
] as const satisfies readonly ProtectionClass[];

/** The highest of them; normal when there is none. */
export function highestClass(classes: readonly ProtectionClass[]): ProtectionClass {
  if (classes.includes("very-high")) return "very-high";
  return classes.includes("high") ? "high" : "normal";
}

/**
 * Need for protection that decides where an application's data may lie: the higher of confidentiality and integrity.
 *
 * @returns undefined when the manifest leaves one of the two open
 */
export function protectionClassOf({
  protection,
}: Pick<Application, "protection">): ProtectionClass | undefined {
  if (protection === undefined) return undefined;
  const open: readonly string[] = protection.unknown;
  if (open.includes("confidentiality") || open.includes("integrity")) return undefined;
  return highestClass([protection.confidentiality, protection.integrity]);
}
