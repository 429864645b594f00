import {
  azureContext,
  azurePlatformSpec,
  personalPoolJson,
  platformJson,
  poolJson,
} from "../../support/azure-context";
import { resourcesOf } from "../../support/synth-json";

const MACHINE = "azurerm_windows_virtual_machine";

describe("the daily shutdown", () => {
  const SHUTDOWN = "azurerm_dev_test_global_vm_shutdown_schedule";
  const context = azureContext({ platform: azurePlatformSpec({ personalShutdownTime: "21:30" }) });

  it("stops every personal desktop at the time of the estate, by German time", () => {
    const schedules = resourcesOf(personalPoolJson({}, context), SHUTDOWN);
    expect(schedules).toHaveLength(resourcesOf(personalPoolJson({}, context), MACHINE).length);
    expect(schedules[0]).toMatchObject({
      daily_recurrence_time: "2130",
      timezone: "W. Europe Standard Time",
      notification_settings: { enabled: false },
    });
  });

  it("leaves shared hosts to their scaling plan, and desktops alone without a time", () => {
    expect(resourcesOf(poolJson({}, context), SHUTDOWN)).toEqual([]);
    expect(resourcesOf(personalPoolJson(), SHUTDOWN)).toEqual([]);
  });

  it("has its resource provider registered by the platform", () => {
    expect(JSON.stringify(platformJson({ context }).provider)).toContain("Microsoft.DevTestLab");
    expect(JSON.stringify(platformJson().provider)).not.toContain("Microsoft.DevTestLab");
  });
});
