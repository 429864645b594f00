import type { EstateSpec } from "../../generated/estate";

/** Extension of a session host: who publishes it and what it is told. Its settings are not secret. */
export interface HostExtension {
  readonly name: string;
  readonly publisher: string;
  readonly type: string;
  readonly typeHandlerVersion: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Intune's application in every tenant. Source: Azure/avdaccelerator, workload/bicep/deploy-baseline.bicep */
const INTUNE_MDM_ID = "0000000a-0000-0000-c000-000000000000";

/** Joins the domain and creates the computer account: 1 (join) + 2 (create). Source: https://learn.microsoft.com/windows/win32/api/lmjoin/nf-lmjoin-netjoindomain */
const JOIN_DOMAIN_OPTIONS = "3";

/** Joins a host to the directory; the password of the domain join comes from the key vault. */
export function joinExtension(identity: Readonly<EstateSpec["identity"]>): HostExtension {
  if (identity.azureJoin === "entra") {
    return {
      name: "join",
      publisher: "Microsoft.Azure.ActiveDirectory",
      type: "AADLoginForWindows",
      typeHandlerVersion: "1.0",
      settings: identity.intuneEnrolment ? { mdmId: INTUNE_MDM_ID } : {},
    };
  }
  return {
    name: "join",
    publisher: "Microsoft.Compute",
    type: "JsonADDomainExtension",
    typeHandlerVersion: "1.3",
    settings: {
      Name: identity.domain,
      ...(identity.organisationalUnit === undefined ? {} : { OUPath: identity.organisationalUnit }),
      User: `${identity.joinAccount}@${identity.domain}`,
      Restart: "true",
      Options: JOIN_DOMAIN_OPTIONS,
    },
  };
}

/**
 * Installs the desktop agent and registers the host with its pool; the token goes into the protected settings.
 * Source: https://learn.microsoft.com/azure/virtual-desktop/add-session-hosts-host-pool
 *
 * @param modulesUrl - configuration package; it ages, so the estate names it
 */
export function agentExtension(
  hostPoolName: string,
  modulesUrl: string,
  identity: Readonly<EstateSpec["identity"]>,
): HostExtension {
  const entra = identity.azureJoin === "entra";
  return {
    name: "desktop-agent",
    publisher: "Microsoft.Powershell",
    type: "DSC",
    typeHandlerVersion: "2.73",
    settings: {
      modulesUrl,
      configurationFunction: "Configuration.ps1\\AddSessionHost",
      properties: {
        HostPoolName: hostPoolName,
        ...(entra ? { aadJoin: true } : {}),
        ...(entra && identity.intuneEnrolment ? { mdmId: INTUNE_MDM_ID } : {}),
      },
    },
  };
}

/** Sends counters and events of the host to the workspace. */
export const MONITOR_EXTENSION: HostExtension = {
  name: "monitor-agent",
  publisher: "Microsoft.Azure.Monitor",
  type: "AzureMonitorWindowsAgent",
  typeHandlerVersion: "1.22",
  settings: {},
};
