import { diagnostic, format, NASTY, NOTE, WARNING } from "../../support/diagnostic-object";

describe("the markdown format", () => {
  it("counts all, lists errors and warnings with the way out, and leaves notes to other formats", () => {
    expect(format("markdown", [NOTE, WARNING, diagnostic()])).toBe(
      [
        "**1 error, 1 warning, 1 note**",
        "",
        "|  | where | what |",
        "| - | - | - |",
        '| error | `user-groups/back-office.yaml:2` | network zone "offices" does not exist (`ref/unknown-zone`)<br>hint: did you mean "office"? |',
        '| warning | `sites/a.yaml:1` | network zone "offices" does not exist (`unused/site`)<br>hint: did you mean "office"? |',
        "",
      ].join("\n"),
    );
  });

  it("has no table without errors and warnings", () => {
    expect(format("markdown", [])).toBe("**no findings**\n");
    expect(format("markdown", [NOTE])).toBe("**1 note**\n");
  });

  it("lists a hundred findings, the most severe first, and counts the others", () => {
    const flood = Array.from({ length: 150 }, (_, index) => ({ ...WARNING, line: index + 1 }));
    const text = format("markdown", [...flood, diagnostic()]);
    expect(text.match(/^\| (?:error|warning) /gm)).toHaveLength(100);
    expect(text).toContain("\n| - | - | - |\n| error |");
    expect(text.endsWith("\n\n51 more findings: `--format json` lists all\n")).toBe(true);
  });

  it("contains no markup from a message and keeps each finding on its line", () => {
    const text = format("markdown", [{ ...NASTY, message: `${NASTY.message} | <img> @all [x](y)` }]);
    expect(text.trimEnd().split("\n")).toHaveLength(5);
    expect(text).not.toMatch(/<img|@all|\[x\]\(/);
  });
});
