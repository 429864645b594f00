import type { Diagnostic } from "../../../model/diagnostic";
import { diagnostic, format, NASTY, NOTE, WARNING } from "../../support/diagnostic-object";

describe("the text format", () => {
  it("shows position, rule, source line, caret and way out", () => {
    expect(format("text", [diagnostic()])).toBe(
      [
        'user-groups/back-office.yaml:2:7: network zone "offices" does not exist [ref/unknown-zone]',
        "  zone: offices # here",
        "        ^~~~~~~",
        '  hint: did you mean "office"?',
        "",
      ].join("\n"),
    );
  });

  it("asks for a text once, however many findings it has", () => {
    const text = jest.fn(() => "name: x\nzone: offices\n");
    format("text", [diagnostic(), diagnostic({ line: 1 }), diagnostic({ column: 1 })], { text });
    expect(text).toHaveBeenCalledTimes(1);
  });

  it("says of a warning that it is one", () => {
    expect(format("text", [WARNING])).toContain("sites/a.yaml:1:1: warning: ");
  });

  it("shows notes on demand only", () => {
    expect(format("text", [NOTE])).toBe("");
    expect(format("text", [NOTE, WARNING])).toBe(format("text", [WARNING]));
    expect(format("text", [NOTE], { notes: true })).toContain(":2:7: note: needs a scanner [PE-063]");
  });

  it("shows twenty findings of a rule and counts the others", () => {
    const flood = Array.from({ length: 4341 }, (_, index) => diagnostic({ line: index + 10 }));
    const text = format("text", [...flood, WARNING]);
    expect(text.match(/unknown-zone\]\n/g)).toHaveLength(20);
    expect(text).toContain("sites/a.yaml:1:1: warning: ");
    expect(text.endsWith("\n\n… and 4,321 more [ref/unknown-zone]: --format json lists all\n")).toBe(true);
    expect(format("text", flood.slice(0, 20))).not.toContain("more [");
  });

  it("shows no line that may hold a secret", () => {
    const passphrase = { rule: "schema/type", pointer: "/wlan/ssids/net/passphrase" };
    expect(format("text", [diagnostic(passphrase)])).not.toContain("zone: offices");
    const short = { ...passphrase, rule: "wlan/passphrase-short" };
    expect(format("text", [diagnostic(short)])).toContain("zone: offices");
  });

  it("is empty without findings", () => {
    expect(format("text", [])).toBe("");
  });

  it("puts the folder of the estate before the path and still finds the source line", () => {
    const text = format("text", [diagnostic()], { estateDir: "examples/dortmund" });
    expect(text).toMatch(/^examples\/dortmund\/user-groups\/back-office.yaml:2:7: /);
    expect(text).toContain("zone: offices");
  });

  it("cuts long lines to 80 columns around the caret", () => {
    const source = `a: ${"x".repeat(200)} "the fault" ${"y".repeat(200)}`;
    const column = source.indexOf('"') + 1;
    const lines = format("text", [diagnostic({ line: 1, column })], { text: () => source }).split("\n");
    expect(lines[1]!.length).toBeLessThanOrEqual(80);
    expect(lines[2]!.length).toBeLessThanOrEqual(80);
    expect(lines[1]!.slice(lines[2]!.indexOf("^")).startsWith('"the fault"')).toBe(true);
  });

  it("lets no control character of a file reach the terminal", () => {
    const text = format("text", [diagnostic({ ...NASTY, line: 1 })], {
      text: () => `zone: \u001b[31m\u202e`,
    });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text.split("\n")).toHaveLength(5);
  });

  it("colours errors red and warnings yellow on demand only", () => {
    expect(format("text", [diagnostic()], { color: true })).toContain("\u001b[31m");
    expect(format("text", [WARNING], { color: true })).toContain("\u001b[33m");
    expect(format("text", [diagnostic(), WARNING])).not.toContain("\u001b");
  });
});

