import type { EstateSpec } from "../generated/estate";
import type { UserGroup } from "./estate";

/** Platform of a user group: the one it asks for, else the preferred one of its protection class. */
export function platformOf(
  group: Pick<UserGroup, "platform" | "protectionClass">,
  { placement }: Pick<EstateSpec, "placement">,
): "azure" | "vsphere" | undefined {
  return group.platform ?? placement[group.protectionClass].platforms[0];
}
