// Which build steps have something to do.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** True when a file below one of the `sources` is newer than one of the `targets`, or a target is missing. */
export function isNewer(sources, targets, root) {
  const times = targets.map(
    (target) => statSync(join(root, target), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  const oldest = Math.min(...times);
  return sources.some((source) => newest(join(root, source)) > oldest);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
