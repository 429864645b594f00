import { mergeCatalog } from "./catalog";
import { draftOf } from "./draft-from-files";
import type { ApplicationEstate } from "./estate";
import { NODE_FILE_SYSTEM, type EstateFileSystem } from "./estate-file-system";
import { EstateSources, sortedDiagnostics } from "./estate-sources";
import { FOLDER_KINDS } from "./file-kinds";
import type { LoadResult } from "./load-estate";
import { readElements, readSettings } from "./read-elements";
import { checkApplicationPart } from "./rules/check-application-part";

/** Applications and what they are judged by. */
export interface ApplicationLoadResult extends Omit<LoadResult, "estate"> {
  /** The manifests without errors; absent when there is an error in what they are judged by. */
  readonly estate?: ApplicationEstate;
}

const APPLICATION_KINDS = FOLDER_KINDS.filter(({ key }) => key !== "sites");

const NO_CATALOG = {
  ...mergeCatalog([], []),
  files: [],
  priceBooks: new Set<string>(),
};

/**
 * Reads settings, scenarios, user groups and applications, and nothing else of an estate. One manifest with an error
 * does not keep the others from being judged.
 *
 * @param estateDir - folder with estate.yaml
 */
export async function loadApplications(
  estateDir: string,
  files: EstateFileSystem = NODE_FILE_SYSTEM,
): Promise<ApplicationLoadResult> {
  const settings = await readSettings(estateDir, files);
  const elements = await Promise.all(APPLICATION_KINDS.map((kind) => readElements(estateDir, kind, files)));
  const read = [...settings.files, ...elements.flatMap((element) => element.files)];
  const sources = EstateSources.of(read);
  const draft = draftOf({
    settings: settings.files[0],
    lock: undefined,
    elements,
    catalog: NO_CATALOG,
    read,
  });
  const findings = [
    ...settings.findings,
    ...elements.flatMap((element) => element.findings),
    ...checkApplicationPart(draft),
  ];
  const diagnostics = sortedDiagnostics([
    ...read.flatMap((file) => file.diagnostics),
    ...(await sources.locate(findings)),
  ]);
  const wrong = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const canJudge = [...wrong].every((file) => file.startsWith("applications/"));
  if (draft.settings === undefined || !canJudge) return { diagnostics, sources };
  const { settings: spec, userGroups, scenarios } = draft;
  const applications = draft.applications.filter(({ file }) => !wrong.has(file));
  return { estate: { settings: spec, userGroups, scenarios, applications }, diagnostics, sources };
}
