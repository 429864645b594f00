import type { Context } from "../../../cli/context";
import { printFindings } from "../../../cli/findings";
import type { FormatContext } from "../../../cli/formats/format-diagnostics";
import type { Diagnostic } from "../../../model/diagnostic";
import { EstateSources } from "../../../model/estate-sources";
import { MODEL_RULES } from "../../../model/model-rules";
import { diagnostic, format, NASTY, NOTE, WARNING } from "../../support/diagnostic-object";

interface SarifLog {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { id: string; shortDescription: { text: string } }[] };
    };
    readonly invocations?: readonly {
      readonly toolExecutionNotifications: readonly {
        readonly level: string;
        readonly message: { readonly text: string };
      }[];
    }[];
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
    const notes = Array.from({ length: 5_000 }, (_, index) => diagnostic({ ...NOTE, pointer: `/${index}` }));
    const { results, tool, invocations } = sarif([...notes, WARNING, diagnostic()], {
      ruleSummaries: { "PE-063": "x".repeat(2000) },
    }).runs[0]!;
    expect(results).toHaveLength(5_000);
    expect(results.slice(0, 3).map(({ level }) => level)).toEqual(["error", "warning", "note"]);
    expect(invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: "warning",
            message: {
              text: "5,002 findings, of which code scanning shows 5,000 per run: 2 notes are left out, --format json has all",
            },
          },
        ],
      },
    ]);
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
    expect(sarif([]).runs[0]?.invocations).toBeUndefined();
  });

  it("says on standard error what it left out", () => {
    const said = (count: number): string => {
      const stderr: string[] = [];
      const context: Context = {
        ...{ cwd: "/", env: {}, productDir: "/", buildId: "", today: "2026-11-21" },
        stdout: { write: () => undefined },
        stderr: { write: (text) => stderr.push(text) },
      };
      printFindings(context, context.stdout, {
        diagnostics: Array.from({ length: count }, (_, index) => diagnostic({ pointer: `/${index}` })),
        sources: new EstateSources(new Map()),
        format: "sarif",
        options: { estate: "/", color: false },
      });
      return stderr.join("");
    };
    expect(said(5_000)).toBe("");
    expect(said(5_001)).toBe(
      "warning: 5,001 findings, of which code scanning shows 5,000 per run: 1 error is left out, --format json has all\n",
    );
  });
});
