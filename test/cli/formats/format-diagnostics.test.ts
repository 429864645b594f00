import {
  formatDiagnostics,
  type DiagnosticFormat,
  type FormatContext,
} from "../../../cli/formats/format-diagnostics";
import { MODEL_RULES } from "../../../model/model-rules";
import type { Diagnostic } from "../../../model/diagnostic";

const HOSTILE = "a \"b\" <c> & 'd'\r\n::error::e %0A, {0} ]]> \u0000\u001b[31m\ufffe \ud800 ä 😀";

function diagnostic(overrides: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: "ref/unknown-zone",
    severity: "error",
    message: 'network zone "offices" does not exist',
    file: "user-groups/back-office.yaml",
    line: 2,
    column: 7,
    pointer: "/zone",
    hint: 'did you mean "office"?',
    ...overrides,
  };
}

const WARNING = diagnostic({
  severity: "warning",
  rule: "unused/site",
  file: "sites/a.yaml",
  line: 1,
  column: 1,
  pointer: "",
});
const NOTE = diagnostic({
  severity: "note",
  rule: "PE-063",
  message: "needs a scanner",
  pointer: "/zone",
});
const NASTY = diagnostic({ message: HOSTILE, hint: HOSTILE, file: `dir, with: %/${HOSTILE}.yaml` });

function format(
  name: DiagnosticFormat,
  diagnostics: readonly Diagnostic[],
  context: Partial<FormatContext> = {},
): string {
  return formatDiagnostics(diagnostics, name, {
    color: false,
    text: (file) => (file === "user-groups/back-office.yaml" ? "name: x\nzone: offices # here\n" : undefined),
    ...context,
  });
}

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

interface SarifLog {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { id: string; shortDescription: { text: string } }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: {
            readonly startLine: number;
            readonly startColumn: number;
            readonly snippet?: object;
          };
        };
      }[];
    }[];
  }[];
}

describe("the sarif format", () => {
  const sarif = (diagnostics: readonly Diagnostic[], context: Partial<FormatContext> = {}) =>
    JSON.parse(format("sarif", diagnostics, context)) as SarifLog;

  it("describes its rules and points at them", () => {
    const log = sarif([WARNING, diagnostic(), diagnostic({ rule: "policy/x" })], {
      ruleSummaries: { "policy/x": "why" },
    });
    expect(log.version).toBe("2.1.0");
    const run = log.runs[0]!;
    expect(run.tool.driver.rules).toEqual([
      { id: "policy/x", shortDescription: { text: "why" } },
      { id: "ref/unknown-zone", shortDescription: { text: MODEL_RULES["ref/unknown-zone"] } },
      { id: "unused/site", shortDescription: { text: MODEL_RULES["unused/site"] } },
    ]);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(Object.values(result.partialFingerprints)[0]).toMatch(/^[0-9a-f]{64}$/);
      expect(result.locations[0]?.physicalLocation.region.snippet).toBeUndefined();
    }
    expect(run.results.map(({ level }) => level)).toEqual(["error", "error", "warning"]);
  });

  it("keeps to the limits of code scanning, the most severe results first", () => {
    const notes = Array.from({ length: 25_000 }, (_, index) => diagnostic({ ...NOTE, pointer: `/${index}` }));
    const { results, tool } = sarif([...notes, diagnostic()], {
      ruleSummaries: { "PE-063": "x".repeat(2000) },
    }).runs[0]!;
    expect(results).toHaveLength(25_000);
    expect([results[0]?.level, results[1]?.level]).toEqual(["error", "note"]);
    expect(tool.driver.rules[0]?.shortDescription.text).toHaveLength(1024);
  });

  it("writes relative addresses that survive any file name", () => {
    const { uri } = sarif([NASTY]).runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation;
    expect(uri).toMatch(/^[\w\-.~!$&'()*+,;=:@%/]+$/);
    expect(new URL(uri, "file:///repository/").protocol).toBe("file:");
  });

  it("is a complete log without findings", () => {
    expect(sarif([]).runs[0]).toMatchObject({
      tool: { driver: { name: "workplace", rules: [] } },
      results: [],
    });
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
