import { VirtualDesktopApplication } from "@cdktf/provider-azurerm/lib/virtual-desktop-application";
import { Construct } from "constructs";
import type { PoolContext } from "./pool-context";
import { withinBytes } from "./text-limit";

/** Name of an application as people see it (bytes; vendor limit: azurerm 4.55.0, virtual_desktop_application). */
const FRIENDLY_NAME_MAX_BYTES = 64;

export interface PublishedApplicationsProps extends PoolContext {
  /** Application group of the type RemoteApp. */
  readonly applicationGroupId: string;
}

/** Single windows that people open from a pool, one per application, by the application's id. */
export class PublishedApplications extends Construct {
  constructor(scope: Construct, id: string, { plan, applicationGroupId }: PublishedApplicationsProps) {
    super(scope, id);
    for (const application of plan.applications) {
      if (application.mode !== "remote-app" || application.executable === undefined) continue;
      new VirtualDesktopApplication(this, application.id, {
        name: application.id,
        friendlyName: withinBytes(application.name, FRIENDLY_NAME_MAX_BYTES),
        applicationGroupId,
        path: application.executable,
        // Arguments would let people start the program with files and switches of their own.
        commandLineArgumentPolicy: "DoNotAllow",
        showInPortal: true,
      });
    }
  }
}
