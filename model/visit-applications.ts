import { mergeCatalog } from "./catalog";
import { readDataFiles, type ReadFile } from "./data-file";
import type { Diagnostic, Finding } from "./diagnostic";
import type { DraftEstate } from "./draft-estate";
import { draftOf, elementOf } from "./draft-from-files";
import type { Application, ApplicationBasis } from "./estate";
import { NODE_FILE_SYSTEM, type EstateFileSystem } from "./estate-file-system";
import { EstateSources, sortedDiagnostics } from "./estate-sources";
import { APPLICATION_KIND, FOLDER_KINDS } from "./file-kinds";
import { hasError } from "./finding";
import { idOf } from "./element-id";
import { findElements, readElements, readSettings, type FoundElements } from "./read-elements";
import { checkManifestsTogether, checkUsers, manifestCheck, type ManifestRecord } from "./rules/applications";
import { checkApplicationBasis } from "./rules/check-application-basis";
import { manifestEvidence } from "./rules/evidence";

/**
 * Manifests that are read before they are checked, and checked before they are visited (count; measured with 5,000: one
 * at a time takes a third longer, see docs/decisions/0017-manifests-in-portions.md).
 */
const PORTION = 250;

/** Who looks at applications one after the other. */
export interface ApplicationVisitor {
  /** Called with the next manifests without an error of their own, in the order of ids, until all were there. */
  add(applications: readonly Application[]): void;
}

export interface VisitResult<V> {
  /** Undefined when there is an error in what applications are judged by: then none was visited. */
  readonly visitor: V | undefined;
  /** All that is wrong with what was read, sorted. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: EstateSources;
}

/**
 * Reads settings, scenarios and user groups, then the manifests in portions, and nothing else of an estate. Their data
 * is not kept: a city has hundreds of manifests, and whoever looks at them wants a part of each.
 *
 * An error in one manifest, or among several, does not keep the others from being visited.
 *
 * @param estateDir - folder with estate.yaml
 * @param begin - called before the first manifest, with what they are judged by and the ids of all of them
 */
export async function visitApplications<V extends ApplicationVisitor>(
  estateDir: string,
  begin: (basis: ApplicationBasis, applicationIds: ReadonlySet<string>) => V,
  files: EstateFileSystem = NODE_FILE_SYSTEM,
): Promise<VisitResult<V>> {
  const manifests = findElements(estateDir, APPLICATION_KIND, files);
  const { read, draft, findings } = await readBasis(estateDir, manifests, files);
  const { settings, userGroups, scenarios, ids } = draft;
  const isSound = !hasError(findings) && !read.some(({ diagnostics }) => hasError(diagnostics));
  const visitor =
    isSound && settings !== undefined
      ? begin({ settings, userGroups, scenarios }, ids.applications)
      : undefined;
  const manifestReader = new ManifestReader(draft, visitor);
  for (let start = 0; start < manifests.found.length; start += PORTION) {
    const portion = await readDataFiles(manifests.found.slice(start, start + PORTION), files);
    manifestReader.add(portion);
  }
  const sources = EstateSources.of([...read, ...manifestReader.texts]);
  const located = await sources.locate([
    ...findings,
    ...manifests.findings,
    ...checkUsers(draft),
    ...manifestReader.allFindings(),
  ]);
  const diagnostics = [
    ...read.flatMap((file) => file.diagnostics),
    ...manifestReader.diagnostics,
    ...located,
  ];
  return { visitor, diagnostics: sortedDiagnostics(diagnostics), sources };
}

/** What applications are judged by, as far as it could be read. */
interface BasisReading {
  readonly read: readonly ReadFile[];
  /** Without applications, apart from their ids. */
  readonly draft: DraftEstate;
  readonly findings: readonly Finding[];
}

const BASIS_KINDS = FOLDER_KINDS.filter(({ key }) => key === "userGroups" || key === "scenarios");

const NO_CATALOG = {
  ...mergeCatalog([], []),
  files: [],
  priceBooks: new Set<string>(),
};

async function readBasis(
  estateDir: string,
  manifests: FoundElements,
  files: EstateFileSystem,
): Promise<BasisReading> {
  const settings = await readSettings(estateDir, files);
  const elements = await Promise.all(BASIS_KINDS.map((kind) => readElements(estateDir, kind, files)));
  const read = [...settings.files, ...elements.flatMap((element) => element.files)];
  const parts = { settings: settings.files[0], lock: undefined, elements, catalog: NO_CATALOG, read };
  const around = draftOf(parts);
  const applications = new Set(manifests.found.map(({ file }) => idOf(file)));
  const draft = { ...around, ids: { ...around.ids, applications } };
  const findings = [
    ...settings.findings,
    ...elements.flatMap((element) => element.findings),
    ...checkApplicationBasis(draft),
  ];
  return { read, draft, findings };
}

/** Checks manifests one by one and keeps their texts, for positions, and what they are compared by. */
class ManifestReader {
  readonly texts: Pick<ReadFile, "file" | "text" | "isPlain">[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly findings: Finding[] = [];
  private readonly records: ManifestRecord[] = [];
  private readonly check: ReturnType<typeof manifestCheck>;

  constructor(
    draft: DraftEstate,
    private readonly visitor: ApplicationVisitor | undefined,
  ) {
    this.check = manifestCheck(draft);
  }

  add(files: readonly ReadFile[]): void {
    const valid: Application[] = [];
    for (const read of files) {
      const application = this.known(read);
      if (application !== undefined) valid.push(application);
    }
    // Checked whether or not there is somebody to visit them.
    const right = valid.filter((application) => this.isRight(application));
    this.visitor?.add(right);
  }

  /** Keeps what is needed of a manifest later. */
  private known(read: ReadFile): Application | undefined {
    const { file, text, isPlain, diagnostics } = read;
    if (text !== undefined) this.texts.push(isPlain === true ? { file, text, isPlain } : { file, text });
    else this.texts.push({ file });
    this.diagnostics.push(...diagnostics);
    const application = elementOf<"applications">(read);
    if (application !== undefined) {
      const { id, cmdbId, replacedBy } = application;
      this.records.push(replacedBy === undefined ? { id, file, cmdbId } : { id, file, cmdbId, replacedBy });
    }
    return application;
  }

  private isRight(application: Application): boolean {
    const found = [...this.check(application), ...manifestEvidence(application)];
    this.findings.push(...found);
    return !hasError(found);
  }

  allFindings(): readonly Finding[] {
    return [...this.findings, ...checkManifestsTogether(this.records)];
  }
}
