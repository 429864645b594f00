import { dump } from "js-yaml";
import type { LockSpec } from "../../generated/lock";

const HEADER = "# Written by `workplace lock`; commit it, do not edit it by hand.";

/**
 * Text of the lock file: keys sorted, one value per line, so that a change is one small difference in a review.
 *
 * @param schema - where editors find the schema, relative to the file or a URL
 */
export function lockToYaml(lock: LockSpec, schema = "./schemas/lock.schema.json"): string {
  const body = dump(lock, { sortKeys: true, lineWidth: -1, noRefs: true });
  return `# yaml-language-server: $schema=${schema}\n${HEADER}\n${body}`;
}
