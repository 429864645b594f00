import type { VirtualMachineCloneCustomize } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { COMPUTER_NAME_MAX_LENGTH } from "../../planning/names";
import type { DomainJoinAccounts } from "./domain-join";
import type { VsphereContext } from "./vsphere-context";

/**
 * Time zone "W. Europe Standard Time" (Berlin) as a sysprep index (kind: assumption, from the general list of sysprep
 * indices, not confirmed on a machine; the provider's default of 85 is GMT).
 * Check: `tzutil /g` on the first clone prints "W. Europe Standard Time".
 */
export const WINDOWS_TIME_ZONE_BERLIN = 110;

/**
 * Patience with sysprep (minutes; kind: assumption: 30 to 60 minutes are usual with Windows and endpoint protection,
 * the provider's default of 10 is too short).
 */
export const CUSTOMIZATION_TIMEOUT_MINUTES = 45;

export interface WindowsCustomizationProps {
  readonly context: VsphereContext;
  /** NetBIOS name (1 to 15 letters, digits and hyphens). */
  readonly computerName: string;
  readonly accounts: DomainJoinAccounts;
}

/**
 * Customisation of a Windows clone: new SID, computer name, domain join, DHCP.
 *
 * DHCP, because an address belongs to a subnet and not to a slot: the lock file gives out subnets, the city's DHCP
 * servers give out and register addresses, and nothing is replaced when a pool gets a second subnet. Names, not
 * addresses, are what machines find each other by.
 *
 * Nobody is signed in automatically (BSI SYS.2.6.A8), and no command runs at first sign-in: the image's bootstrap reads
 * its role from guestinfo.
 *
 * @throws Error when the computer name is no NetBIOS name, or the organisational unit contains a space
 */
export function windowsCustomization(props: WindowsCustomizationProps): VirtualMachineCloneCustomize {
  const { context, computerName, accounts } = props;
  requireComputerName(computerName);
  const { domain, organisationalUnit } = context.identity;
  requireOrganisationalUnit(organisationalUnit);
  return {
    timeout: CUSTOMIZATION_TIMEOUT_MINUTES,
    windowsOptions: {
      computerName,
      fullName: context.cityName,
      organizationName: context.cityName,
      joinDomain: domain,
      ...(organisationalUnit === undefined ? {} : { domainOu: organisationalUnit }),
      domainAdminUser: accounts.user,
      domainAdminPassword: accounts.password,
      adminPassword: accounts.localAdministratorPassword,
      timeZone: WINDOWS_TIME_ZONE_BERLIN,
      autoLogon: false,
    },
    networkInterface: [
      {
        dnsDomain: domain,
        ...(context.network.dnsServers === undefined ? {} : { dnsServerList: context.network.dnsServers }),
      },
    ],
    dnsSuffixList: [domain],
  };
}

function requireComputerName(name: string): void {
  const isValid =
    name.length <= COMPUTER_NAME_MAX_LENGTH &&
    /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name) &&
    !/^\d+$/.test(name);
  if (!isValid) {
    throw new Error(
      `computer name "${name}" is no NetBIOS name; allowed are 1 to ${COMPUTER_NAME_MAX_LENGTH} letters, digits and hyphens, ` +
        "not only digits, no hyphen at either end",
    );
  }
}

function requireOrganisationalUnit(unit: string | undefined): void {
  if (unit !== undefined && /\s/.test(unit)) {
    throw new Error(
      `organisational unit "${unit}" contains a space, which vSphere cannot hand over; choose one without spaces`,
    );
  }
}
