import type { EstateSources } from "../model/estate-sources";
import { APPLICATION_FOLDER } from "../model/file-kinds";
import { idOf } from "../model/element-id";
import { suggestion } from "../model/suggestion";
import { UsageError } from "./exit-code";

/**
 * File of a manifest, whether it is there or not.
 *
 * @param named - an id, or its file as a shell completes it
 * @example
 * manifestFile("./applications/archive.yaml"); // => "applications/archive.yaml"
 */
export function manifestFile(named: string): string {
  const id = named.replace(/^(?:\.\/)?applications\//, "").replace(/\.yaml$/, "");
  return `${APPLICATION_FOLDER}/${id}.yaml`;
}

/** File of a manifest; throws UsageError when there is none. */
export function manifestOf(id: string, sources: EstateSources): string {
  const file = manifestFile(id);
  const found = sources.files();
  if (found.includes(file)) return file;
  const known = found
    .filter((name) => name.startsWith("applications/"))
    .map((name) => name.slice("applications/".length, -".yaml".length));
  throw new UsageError(
    `there is no application "${id}"; ${suggestion(idOf(file), known, "applications/ holds no manifests")}`,
  );
}
