import type { Diagnostic, Finding } from "./diagnostic";
import { decodeText, MAXIMUM_FILE_BYTES } from "./document-text";
import { errorCode, READ_BYTES, type EstateFileSystem } from "./estate-file-system";
import { EstateSources } from "./estate-sources";
import type { SchemaName } from "./file-kinds";
import { checkPlainData } from "./plain-data";
import { isMapping, parsePlain } from "./plain-yaml";
import { COLLECTED_PROBLEMS, withCount } from "./problem-limit";
import { schemaFindings } from "./schema-findings";
import { blankApplication } from "../generated/blank-application";
import { maximumValues } from "./value-limit";
import * as validators from "../generated/validators";

/** A data file that was found: where it is and what describes it. */
export interface DataFile {
  /** Absolute or relative to the working directory: for reading only. */
  readonly path: string;
  /** Relative to the estate's folder, with forward slashes: for people. */
  readonly file: string;
  readonly schema: SchemaName;
  /** A folder, pipe or device that is called like a data file. */
  readonly isNoFile?: true;
}

/** A data file that was read. */
export interface ReadFile extends DataFile {
  readonly text?: string;
  /** The fast parser has read it without doubt. */
  readonly isPlain?: true;
  /** What the file holds, defaults filled in; undefined when it could not be parsed. Keys may lack a value. */
  readonly data?: unknown;
  /** Empty when the data is as its schema says. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a document begins as where there are thousands of a kind: with all keys of its schema, none with a value. V8 makes
 * hash tables of objects that get more than 16 keys one by one, which cost twice as much to fill, to check and to keep;
 * these share one form.
 */
const BLANKS: Partial<Readonly<Record<SchemaName, () => Record<string, unknown>>>> = {
  application: blankApplication,
};

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/** Reads, parses and validates one file. */
export async function readDataFile(found: DataFile, files: EstateFileSystem): Promise<ReadFile> {
  const [read] = await readDataFiles([found], files);
  if (read === undefined) throw new RangeError(`"${found.file}" was not read`);
  return read;
}

/**
 * The same for many files: all are read, then all parsed, then all validated. File by file takes a tenth longer, see
 * docs/decisions/0017-manifests-in-portions.md.
 */
export async function readDataFiles(
  found: readonly DataFile[],
  files: EstateFileSystem,
): Promise<readonly ReadFile[]> {
  const opened = found.map((each): Opened => ({ found: each, text: utf8Text(each, files), data: undefined }));
  for (const each of opened) {
    if (typeof each.text !== "string") continue;
    const { file, schema } = each.found;
    each.data = parsePlain(each.text, BLANKS[schema]?.(), maximumValues(file))?.data;
  }
  const valid = opened.map(({ found: { schema }, data }) => data !== undefined && validators[schema](data));
  const read: ReadFile[] = [];
  for (const [index, each] of opened.entries()) {
    const { text, data } = each;
    const { path, file, schema } = each.found;
    read.push(
      valid[index] === true && typeof text === "string"
        ? { path, file, schema, text, isPlain: true, data, diagnostics: NO_DIAGNOSTICS }
        : await faultyFile(each, files),
    );
  }
  return read;
}

/** A file on its way from its text to its data. */
interface Opened {
  readonly found: DataFile;
  readonly text: string | Diagnostic;
  /** Undefined until the fast parser has read the text without doubt. */
  data: unknown;
}

function utf8Text(found: DataFile, files: EstateFileSystem): string | Diagnostic {
  const bytes = readBytes(found, files);
  return bytes instanceof Uint8Array ? bytes.toString("utf8") : bytes;
}

/** A file that cannot be read, or with something wrong or unusual in it. */
async function faultyFile({ found, text, data }: Opened, files: EstateFileSystem): Promise<ReadFile> {
  if (typeof text !== "string") return { ...found, diagnostics: [text] };
  if (data === undefined) return doubtfulFile(found, files);
  const sources = new EstateSources(new Map([[found.file, text]]), new Set([found.file]));
  const diagnostics = await explained(found, { data, unsafe: [], sources });
  return { ...found, text, isPlain: true, data, diagnostics };
}

async function doubtfulFile(found: DataFile, files: EstateFileSystem): Promise<ReadFile> {
  const bytes = readBytes(found, files);
  const text = bytes instanceof Uint8Array ? decodeText(found.file, bytes) : bytes;
  return typeof text === "string" ? examined(found, text) : { ...found, diagnostics: [text] };
}

// The slow way, for files with something unusual in them.
async function examined(found: DataFile, text: string): Promise<ReadFile> {
  const sources = new EstateSources(new Map([[found.file, text]]));
  const document = await sources.document(found.file);
  if (document === undefined || document.problems.length > 0) {
    return { ...found, text, diagnostics: document?.problems ?? [] };
  }
  const { data } = document;
  const unsafe = checkPlainData(found.file, data);
  if (unsafe.some((finding) => finding.rule === "yaml/nesting" || finding.rule === "yaml/reserved-key")) {
    const listed = unsafe.slice(0, COLLECTED_PROBLEMS);
    const diagnostics = withCount(await sources.locate(listed), unsafe.length - listed.length);
    return { ...found, text, diagnostics };
  }
  const shaped = inForm(found.schema, data);
  const diagnostics = await explained(found, { data: shaped, unsafe, sources });
  return { ...found, text, data: shaped, diagnostics };
}

/** Data in the form in which the fast parser reads it: keys in the same order. */
function inForm(schema: SchemaName, data: unknown): unknown {
  const blank = BLANKS[schema]?.();
  return blank === undefined || !isMapping(data) ? data : Object.assign(blank, data);
}

/** What the schema says against a file, together with what is wrong with its data whatever the schema says. */
async function explained(
  { file, schema }: DataFile,
  read: { readonly data: unknown; readonly unsafe: readonly Finding[]; readonly sources: EstateSources },
): Promise<readonly Diagnostic[]> {
  const { data, unsafe, sources } = read;
  const explaining = await import("../generated/explaining-validators.js");
  const validate = explaining[schema];
  const errors = validate(data) ? [] : (validate.errors ?? []);
  const listed = unsafe.slice(0, COLLECTED_PROBLEMS);
  const told = errors.slice(0, COLLECTED_PROBLEMS);
  // What is wrong with a key or value in itself is said; that its schema refuses it, too, follows.
  const known = new Set(listed.map(addressOf));
  const written = await sources.positions(
    file,
    told.map(({ instancePath }) => instancePath),
  );
  const wrong = schemaFindings(file, told, data, (pointer) => written?.writtenAt(pointer)).filter(
    (finding) => !known.has(addressOf(finding)),
  );
  const more = unsafe.length - listed.length + errors.length - told.length;
  return withCount(await sources.locate([...listed, ...wrong]), more);
}

function addressOf({ pointer, atKey }: Finding): string {
  return `${atKey === true ? "key" : "value"} ${pointer}`;
}

function readBytes(found: DataFile, files: EstateFileSystem): Buffer | Diagnostic {
  if (found.isNoFile === true) return noFile(found);
  try {
    const bytes = files.read(found.path);
    if (bytes.length > 0 && bytes.length < READ_BYTES) return bytes;
    // Pipes and devices are empty or endless: only what looks like one is asked what it is.
    const { kind, sizeBytes } = files.stat(found.path);
    if (kind !== "file") return noFile(found);
    if (bytes.length < READ_BYTES) return bytes;
    return problem(
      found,
      "file/too-large",
      `the file has ${Math.max(sizeBytes, bytes.length)} bytes, allowed are at most ${MAXIMUM_FILE_BYTES} bytes`,
      "remove what does not belong there; elements may have a file each",
    );
  } catch (error) {
    if (leadsToNoFile(found.path, files)) return noFile(found);
    return problem(
      found,
      "file/unreadable",
      `the file cannot be read (${errorCode(error)})`,
      errorCode(error) === "ENOENT" ? "check its name" : "check its permissions",
    );
  }
}

function leadsToNoFile(path: string, files: EstateFileSystem): boolean {
  try {
    return files.stat(path).kind !== "file";
  } catch {
    return false;
  }
}

function noFile(found: DataFile): Diagnostic {
  return problem(found, "file/unreadable", `"${found.file}" is not a file`, "rename or remove it");
}

function problem({ file }: DataFile, rule: string, message: string, hint: string): Diagnostic {
  return { rule, severity: "error", message, file, line: 1, column: 1, pointer: "", hint };
}
