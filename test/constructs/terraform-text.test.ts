import fc from "fast-check";
import { terraformData, terraformText } from "../../constructs/terraform-text";

test.each([
  ["price ${path.module}", "price $${path.module}"],
  ["100 %{if true}", "100 %%{if true}"],
  ["a $ and a % and { }", "a $ and a % and { }"],
  ["", ""],
])("%j is taken literally as %j", (text, expected) => {
  expect(terraformText(text)).toBe(expected);
});

test("plain data keep their shape; texts at any depth are taken literally", () => {
  const data = { a: "${x}", list: ["%{y}", 1, true, null], nested: { b: "plain", absent: undefined } };
  expect(terraformData(data)).toEqual({
    a: "$${x}",
    list: ["%%{y}", 1, true, null],
    nested: { b: "plain", absent: undefined },
  });
});

test("no text starts an expression any more", () => {
  const text = fc.string({ unit: fc.constantFrom("$", "%", "{", "}", "a") });
  fc.assert(
    fc.property(text, (input) => {
      // Terraform reads an even number of markers in front of a brace as text.
      const openings = terraformText(input).match(/\$+\{|%+\{/g) ?? [];
      for (const opening of openings) expect(opening.length).toBeGreaterThan(2);
    }),
  );
});
