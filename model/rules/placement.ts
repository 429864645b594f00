import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";
import { listOf } from "../suggestion";

/** Where data of which protection class may lie. */
export function checkPlacement({ settings, userGroups }: DraftEstate): readonly Finding[] {
  if (settings === undefined) return [];
  const { placement } = settings;
  const reasons = (["high", "very-high"] as const).flatMap((protectionClass) => {
    const { platforms, reason } = placement[protectionClass];
    const azure = platforms.indexOf("azure");
    if (azure === -1 || reason !== undefined) return [];
    const pointer = pointerTo("placement", protectionClass, "platforms", azure);
    const message = `data of class "${protectionClass}" may go to Azure, but no reason is given`;
    const hint = `add placement.${protectionClass}.reason or remove azure`;
    return [errorAt({ file: "estate.yaml", pointer }, "placement/reason", message, hint)];
  });
  const refused = userGroups.flatMap(({ file, platform, protectionClass }) => {
    const allowed: readonly string[] = placement[protectionClass].platforms;
    if (platform === undefined || allowed.includes(platform)) return [];
    const message = `platform "${platform}" is not allowed for class "${protectionClass}", allowed: ${listOf(allowed)}`;
    const hint = `remove the key, or list ${platform} under placement.${protectionClass} in estate.yaml`;
    return [errorAt({ file, pointer: "/platform" }, "placement/platform", message, hint)];
  });
  return [...reasons, ...refused];
}
