import { decode, encode, ExtData, type ExtensionCodecType } from "@msgpack/msgpack";
import { isValueList, isValueObject, UNKNOWN, type Value } from "../value";
import type { WireValue } from "./message";

/** Terraform reads any one-byte extension of type 0 as "unknown". */
const UNKNOWN_EXTENSION = new ExtData(0, new Uint8Array([0]));

const unknownCodec: ExtensionCodecType<undefined> = {
  tryToEncode: (object) => (object === UNKNOWN ? UNKNOWN_EXTENSION : null),
  // Type 0 is a plain unknown, 12 one with refinements; a type of a later version can mean nothing else either.
  decode: () => UNKNOWN,
};

/**
 * Decodes a value from the wire; an absent value is null.
 *
 * Integers beyond 2^53 and decimals that have no exact binary form stay texts, as Terraform sent them.
 */
export function fromWire(wire: WireValue | null | undefined): Value {
  if (wire?.msgpack && wire.msgpack.length > 0) {
    return withoutBigInts(decode(wire.msgpack, { extensionCodec: unknownCodec, useBigInt64: true }));
  }
  if (wire?.json && wire.json.length > 0) return JSON.parse(Buffer.from(wire.json).toString("utf8")) as Value;
  return null;
}

/** Encodes a value for the wire. */
export function toWire(value: Value): WireValue {
  return { msgpack: encode(withDecimalTexts(value), { extensionCodec: unknownCodec }) };
}

function withoutBigInts(value: unknown): Value {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (Array.isArray(value)) return value.map(withoutBigInts);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutBigInts(member)]));
  }
  return value as Value;
}

/** A binary 0.1 is another number than the 512-bit 0.1 that Terraform read; as text it is the same. */
function withDecimalTexts(value: Value): Value {
  if (typeof value === "number" && !Number.isInteger(value)) return String(value);
  if (isValueList(value)) return value.map(withDecimalTexts);
  if (isValueObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, withDecimalTexts(member)]),
    );
  }
  return value;
}
