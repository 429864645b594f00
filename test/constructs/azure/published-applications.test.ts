import type { PoolApplicationPlan } from "../../../planning/plan";
import { poolJson } from "../../support/azure-context";
import { resourcesOf } from "../../support/synth-json";

const TYPE = "azurerm_virtual_desktop_application";

function published(overrides: Partial<PoolApplicationPlan> = {}): PoolApplicationPlan {
  return {
    id: "register",
    name: "Register of residents",
    mode: "remote-app",
    verdict: "compatible",
    people: 30,
    conditions: [],
    connections: [],
    executable: "C:\\Program Files\\Register\\register.exe",
    ...overrides,
  };
}

function names(applications: readonly PoolApplicationPlan[]): readonly string[] {
  return Object.keys(poolJson({ sessionType: "remote-app", applications }).resource?.[TYPE] ?? {});
}

test("a pool of single windows publishes its applications without arguments", () => {
  const json = poolJson({ sessionType: "remote-app", applications: [published()] });
  const [group] = Object.keys(json.resource!["azurerm_virtual_desktop_application_group"]!);
  expect(resourcesOf(json, TYPE)).toEqual([
    expect.objectContaining({
      name: "register",
      friendly_name: "Register of residents",
      path: "C:\\Program Files\\Register\\register.exe",
      command_line_argument_policy: "DoNotAllow",
      show_in_portal: true,
      application_group_id: `\${azurerm_virtual_desktop_application_group.${group}.id}`,
    }),
  ]);
});

test("names in the client end where the provider's limit of bytes does", () => {
  const json = poolJson({ sessionType: "remote-app", applications: [published({ name: "ü".repeat(100) })] });
  expect(resourcesOf(json, TYPE)[0]?.["friendly_name"]).toBe("ü".repeat(32));
});

test("an application's address depends on its id alone", () => {
  const register = published();
  const [alone] = names([register]);
  expect(names([published({ id: "archive" }), register, published({ id: "zoning" })])).toContain(alone);
});

test("nothing is published from desktops, nor what people open in a browser", () => {
  expect(resourcesOf(poolJson({ applications: [published({ mode: "pooled" })] }), TYPE)).toEqual([]);
  expect(names([published({ mode: "web" })])).toEqual([]);
});
