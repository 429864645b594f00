import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import type { UserGroup } from "../estate";
import { reference, type Target } from "./reference";

/** References from one element to another lead somewhere. */
export function checkReferences(draft: DraftEstate): readonly Finding[] {
  return [
    ...draft.userGroups.flatMap((group) => groupReferences(group, draft)),
    ...draft.scenarios.flatMap(({ file, devices, accessories }) => [
      ...deviceReferences(draft, file, "devices", devices),
      ...accessories.flatMap((id, index) =>
        device(draft, { file, pointer: pointerTo("accessories", index) }, id),
      ),
    ]),
    ...settingsReferences(draft),
    ...priceReferences(draft),
  ];
}

function groupReferences(group: UserGroup, draft: DraftEstate): readonly Finding[] {
  const { file } = group;
  const { ids } = draft;
  const scenario: Target = {
    rule: "ref/unknown-scenario",
    noun: "scenario",
    known: ids.scenarios,
    nothing: "describe it in scenarios/",
  };
  const site: Target = {
    rule: "ref/unknown-site",
    noun: "site",
    known: ids.sites,
    nothing: "describe it in sites/",
  };
  const image: Target = {
    rule: "ref/unknown-image",
    noun: "image",
    known: ids.images,
    nothing: "describe it under images in estate.yaml",
  };
  return [
    ...Object.keys(group.scenarios).flatMap((id) =>
      reference({ file, pointer: pointerTo("scenarios", id), atKey: true }, id, scenario),
    ),
    ...Object.keys(group.sites).flatMap((id) =>
      reference({ file, pointer: pointerTo("sites", id), atKey: true }, id, site),
    ),
    ...deviceReferences(draft, file, "extraDevices", group.extraDevices),
    ...reference({ file, pointer: "/image" }, group.image, image),
    ...(group.personalImage === undefined
      ? []
      : reference({ file, pointer: "/personalImage" }, group.personalImage, image)),
    ...reference({ file, pointer: "/zone" }, group.zone, {
      rule: "ref/unknown-zone",
      noun: "network zone",
      known: ids.zones,
      nothing: "describe it under zones in estate.yaml",
    }),
    ...reference({ file, pointer: "/workingTimeModel" }, group.workingTimeModel, {
      rule: "ref/unknown-working-time-model",
      noun: "working-time model",
      known: ids.workingTimeModels,
      nothing: "describe it under workingTimeModels in estate.yaml",
    }),
    ...(group.platform === undefined
      ? []
      : platformReference({ file, pointer: "/platform" }, group.platform, draft)),
  ];
}

function platformReference(place: Place, platform: string, { ids }: DraftEstate): readonly Finding[] {
  if (ids.platforms === undefined || ids.platforms.has(platform)) return [];
  const message = `platform "${platform}" is not declared under platforms in estate.yaml`;
  const hint = `declare it there or use ${[...ids.platforms].map((name) => `"${name}"`).join(" or ")}`;
  return [errorAt(place, "ref/unknown-platform", message, hint)];
}

function deviceReferences(
  draft: DraftEstate,
  file: string,
  key: string,
  devices: Readonly<Record<string, number>>,
): readonly Finding[] {
  return Object.keys(devices).flatMap((id) =>
    device(draft, { file, pointer: pointerTo(key, id), atKey: true }, id),
  );
}

function device(draft: DraftEstate, place: Place, id: string): readonly Finding[] {
  return reference(place, id, {
    rule: "ref/unknown-device",
    noun: "device",
    known: draft.catalogComplete ? draft.ids.catalog.devices : undefined,
    nothing: "describe it under devices in catalog/",
  });
}

function settingsReferences(draft: DraftEstate): readonly Finding[] {
  const { settings } = draft;
  if (settings === undefined) return [];
  const file = "estate.yaml";
  const clusters = Object.entries(settings.platforms.vsphere?.clusters ?? {});
  return [
    ...reference({ file, pointer: "/priceBook" }, settings.priceBook, {
      rule: "ref/unknown-price-book",
      noun: "price book",
      known: draft.priceBooks,
      nothing: "write it to catalog/prices/",
    }),
    ...clusters.flatMap(([id, { hostModel }]) =>
      reference(
        { file, pointer: pointerTo("platforms", "vsphere", "clusters", id, "hostModel") },
        hostModel,
        {
          rule: "ref/unknown-host-model",
          noun: "server model",
          known: draft.catalogComplete ? draft.ids.catalog.vsphereHosts : undefined,
          nothing: "describe it under vsphereHosts in catalog/",
        },
      ),
    ),
    ...Object.entries(settings.placement).flatMap(([protectionClass, { platforms }]) =>
      platforms.flatMap((platform, index) =>
        platformReference(
          { file, pointer: pointerTo("placement", protectionClass, "platforms", index) },
          platform,
          draft,
        ),
      ),
    ),
  ];
}

/** Sections of the catalogue whose entries name an item of the price book. */
const PRICED_SECTIONS = [
  "azureVmSizes",
  "vsphereHosts",
  "devices",
  "roomDevices",
  "accessPoints",
  "switches",
  "transceivers",
  "licences",
] as const;

function priceReferences(draft: DraftEstate): readonly Finding[] {
  const priceBook = draft.settings?.priceBook;
  if (priceBook === undefined || !draft.priceBooks.has(priceBook) || !draft.catalogComplete) return [];
  return PRICED_SECTIONS.flatMap((section) =>
    Object.entries(draft.catalog[section]).flatMap(([id, { price }]) => {
      const file = draft.catalog.files.get(`${section}/${id}`) ?? "";
      return reference({ file, pointer: pointerTo(section, id, "price") }, price, {
        rule: "ref/unknown-price",
        noun: "price",
        known: draft.ids.catalog.prices,
        nothing: `add it to catalog/prices/${priceBook}.yaml`,
      });
    }),
  );
}
