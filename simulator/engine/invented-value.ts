import { createHash } from "node:crypto";
import type { AttributeType } from "../schema/block";
import { textOf, type Value } from "../value";
import type { ObjectContext } from "../overlay/resource-overlay";

/** SHA-1 of a text, in hex: invented values must be the same in every run. */
export function textHash(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/** A GUID of version 4 shape that follows from the seed. */
export function inventedGuid(seed: string): string {
  const hash = textHash(seed);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** A number from 0 up to, not including, the limit that follows from the seed. */
export function inventedNumber(seed: string, limit: number): number {
  return parseInt(textHash(seed).slice(0, 12), 16) % limit;
}

const SHAPES: readonly (readonly [RegExp, (seed: string, context: ObjectContext) => string])[] = [
  [/tenant_id$/, (_seed, context) => textOf(context.provider, "tenant_id") ?? inventedGuid("tenant")],
  [/(^|_)(principal_id|object_id|client_id|guid|uuid|workspace_id)$/, inventedGuid],
  [/(token|password|secret|_key|connection_string)$/, (seed) => inventedSecret(seed)],
  [/ip_address$/, (seed) => `198.18.${inventedNumber(seed, 256)}.${inventedNumber(`${seed}/`, 256)}`],
  [/(endpoint|uri|url)$/, (seed) => `https://${textHash(seed).slice(0, 12)}.simulated.invalid/`],
  [/(_at|_date|_time)$/, () => "2025-01-01T00:00:00Z"],
  [/_id$/, (seed, context) => `${context.type}-${textHash(seed).slice(0, 12)}`],
];

/**
 * A value for a computed attribute that no overlay describes: right in type, plausible in shape, the same in every
 * run, and recognisable as invented (`simulated`, 198.18.0.0/15 from RFC 2544).
 */
export function inventedValue(name: string, type: AttributeType, context: ObjectContext): Value {
  if (type === "number") return 0;
  if (type === "bool") return false;
  if (type === "string") {
    const seed = `${context.seed}/${name}`;
    const shape = SHAPES.find(([pattern]) => pattern.test(name))?.[1];
    return shape
      ? shape(seed, context)
      : `simulated-${name.replaceAll("_", "-")}-${textHash(seed).slice(0, 8)}`;
  }
  if (type[0] === "object") {
    return Object.fromEntries(
      Object.entries(type[1]).map(([member, memberType]) => [
        member,
        inventedValue(member, memberType, context),
      ]),
    );
  }
  return type[0] === "map" ? {} : [];
}

function inventedSecret(seed: string): string {
  return Buffer.from(textHash(seed) + textHash(`${seed}/`)).toString("base64");
}
