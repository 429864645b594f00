import { TerraformEvents } from "../../simulator/terraform-event";

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
});
