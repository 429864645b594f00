import type { ImageSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { UserGroup } from "../estate";
import { errorAt } from "../finding";
import { platformOf } from "../group-platform";
import { pointerTo } from "../json-pointer";
import type { ModelRule } from "../model-rules";

/** Images have one current generation and fit the desktops that are built from them. */
export function checkImages(draft: DraftEstate): readonly Finding[] {
  const { settings } = draft;
  if (settings === undefined) return [];
  const images = Object.entries(settings.images);
  const uses = draft.userGroups.flatMap((group) => usesOf(group, draft));
  return [
    ...images.flatMap(([id, image]) => generations(id, image)),
    ...images.flatMap(([id, image]) => missingSources(id, image, uses)),
    ...uses.flatMap((use) => misfits(use, settings.images)),
  ];
}

/** Desktops that a group gets from an image. */
interface ImageUse {
  readonly group: UserGroup;
  readonly key: "image" | "personalImage";
  readonly image: string;
  readonly platform: "azure" | "vsphere" | undefined;
  /** A scenario that uses it. */
  readonly scenario: string;
}

function usesOf(group: UserGroup, draft: DraftEstate): readonly ImageUse[] {
  if (draft.settings === undefined) return [];
  const asked = platformOf(group, draft.settings);
  // A platform that the protection class forbids has its own finding.
  const allowed = draft.settings.placement[group.protectionClass].platforms;
  const platform = allowed.find((candidate) => candidate === asked);
  const used = draft.scenarios.filter(({ id }) => (group.scenarios[id] ?? 0) > 0);
  const shared = used.find(({ delivery }) => delivery === "pooled" || delivery === "remote-app");
  const own = used.find(({ delivery }) => delivery === "personal" || delivery === "gpu");
  return [
    ...(shared === undefined
      ? []
      : [{ group, key: "image", image: group.image, platform, scenario: shared.id } as const]),
    ...(own === undefined || group.personalImage === undefined
      ? []
      : [{ group, key: "personalImage", image: group.personalImage, platform, scenario: own.id } as const]),
  ];
}

function generations(id: string, image: ImageSpec): readonly Finding[] {
  const findings: Finding[] = [];
  const at = (...keys: readonly (string | number)[]) => ({
    file: "estate.yaml",
    pointer: pointerTo("images", id, "generations", ...keys),
  });
  image.generations.forEach(({ number }, index) => {
    const before = image.generations[index - 1]?.number ?? 0;
    if (number > before) return;
    const message = `generation ${number} of image "${id}" comes after generation ${before}`;
    const hint = "list generations oldest first, each with a number of its own";
    findings.push(errorAt(at(index, "number"), "image/order", message, hint));
  });
  const current = image.generations.filter(({ state }) => state === "current").length;
  if (current !== 1) {
    const message = `image "${id}" has ${current} current generations, expected one`;
    const hint = "set the newest to current and the others to retiring";
    findings.push(errorAt({ ...at(), atKey: true }, "image/current", message, hint));
  }
  return findings;
}

/** What a platform needs to know to clone an image. */
const SOURCES: Readonly<
  Record<
    "azure" | "vsphere",
    {
      readonly rule: ModelRule;
      readonly image?: "azureImage";
      readonly generation: "azureVersion" | "vsphereTemplate";
    }
  >
> = {
  azure: { rule: "image/azure-source", image: "azureImage", generation: "azureVersion" },
  vsphere: { rule: "image/vsphere-source", generation: "vsphereTemplate" },
};

function missingSources(id: string, image: ImageSpec, uses: readonly ImageUse[]): readonly Finding[] {
  return (["azure", "vsphere"] as const).flatMap((platform) => {
    const use = uses.find((candidate) => candidate.image === id && candidate.platform === platform);
    if (use === undefined) return [];
    const source = SOURCES[platform];
    const because = `user group "${use.group.id}" uses it on ${platform}`;
    const missing = (what: string, key: string, ...keys: readonly (string | number)[]) =>
      errorAt(
        { file: "estate.yaml", pointer: pointerTo("images", id, ...keys), atKey: true },
        source.rule,
        `${what} has no "${key}", but ${because}`,
        `add ${key}`,
      );
    return [
      ...(source.image !== undefined && image[source.image] === undefined
        ? [missing(`image "${id}"`, source.image)]
        : []),
      ...image.generations.flatMap((generation, index) =>
        generation[source.generation] === undefined
          ? [
              missing(
                `generation ${generation.number} of image "${id}"`,
                source.generation,
                "generations",
                index,
              ),
            ]
          : [],
      ),
    ];
  });
}

function misfits(use: ImageUse, images: Readonly<Record<string, ImageSpec>>): readonly Finding[] {
  const image = Object.hasOwn(images, use.image) ? images[use.image] : undefined;
  if (image === undefined) return [];
  const { operatingSystem } = image;
  const place = { file: use.group.file, pointer: `/${use.key}` };
  if (operatingSystem === "windows-11-multi-session" && use.platform === "vsphere") {
    const message = `image "${use.image}" runs windows-11-multi-session, which may not run in production on vsphere`;
    const hint = "use an image with windows-server-2025 there, or place the group on azure";
    return [errorAt(place, "image/licence", message, hint)];
  }
  if (operatingSystem === "windows-11" && use.key === "image") {
    const message = `image "${use.image}" runs windows-11, one session at a time, but scenario "${use.scenario}" shares desktops`;
    const hint = "use an image with windows-11-multi-session or windows-server-2025";
    return [errorAt(place, "image/session-type", message, hint)];
  }
  return [];
}
