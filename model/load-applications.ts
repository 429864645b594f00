import type { Application, ApplicationEstate } from "./estate";
import type { EstateFileSystem } from "./estate-file-system";
import type { LoadResult } from "./load-estate";
import { visitApplications } from "./visit-applications";

/** Applications and what they are judged by. */
export interface ApplicationLoadResult extends Omit<LoadResult, "estate"> {
  /** The manifests without errors of their own; absent when there is an error in what they are judged by. */
  readonly estate?: ApplicationEstate;
}

/**
 * The applications of an estate, for whoever needs them all at once; see `visitApplications`.
 *
 * @param estateDir - folder with estate.yaml
 */
export async function loadApplications(
  estateDir: string,
  files?: EstateFileSystem,
): Promise<ApplicationLoadResult> {
  const { visitor, diagnostics, sources } = await visitApplications(
    estateDir,
    (basis) => {
      const applications: Application[] = [];
      return { estate: { ...basis, applications }, add: (more) => applications.push(...more) };
    },
    files,
  );
  return visitor === undefined ? { diagnostics, sources } : { estate: visitor.estate, diagnostics, sources };
}
