import { isUtf8 } from "node:buffer";
import type { Diagnostic } from "../../model/diagnostic";
import { inventoryError } from "./inventory-finding";

/**
 * Characters of the bytes 0x80 to 0x9f in Windows-1252; Node.js 20 decodes them as Latin-1.
 * https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes Windows-1252 leaves undefined: what holds one of them is something else. */
const UNDEFINED_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;

/** Umlauts that were UTF-8 and have been read as Windows-1252: files that two programs have written to. */
const MIXED_ENCODINGS = /Ã[¤¶¼ŸÄÖ„–œ]/;

/** Two zero bytes in this many say that a file without a byte order mark is UTF-16 (bytes); our own choice. */
const PROBE_BYTES = 64;

/**
 * Text of a CSV as spreadsheets and databases write it: UTF-8, UTF-16 ("Unicode text") or Windows-1252. Byte order
 * mark and carriage returns are dropped, so lines are counted as editors do.
 */
export function decodeCsv(file: string, bytes: Buffer): string | Diagnostic {
  const utf16 = utf16Variant(bytes);
  if (utf16 !== undefined) return decodeUtf16(file, utf16, bytes);
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    const message = "the file is binary, expected a CSV";
    return encodingError(file, bytes.toString("latin1"), zero, message, "save the table as CSV");
  }
  if (isUtf8(bytes)) return withPlainLines(new TextDecoder("utf-8").decode(bytes));
  const text = withPlainLines(decodeWindows1252(bytes));
  const undefinedAt = text.search(UNDEFINED_IN_1252);
  if (undefinedAt !== -1) {
    const code = text.charCodeAt(undefinedAt).toString(16);
    const message = `byte 0x${code} belongs neither to UTF-8 nor to Windows-1252 text`;
    return encodingError(file, text, undefinedAt, message, "save the table as CSV UTF-8");
  }
  const mixedAt = text.search(MIXED_ENCODINGS);
  if (mixedAt !== -1) {
    const message = `text mixes UTF-8 and Windows-1252: "${text.slice(mixedAt, mixedAt + 2)}" was one letter`;
    return encodingError(file, text, mixedAt, message, "export the table anew, as CSV UTF-8");
  }
  return text;
}

function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (control) => HIGH_CONTROLS[control.charCodeAt(0) - 0x80] ?? control);
}

function decodeUtf16(file: string, variant: "utf-16le" | "utf-16be", bytes: Buffer): string | Diagnostic {
  const text = withPlainLines(new TextDecoder(variant).decode(bytes));
  const brokenAt = text.indexOf("\ufffd");
  if (brokenAt === -1) return text;
  const message = "half a character stands in the UTF-16 text";
  return encodingError(file, text, brokenAt, message, "export the table anew, as CSV UTF-8");
}

function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function encodingError(
  file: string,
  text: string,
  offset: number,
  message: string,
  hint: string,
): Diagnostic {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - before.lastIndexOf("\n");
  return inventoryError({ file, line, column }, "inventory/encoding", message, hint);
}

// Latin text in UTF-16 has a zero in every second byte.
function utf16Variant(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const probe = bytes.subarray(0, PROBE_BYTES);
  const zeros = [0, 1].map((start) => probe.filter((byte, at) => byte === 0 && at % 2 === start).length);
  const many = Math.floor(probe.length / 4);
  if (zeros[0] === 0 && (zeros[1] ?? 0) > many) return "utf-16le";
  if (zeros[1] === 0 && (zeros[0] ?? 0) > many) return "utf-16be";
  return undefined;
}
