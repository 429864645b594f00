import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeText } from "../../model/document-text";
import type { Diagnostic } from "../../model/diagnostic";
import { errorCode } from "../../model/estate-file-system";
import { parseExact } from "../../model/exact-yaml";
import { APPLICATION_FOLDER, INVENTORY_FILES } from "../../model/file-kinds";
import { isId } from "../../model/load-estate";
import { isMapping, parsePlain } from "../../model/plain-yaml";
import { UsageError } from "../exit-code";
import { inventoryError } from "./inventory-finding";
import type { ManifestData } from "./manifest-facts";

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

/** Reads all manifests. Links are not followed: an import must not write through them. */
export async function readManifests(estateDir: string): Promise<StoredManifests> {
  const manifests = new Map<string, StoredManifest>();
  const texts = new Map<string, string>();
  const findings: Diagnostic[] = [];
  const folder = join(estateDir, APPLICATION_FOLDER);
  if (isLink(folder)) return { manifests, texts, findings: [linkFinding(APPLICATION_FOLDER)] };
  for (const name of yamlNames(folder)) {
    const file = `${APPLICATION_FOLDER}/${name}`;
    if (isLink(join(folder, name))) findings.push(linkFinding(file));
    else {
      const text = decodeText(file, readFileSync(join(folder, name)));
      if (typeof text !== "string") {
        findings.push(text);
        continue;
      }
      texts.set(file, text);
      const read = await dataOf(file, text);
      if ("problems" in read) findings.push(...read.problems);
      else manifests.set(name.slice(0, -".yaml".length), { file, text, data: read.data });
    }
  }
  return { manifests, findings, texts };
}

/**
 * Writes manifests: all of them beside their places first, then each is moved into its place, so that no file is ever
 * half written and a full disk changes nothing.
 *
 * @param texts - id → text
 * @throws UsageError when the folder cannot be written
 */
export function writeManifests(estateDir: string, texts: ReadonlyMap<string, string>): void {
  if (texts.size === 0) return;
  const folder = join(estateDir, APPLICATION_FOLDER);
  const staging = join(folder, `.import-${process.pid}`);
  try {
    mkdirSync(staging, { recursive: true });
    for (const [id, text] of texts) writeFileSync(join(staging, `${id}.yaml`), text);
    for (const id of texts.keys()) renameSync(join(staging, `${id}.yaml`), join(folder, `${id}.yaml`));
  } catch (error) {
    const reason = errorCode(error);
    throw new UsageError(`"${folder}" cannot be written (${reason}); mend that and import again`);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function dataOf(
  file: string,
  text: string,
): Promise<{ readonly data: ManifestData } | { readonly problems: readonly Diagnostic[] }> {
  const plain = parsePlain(text);
  if (plain !== undefined && isMapping(plain.data)) return { data: plain.data };
  const { data, problems } = await parseExact(file, text);
  return isMapping(data) ? { data } : { problems };
}

function yamlNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".yaml") && !INVENTORY_FILES.includes(name))
      .filter((name) => isId(name.slice(0, -".yaml".length)))
      .sort();
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
