import { stringify } from "yaml";
import type { Application } from "../../model/estate";
import type { EstateFiles } from "./estate-builder";

/** Manifests as files: path below the estate's folder → text. */
export function manifestFiles(applications: readonly Application[]): EstateFiles {
  return Object.fromEntries(
    applications.map(({ id, file, ...manifest }) => [file ?? id, stringify(manifest)]),
  );
}

/** An application under another name, with a record of its own. */
export function named(id: string, given: Application): Application {
  return { ...given, id, file: `applications/${id}.yaml`, cmdbId: id };
}
