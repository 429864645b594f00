// The resources that the simulator is measured with, in portions that stand for themselves.

/** Resources of one portion. */
export const PORTION = 100;

const HOSTS = 24;
const LOCATION = "germanywestcentral";

/** One resource; a value "${type.name.attribute}" is that of another one, which stands before it. */
export interface LoadResource {
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, LoadValue>>;
}

export type LoadValue = string | readonly LoadValue[] | { readonly [name: string]: LoadValue };

/** 100 resources: a resource group, a network, a subnet, a security group, and 24 hosts of 4 resources each. */
export function portion(number: number): readonly LoadResource[] {
  const resource_group_name = "${azurerm_resource_group.group.name}";
  const placed = { resource_group_name, location: LOCATION };
  const block = `10.${number % 200}`;
  const own: readonly LoadResource[] = [
    {
      type: "azurerm_resource_group",
      name: "group",
      attributes: { name: `rg-${number}`, location: LOCATION },
    },
    {
      type: "azurerm_virtual_network",
      name: "network",
      attributes: { ...placed, name: `vnet-${number}`, address_space: [`${block}.0.0/16`] },
    },
    {
      type: "azurerm_subnet",
      name: "hosts",
      attributes: {
        name: "hosts",
        resource_group_name,
        virtual_network_name: "${azurerm_virtual_network.network.name}",
        address_prefixes: [`${block}.0.0/24`],
      },
    },
    {
      type: "azurerm_network_security_group",
      name: "rules",
      attributes: { ...placed, name: `nsg-${number}` },
    },
  ];
  const hosts = Array.from({ length: HOSTS }, (_, host) => hostResources(placed, `h${number}-${host}`));
  return [...own, ...hosts.flat()];
}

function hostResources(placed: Readonly<Record<string, LoadValue>>, name: string): readonly LoadResource[] {
  return [
    {
      type: "azurerm_network_interface",
      name,
      attributes: {
        ...placed,
        name: `nic-${name}`,
        ip_configuration: [
          { name: "ip", subnet_id: "${azurerm_subnet.hosts.id}", private_ip_address_allocation: "Dynamic" },
        ],
      },
    },
    {
      type: "azurerm_windows_virtual_machine",
      name,
      attributes: {
        ...placed,
        name,
        size: "Standard_D8ads_v5",
        admin_username: "operator",
        admin_password: "Simulated-password-1",
        network_interface_ids: [`\${azurerm_network_interface.${name}.id}`],
        os_disk: [{ caching: "ReadOnly", storage_account_type: "StandardSSD_LRS" }],
        source_image_reference: [
          {
            publisher: "MicrosoftWindowsDesktop",
            offer: "windows-11",
            sku: "win11-24h2-avd",
            version: "latest",
          },
        ],
      },
    },
    extension(name, "Microsoft.Azure.Monitor", "AzureMonitorWindowsAgent"),
    extension(name, "Microsoft.Powershell", "DSC"),
  ];
}

function extension(host: string, publisher: string, type: string): LoadResource {
  return {
    type: "azurerm_virtual_machine_extension",
    name: `${host}-${type}`,
    attributes: {
      name: type,
      virtual_machine_id: `\${azurerm_windows_virtual_machine.${host}.id}`,
      publisher,
      type,
      type_handler_version: "2.0",
    },
  };
}
