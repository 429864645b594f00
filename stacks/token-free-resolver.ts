import { DefaultTokenResolver, StringConcat, Token, Tokenization, type TerraformStack } from "cdktf";

/** What only cdktf can resolve: its token markers, and whatever it reads as a number in scientific notation. */
const TOKEN_TEXT = /TfToken\[|[-|\d.+]e[-|\d.eE+]/;

/** Tokens that are numbers are negative doubles beyond this; cdktf's marker for maps of numbers is negative as well. */
const LARGEST_PLAIN_NUMBER = Number.MAX_SAFE_INTEGER;

/** Refuses references between stacks, which one pass could not wire up. */
class OneStackResolver extends DefaultTokenResolver {
  constructor(private readonly stack: TerraformStack) {
    super(new StringConcat());
  }

  override resolveToken(
    ...[token, context, postProcessor]: Parameters<DefaultTokenResolver["resolveToken"]>
  ): unknown {
    const origin = (token as { readonly originStack?: TerraformStack }).originStack;
    if (origin !== undefined && origin !== this.stack) {
      throw new Error(
        `stack "${this.stack.node.id}" refers to a resource of stack "${origin.node.id}"; ` +
          "stacks share nothing but the plan: compute the name or id on both sides",
      );
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

/**
 * Resolves what a construct renders, as `Tokenization.resolve` does, but takes plain values as they are and leaves
 * only what may hold a token to cdktf. Nearly all values are plain, and cdktf's way costs several regular
 * expressions and objects for each.
 */
export function tokenFreeResolver(stack: TerraformStack): (value: unknown) => unknown {
  const resolver = new OneStackResolver(stack);
  const byCdktf = (value: unknown): unknown =>
    Tokenization.resolve(value, { scope: stack, preparing: false, resolver }) as unknown;

  // Hundreds of hosts refer to the same few resources.
  const known = new Map<string, string>();
  const text = (value: string): unknown => {
    if (!mayBeToken(value)) return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const resolved = byCdktf(value);
    if (typeof resolved === "string") known.set(value, resolved);
    return resolved;
  };

  const resolve = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (typeof value === "boolean" || value === undefined || value === null) return value;
    if (typeof value === "number")
      return value >= 0 && value <= LARGEST_PLAIN_NUMBER ? value : byCdktf(value);
    if (typeof value !== "object" || value instanceof Date) return byCdktf(value);
    if (Array.isArray(value)) {
      // A list token is a list of one marker: it resolves as a whole.
      if (value.some(isTokenElement)) return byCdktf(value);
      return value.map(resolve).filter((item) => item !== undefined);
    }
    if (Tokenization.isResolvable(value) || "_children" in value) return byCdktf(value);
    return resolveRecord(value as Readonly<Record<string, unknown>>);
  };

  const resolveRecord = (record: Readonly<Record<string, unknown>>): unknown => {
    const keys = Object.keys(record);
    // A map token is a record with one marker as its key.
    if (keys.some(mayBeToken)) return byCdktf(record);
    const resolved: Record<string, unknown> = {};
    for (const key of keys) {
      const item = resolve(record[key]);
      if (item !== undefined) resolved[key] = item;
    }
    return resolved;
  };

  return resolve;
}

function mayBeToken(text: string): boolean {
  return TOKEN_TEXT.test(text) || text === Token.STRING_MAP_TOKEN_VALUE || text === Token.ANY_MAP_TOKEN_VALUE;
}

function isTokenElement(item: unknown): boolean {
  return (
    (typeof item === "string" && item.includes("TfToken[")) ||
    (typeof item === "number" && (item < 0 || item > LARGEST_PLAIN_NUMBER))
  );
}
