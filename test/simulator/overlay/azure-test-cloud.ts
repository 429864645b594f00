import type { ValueObject } from "../../../simulator/value";
import { TestCloud } from "../support-engine";
import { azurermSchema } from "../support-schema";

export const LOCATION = "germanywestcentral";
export const WITHIN = { resource_group_name: "rg", location: LOCATION };
export const HOST_POOL = "azurerm_virtual_desktop_host_pool";

/** A pooled host pool. */
export const POOLED = { name: "vdpool", ...WITHIN, type: "Pooled", load_balancer_type: "BreadthFirst" };

/** A personal host pool. */
export const PERSONAL = {
  ...POOLED,
  type: "Personal",
  load_balancer_type: "Persistent",
  personal_desktop_assignment_type: "Automatic",
};

/** An Azure subscription with the resource group "rg", on 2026-03-01. */
export class AzureTestCloud extends TestCloud {
  constructor() {
    super(azurermSchema(), { now: new Date("2026-03-01T00:00:00Z") });
    this.apply("azurerm_resource_group", { name: "rg", location: LOCATION });
  }

  network(): void {
    this.apply("azurerm_virtual_network", { name: "vnet", ...WITHIN, address_space: ["10.0.0.0/24"] });
  }

  subnet(name: string, prefix: string, prior: ValueObject | null = null): ValueObject {
    const config = {
      name,
      resource_group_name: "rg",
      virtual_network_name: "vnet",
      address_prefixes: [prefix],
    };
    return this.apply("azurerm_subnet", config, prior);
  }

  card(name: string, subnetId: unknown, fixed?: string): ValueObject {
    const address =
      fixed === undefined
        ? { private_ip_address_allocation: "Dynamic" }
        : { private_ip_address_allocation: "Static", private_ip_address: fixed };
    return this.apply("azurerm_network_interface", {
      name,
      ...WITHIN,
      ip_configuration: [{ name: "ip", subnet_id: String(subnetId), ...address }],
    });
  }

  machine(changes: ValueObject = {}): ValueObject {
    const nic = this.card(`nic-${String(changes["name"] ?? "host-1")}`, this.subnetId());
    return this.apply("azurerm_windows_virtual_machine", {
      name: "host-1",
      ...WITHIN,
      size: "Standard_D8ads_v5",
      admin_username: "operator",
      admin_password: "Correct-Horse-1",
      network_interface_ids: [String(nic["id"])],
      os_disk: [{ caching: "ReadWrite", storage_account_type: "Premium_LRS" }],
      ...changes,
    });
  }

  subnetId(): string {
    const existing = this.store.list("azurerm_subnet")[0];
    if (existing) return String(existing["id"]);
    this.network();
    return String(this.subnet("hosts", "10.0.0.0/26")["id"]);
  }
}
