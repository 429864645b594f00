import type { Diagnostic, Finding } from "./diagnostic";
import { decodeText, MAXIMUM_FILE_BYTES } from "./document-text";
import { errorCode, type EstateFileSystem } from "./estate-file-system";
import { EstateSources } from "./estate-sources";
import type { SchemaName } from "./file-kinds";
import { checkPlainData } from "./plain-data";
import { parsePlain } from "./plain-yaml";
import { COLLECTED_PROBLEMS, withCount } from "./problem-limit";
import { schemaFindings } from "./schema-findings";
import * as validators from "../generated/validators";

/** A data file that was found: where it is and what describes it. */
export interface DataFile {
  /** Absolute or relative to the working directory: for reading only. */
  readonly path: string;
  /** Relative to the estate's folder, with forward slashes: for people. */
  readonly file: string;
  readonly schema: SchemaName;
}

/** A data file that was read. */
export interface ReadFile extends DataFile {
  readonly text?: string;
  /** The fast parser has read it without doubt. */
  readonly isPlain?: true;
  /** What the file holds, defaults filled in; undefined when it could not be parsed. */
  readonly data?: unknown;
  /** Empty when the data is as its schema says. */
  readonly diagnostics: readonly Diagnostic[];
}

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/** Reads, parses and validates one file. */
export async function readDataFile(found: DataFile, files: EstateFileSystem): Promise<ReadFile> {
  const text = readText(found, files);
  if (typeof text !== "string") return { ...found, diagnostics: [text] };
  const { path, file, schema } = found;
  const plain = parsePlain(text);
  if (plain === undefined) return { ...found, text, ...(await examined(found, text)) };
  const { data } = plain;
  if (validators[schema](data)) {
    return { path, file, schema, text, isPlain: true, data, diagnostics: NO_DIAGNOSTICS };
  }
  const sources = new EstateSources(new Map([[file, text]]), new Set([file]));
  const diagnostics = await explained(found, { data, unsafe: [], sources });
  return { ...found, text, isPlain: true, data, diagnostics };
}

// The slow way, for files with something unusual in them.
async function examined(found: DataFile, text: string): Promise<Pick<ReadFile, "data" | "diagnostics">> {
  const sources = new EstateSources(new Map([[found.file, text]]));
  const document = await sources.document(found.file);
  if (document === undefined || document.problems.length > 0) {
    return { diagnostics: document?.problems ?? [] };
  }
  const { data } = document;
  const unsafe = checkPlainData(found.file, data);
  if (unsafe.some((finding) => finding.rule === "yaml/nesting" || finding.rule === "yaml/reserved-key")) {
    const listed = unsafe.slice(0, COLLECTED_PROBLEMS);
    return { diagnostics: withCount(await sources.locate(listed), unsafe.length - listed.length) };
  }
  return { data, diagnostics: await explained(found, { data, unsafe, sources }) };
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

/** A text that is perhaps no UTF-8, or has a byte order mark, zeros or odd line ends. */
const SUSPICIOUS = /[\ufffd\ufeff\u0000]|\r(?!\n)/;

function readText(found: DataFile, files: EstateFileSystem): string | Diagnostic {
  const problem = (rule: string, message: string, hint: string): Diagnostic => ({
    rule,
    severity: "error",
    message,
    file: found.file,
    line: 1,
    column: 1,
    pointer: "",
    hint,
  });
  try {
    const { kind, sizeBytes } = files.stat(found.path);
    if (kind !== "file") {
      return problem("file/unreadable", `"${found.file}" is not a file`, "rename or remove it");
    }
    if (sizeBytes > MAXIMUM_FILE_BYTES) {
      return problem(
        "file/too-large",
        `the file has ${sizeBytes} bytes, allowed are at most ${MAXIMUM_FILE_BYTES} bytes`,
        "remove what does not belong there; elements may have a file each",
      );
    }
    const text = files.readText(found.path);
    return SUSPICIOUS.test(text) ? decodeText(found.file, files.read(found.path)) : text;
  } catch (error) {
    return problem(
      "file/unreadable",
      `the file cannot be read (${errorCode(error)})`,
      errorCode(error) === "ENOENT" ? "check its name" : "check its permissions",
    );
  }
}
