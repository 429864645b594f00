import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readDataFile } from "../../model/data-file";
import type { Diagnostic } from "../../model/diagnostic";
import { errorCode, NODE_FILE_SYSTEM } from "../../model/estate-file-system";
import { parseExact } from "../../model/exact-yaml";
import { APPLICATION_FOLDER, INVENTORY_FILES, SETTINGS_FILE } from "../../model/file-kinds";
import { isId } from "../../model/element-id";
import { isMapping, parsePlain } from "../../model/plain-yaml";
import { withCleanEnd } from "../clean-end";
import { UsageError } from "../exit-code";
import { processExists } from "../process-lock";
import { inventoryError } from "./inventory-finding";
import type { ManifestData } from "./manifest-facts";

/** Folder beside the manifests in which an import writes; the id of its process follows. */
const STAGING = ".import-";

/** A manifest as it is written: without defaults. */
export interface StoredManifest {
  readonly file: string;
  readonly text: string;
  readonly data: ManifestData;
}

/** Manifests of an estate by id, and what keeps them from being changed. */
export interface StoredManifests {
  readonly manifests: ReadonlyMap<string, StoredManifest>;
  readonly findings: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads all manifests. Links are not followed: an import must not write through them.
 *
 * @throws UsageError when the folder is no estate or cannot be read
 */
export async function readManifests(estateDir: string): Promise<StoredManifests> {
  const manifests = new Map<string, StoredManifest>();
  const texts = new Map<string, string>();
  const findings: Diagnostic[] = [];
  if (!existsSync(join(estateDir, SETTINGS_FILE))) {
    throw new UsageError(
      `"${estateDir}" holds no ${SETTINGS_FILE}; name the folder of an estate with --estate`,
    );
  }
  const folder = join(estateDir, APPLICATION_FOLDER);
  if (isLink(folder)) return { manifests, texts, findings: [linkFinding(APPLICATION_FOLDER)] };
  for (const name of yamlNames(folder)) {
    const file = `${APPLICATION_FOLDER}/${name}`;
    const path = join(folder, name);
    if (isLink(path)) {
      findings.push(linkFinding(file));
      continue;
    }
    const { text, diagnostics } = await readDataFile({ path, file, schema: "application" }, NODE_FILE_SYSTEM);
    const unreadable = diagnostics.filter(({ rule }) => !rule.startsWith("schema/"));
    findings.push(...unreadable);
    if (text === undefined) continue;
    texts.set(file, text);
    // What its schema refuses may be what the import is about to mend.
    const data = unreadable.length === 0 ? await dataOf(file, text) : undefined;
    if (isMapping(data)) manifests.set(name.slice(0, -".yaml".length), { file, text, data });
  }
  return { manifests, findings, texts };
}

/**
 * Writes manifests: all of them beside their places first, then each is moved into its place, so that no file is ever
 * half written, and neither a full disk nor Ctrl-C leaves a part of them. What a killed import has left is removed.
 *
 * @param texts - id → text
 * @throws UsageError when the folder cannot be written
 */
export async function writeManifests(estateDir: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const folder = join(estateDir, APPLICATION_FOLDER);
  const staging = join(folder, `${STAGING}${process.pid}`);
  const tidy = (): void => rmSync(staging, { recursive: true, force: true });
  try {
    leftovers(folder).forEach((name) => rmSync(join(folder, name), { recursive: true, force: true }));
    if (texts.size === 0) return;
    await withCleanEnd(tidy, async () => {
      mkdirSync(staging, { recursive: true });
      // One at a time: a signal is heard between two files.
      for (const [id, text] of texts) await writeFile(join(staging, `${id}.yaml`), text);
      for (const id of texts.keys()) renameSync(join(staging, `${id}.yaml`), join(folder, `${id}.yaml`));
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = errorCode(error);
    throw new UsageError(`"${folder}" cannot be written (${reason}); mend that and import again`);
  }
}

/** Folders of imports whose process is gone, or had the id that is ours now. */
function leftovers(folder: string): readonly string[] {
  return namesIn(folder).filter((name) => {
    const pid = name.startsWith(STAGING) ? Number(name.slice(STAGING.length)) : NaN;
    return Number.isInteger(pid) && (pid === process.pid || !processExists(pid));
  });
}

/** As written: what has been checked by the schema has defaults in it. */
async function dataOf(file: string, text: string): Promise<unknown> {
  const plain = parsePlain(text);
  return plain === undefined ? (await parseExact(file, text)).data : plain.data;
}

function yamlNames(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".yaml") && !INVENTORY_FILES.includes(name))
    .filter((name) => isId(name.slice(0, -".yaml".length)))
    .sort();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw new UsageError(`"${folder}" cannot be read (${errorCode(error)})`);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function linkFinding(file: string): Diagnostic {
  const message = `"${file}" is a link, which import does not follow`;
  const hint = "put the file itself in its place";
  return inventoryError({ file, line: 1, column: 1 }, "inventory/manifest", message, hint);
}
