import { AZURE_AUTHORIZATION } from "./azure-authorization";
import { AZURE_COMPUTE } from "./azure-compute";
import { AZURE_DESKTOP_VIRTUALIZATION } from "./azure-desktop-virtualization";
import { AZURE_IMAGE } from "./azure-image";
import { AZURE_KEY_VAULT } from "./azure-key-vault";
import { AZURE_MONITORING } from "./azure-monitoring";
import { AZURE_NETWORK } from "./azure-network";
import { AZURE_PRIVATE_LINK } from "./azure-private-link";
import { AZURE_STORAGE } from "./azure-storage";
import type { OverlayFamily } from "./resource-overlay";
import { VSPHERE_INVENTORY_OBJECTS } from "./vsphere-inventory-objects";
import { VSPHERE_MACHINE } from "./vsphere-machine";
import { VSPHERE_NETWORK } from "./vsphere-network";

/** All that is known about resources beyond their schema; types without an entry follow generic rules. */
export const OVERLAYS: OverlayFamily = {
  ...AZURE_AUTHORIZATION,
  ...AZURE_COMPUTE,
  ...AZURE_DESKTOP_VIRTUALIZATION,
  ...AZURE_IMAGE,
  ...AZURE_KEY_VAULT,
  ...AZURE_MONITORING,
  ...AZURE_NETWORK,
  ...AZURE_PRIVATE_LINK,
  ...AZURE_STORAGE,
  ...VSPHERE_INVENTORY_OBJECTS,
  ...VSPHERE_MACHINE,
  ...VSPHERE_NETWORK,
};
