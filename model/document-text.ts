import { isUtf8 } from "node:buffer";
import type { Diagnostic } from "./diagnostic";

/** Largest data file that is read (bytes); our own choice, a hundred times the largest real one. */
export const MAXIMUM_FILE_BYTES = 1024 * 1024;

/** Bytes that decide whether a file without a byte order mark is UTF-16; our own choice. */
const PROBE_BYTES = 64;

/** Text of a file, or why there is none. A byte order mark is dropped. */
export function decodeText(file: string, bytes: Buffer): string | Diagnostic {
  const utf16 = utf16Variant(bytes);
  if (utf16 !== undefined) {
    return encodingProblem(
      file,
      `the file is ${utf16} text, expected UTF-8`,
      `convert it: iconv -f ${utf16} -t UTF-8`,
    );
  }
  if (bytes.includes(0)) {
    return {
      ...encodingProblem(file, "the file is binary, expected UTF-8 text", "put a text file in its place"),
      ...positionIn(bytes.subarray(0, bytes.indexOf(0)).toString("latin1")),
    };
  }
  if (!isUtf8(bytes)) {
    const before = validPrefix(bytes);
    const received = `0x${(bytes[before.length] ?? 0).toString(16).padStart(2, "0")}`;
    return {
      ...encodingProblem(
        file,
        `the file is not UTF-8 text, received byte ${received}`,
        "save it as UTF-8; from Latin-1: iconv -f ISO-8859-1 -t UTF-8",
      ),
      ...positionIn(before.toString("utf8")),
    };
  }
  const text = bytes.toString("utf8");
  const loneReturn = text.search(/\r(?!\n)/);
  if (loneReturn !== -1) {
    return {
      ...encodingProblem(
        file,
        "a line ends with a carriage return alone",
        "save the file with line ends LF or CRLF",
      ),
      ...positionIn(text.slice(0, loneReturn)),
    };
  }
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function encodingProblem(file: string, message: string, hint: string): Diagnostic {
  return { rule: "file/encoding", severity: "error", message, file, line: 1, column: 1, pointer: "", hint };
}

// Latin text in UTF-16 has a zero in every second byte, with or without a byte order mark.
function utf16Variant(bytes: Buffer): "UTF-16LE" | "UTF-16BE" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  const probe = bytes.subarray(0, PROBE_BYTES);
  if (probe.length < 4) return undefined;
  const zeros = [0, 0];
  probe.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const half = Math.floor(probe.length / 2);
  if (zeros[0] === 0 && (zeros[1] ?? 0) >= half - 1) return "UTF-16LE";
  if (zeros[1] === 0 && (zeros[0] ?? 0) >= half - 1) return "UTF-16BE";
  return undefined;
}

// The longest valid start, found by halving: the cut may split a character, which is at most three bytes short.
function validPrefix(bytes: Buffer): Buffer {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (endsValid(bytes, middle)) low = middle;
    else high = middle - 1;
  }
  while (!isUtf8(bytes.subarray(0, low))) low -= 1;
  return bytes.subarray(0, low);
}

function endsValid(bytes: Buffer, length: number): boolean {
  return [0, 1, 2, 3].some((short) => length >= short && isUtf8(bytes.subarray(0, length - short)));
}

function positionIn(before: string): { readonly line: number; readonly column: number } {
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: before.length - lineStart + 1 };
}
