import { summaryText } from "../../simulator/summary";
import { TerraformEvents } from "../../simulator/terraform-event";
import { terraformEnvironment, variableEnvironment } from "../../simulator/terraform-process";
import type { StackOutcome } from "../../simulator/run";

describe("what Terraform reports", () => {
  it("is read line by line", () => {
    const events = new TerraformEvents();
    const resource = { addr: "disk.a", resource_type: "disk" };
    for (const line of [
      "Error: not JSON",
      '{"half',
      JSON.stringify({ type: "planned_change", change: { action: "replace", resource } }),
      JSON.stringify({ type: "planned_change", change: { action: "read", resource } }),
      JSON.stringify({ type: "resource_drift", change: { action: "update", resource } }),
      JSON.stringify({
        type: "diagnostic",
        diagnostic: { severity: "error", summary: "no", address: "disk.a" },
      }),
    ]) {
      events.readLine(line);
    }
    expect(events.changes).toEqual([{ address: "disk.a", type: "disk", action: "replace" }]);
    expect(events.drift).toEqual([{ address: "disk.a", type: "disk", action: "update" }]);
    expect(events.diagnostics).toEqual([{ severity: "error", summary: "no", detail: "", address: "disk.a" }]);
  });

  it("is one document after a validation", () => {
    const events = new TerraformEvents();
    const diagnostic = { severity: "error", summary: "no", snippet: { context: "resource.disk.a" } };
    events.readDocument(JSON.stringify({ diagnostics: [diagnostic] }));
    events.readDocument("no JSON");
    expect(events.diagnostics).toEqual([{ severity: "error", summary: "no", detail: "", address: "disk.a" }]);
  });

  it("is summed up with replaced and deleted resources by name", () => {
    const outcome: StackOutcome = {
      stack: "pool",
      succeeded: false,
      counts: { create: 1, update: 0, replace: 1, delete: 0 },
      changes: [
        { address: "disk.a", type: "disk", action: "replace" },
        { address: "disk.b", type: "disk", action: "create" },
      ],
      drift: [],
      diagnostics: [{ severity: "error", summary: "refused", detail: "line 1\nline 2", address: "disk.a" }],
      objects: 7,
      adopted: [],
    };
    const skipped: StackOutcome = {
      ...outcome,
      stack: "app",
      changes: [],
      diagnostics: [],
      skipped: 'stack "pool" failed',
    };
    expect(summaryText({ stacks: [outcome, skipped], succeeded: false })).toBe(
      [
        "stack  create  update replace  delete objects  result",
        "pool        1       0       1       0       7  failed",
        'app         1       0       1       0       7  skipped: stack "pool" failed',
        "REPLACED  pool: disk.a",
        "error  pool: disk.a: refused",
        "       line 1",
        "       line 2",
        "failed",
      ].join("\n"),
    );
  });
});

describe("Terraform's environment", () => {
  it("keeps the caller's settings and cloud credentials out", () => {
    const caller = {
      PATH: "/bin",
      TF_CLI_CONFIG_FILE: "x",
      ARM_CLIENT_SECRET: "y",
      VSPHERE_PASSWORD: "z",
      HOME: "/home",
    };
    const environment = terraformEnvironment(caller, "{}");
    expect(environment).toMatchObject({ PATH: "/bin", HOME: "/home", TF_REATTACH_PROVIDERS: "{}" });
    expect(Object.keys(environment).filter((name) => /CLI_CONFIG|ARM_|VSPHERE_/.test(name))).toEqual([]);
  });

  it("names variables as Terraform reads them", () => {
    expect(variableEnvironment({ vsphere_user: "u" })).toEqual({ TF_VAR_vsphere_user: "u" });
  });
});
