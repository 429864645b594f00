import {
  Lazy,
  Testing,
  TerraformStack,
  Token,
  Tokenization,
  DefaultTokenResolver,
  StringConcat,
} from "cdktf";
import fc from "fast-check";
import { tokenFreeResolver } from "../../stacks/token-free-resolver";

const stack = new TerraformStack(Testing.app(), "stack");

const byCdktf = (value: unknown): unknown =>
  Tokenization.resolve(value, {
    scope: stack,
    preparing: false,
    resolver: new DefaultTokenResolver(new StringConcat()),
  }) as unknown;

/** Texts with everything that cdktf looks for, and what only looks like it. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "3e5",
    "-ee",
    "1.5e+3x",
    "a-e-b",
    "${x.y}",
    "}",
    "$${",
    "#{x}",
    "&{y}",
    "12e4-uuid",
    "%{if}",
  ),
  fc.uuid(),
  fc.string().map((suffix) => `${Token.asString("${var.x}")}${suffix}`),
  fc.string().map((suffix) => `n=${Token.asNumber("${var.n}")} ${suffix}`),
  fc.string().map((suffix) => `é${Lazy.stringValue({ produce: () => "late" })}${suffix}`),
);

const leaf = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e15, min: -1e15 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.constant(0).map(() => Token.asNumber("${var.n}")),
  fc.constant(0).map(() => Token.asList("${var.list}")),
  fc.constant(0).map(() => Token.asStringMap("${var.map}")),
  fc.constant(0).map(() => Token.asAny("${var.any}")),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string({ minLength: 1 }), text), tie("tree"), { maxKeys: 4 }),
  ),
}));

test("everything resolves to what cdktf resolves it to", () => {
  const resolve = tokenFreeResolver(stack);
  fc.assert(
    fc.property(tree, (value) => {
      expect(outcome(() => resolve(value))).toEqual(outcome(() => byCdktf(value)));
    }),
    { numRuns: 500 },
  );
});

test.each<{ marker: unknown; of: string }>([
  { marker: -123456789, of: "numbers" },
  { marker: "String Map Token Value", of: "strings" },
  { marker: "Any Map Token Value", of: "anything" },
])("rejects cdktf's mark for a map of $of, as cdktf does", ({ marker }) => {
  const resolve = tokenFreeResolver(stack);
  expect(() => byCdktf({ marker })).toThrow();
  expect(() => resolve({ marker })).toThrow();
});

/** The result, or that there is none: a list token beside other elements, for instance, is refused. */
function outcome(calculate: () => unknown): unknown {
  try {
    return { result: calculate() };
  } catch {
    return "refused";
  }
}