describe("the json format", () => {
  it("counts and keeps every key", () => {
    expect(JSON.parse(format("json", [diagnostic(), NASTY, WARNING, NOTE]))).toEqual({
      version: 1,
      errors: 2,
      warnings: 1,
      notes: 1,
      diagnostics: [diagnostic(), NASTY, WARNING, NOTE].map((each) => ({ ...each })),
    });
  });

  it("is a document without findings, too", () => {
    expect(JSON.parse(format("json", []))).toEqual({
      version: 1,
      errors: 0,
      warnings: 0,
      notes: 0,
      diagnostics: [],
    });
  });
});

describe("the gitlab format", () => {
  it("has the keys that the report needs", () => {
    expect(JSON.parse(format("gitlab", [diagnostic(), WARNING, NOTE]))).toEqual([
      {
        description: 'network zone "offices" does not exist; did you mean "office"?',
        check_name: "ref/unknown-zone",
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: "major",
        location: { path: "user-groups/back-office.yaml", lines: { begin: 2 } },
      },
      expect.objectContaining({ severity: "minor", check_name: "unused/site" }),
      expect.objectContaining({ severity: "info", check_name: "PE-063" }),
    ]);
  });

  it("identifies a finding without its line and its wording, and tells equal ones apart", () => {
    const identities = (diagnostics: readonly Diagnostic[]) =>
      (JSON.parse(format("gitlab", diagnostics)) as { fingerprint: string }[]).map(
        ({ fingerprint }) => fingerprint,
      );
    const [first] = identities([diagnostic()]);
    expect(identities([diagnostic({ line: 99, column: 1, message: "moved" })])).toEqual([first]);
    expect(new Set(identities([diagnostic(), diagnostic(), diagnostic({ pointer: "/image" })])).size).toBe(3);
  });
});

describe("the github format", () => {
  it("puts errors first, notices last, and escapes what the runner would read", () => {
    const lines = format("github", [NOTE, WARNING, diagnostic(), NASTY]).trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(
      '::error file=user-groups/back-office.yaml,line=2,col=7,title=ref/unknown-zone::network zone "offices" does not exist%0Ahint: did you mean "office"?',
    );
    expect(lines[1]).toMatch(/^::error file=dir%2C with%3A %25\//);
    expect(lines[1]).toContain("%0D%0A::error::e %250A, {0}");
    expect(lines[2]).toMatch(/^::warning /);
    expect(lines[3]).toMatch(/^::notice file=/);
  });

  it("says when GitHub will not show all of them", () => {
    const eleven = Array.from({ length: 11 }, () => WARNING);
    expect(format("github", eleven.slice(1))).not.toContain("annotations of a kind");
    expect(
      format("github", [...eleven, diagnostic()])
        .trimEnd()
        .split("\n")
        .at(-1),
    ).toBe("1 errors, 11 warnings, 0 notes; GitHub shows 10 annotations of a kind, this log has all");
  });
});

describe("the junit format", () => {
  it("has one suite per file, fails on errors, passes warnings and notes", () => {
    const note = { ...NOTE, file: WARNING.file };
    const xml = format("junit", [diagnostic(), WARNING, diagnostic({ line: 3 }), note]);
    expect(xml).toContain('<testsuites name="workplace" tests="4" failures="2">');
    expect(xml).toContain(
      '<testsuite name="user-groups/back-office.yaml" tests="2" failures="2" errors="0" skipped="0">',
    );
    expect(xml).toContain('<testsuite name="sites/a.yaml" tests="2" failures="0" errors="0" skipped="0">');
    expect(xml).toContain(
      'type="ref/unknown-zone">user-groups/back-office.yaml:2:7: network zone &quot;offices&quot;',
    );
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml).toContain("<system-out>warning: sites/a.yaml:1:1:");
    expect(xml).toContain("<system-out>note: sites/a.yaml:2:7:");
  });

  it("has one passing case without findings", () => {
    expect(format("junit", [])).toContain('<testcase classname="estate" name="no findings"/>');
  });

  it("contains no character that XML does not know and no markup from a message", () => {
    const xml = format("junit", [NASTY]);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
    expect(xml).toContain("&lt;c&gt; &amp;");
    expect(xml.match(/<[a-z/?][^>]*>/g)).toHaveLength(9);
    expect(xml).not.toContain("]]>");
    expect(xml).toContain("😀");
  });
});
