import { textOf } from "../value";
import { resourceGroupId } from "./arm-id";
import type { OverlayFamily } from "./resource-overlay";

/** Images in the city's gallery: always from the inventory, nobody builds them with our stacks. */
export const AZURE_IMAGE: OverlayFamily = {
  "data.azurerm_shared_image_version": {
    computed: { exclude_from_latest: () => false, os_disk_image_size_gb: () => 127, target_region: () => [] },
    id: (context) => {
      const { values } = context;
      const group = resourceGroupId(context, textOf(values, "resource_group_name") ?? "");
      return `${group}/providers/Microsoft.Compute/galleries/${textOf(values, "gallery_name")}/images/${textOf(values, "image_name")}/versions/${textOf(values, "name")}`;
    },
  },
};
