import type { NetworkSwitch } from "../../generated/catalog";
import type { CatalogSection } from "../catalog";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Site } from "../estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";
import type { ModelRule } from "../model-rules";
import { reference } from "./reference";

type PoeClass = NetworkSwitch["poe"];

/** Classes of power over Ethernet, weakest first. */
const POE_CLASSES: readonly PoeClass[] = ["af", "at", "bt-type-3", "bt-type-4"];

/** Sections of the catalogue by the key that names an entry of them. */
const TARGETS = {
  accessPoint: { section: "accessPoints", rule: "ref/unknown-access-point", noun: "access point" },
  switch: { section: "switches", rule: "ref/unknown-switch", noun: "switch" },
  transceiver: { section: "transceivers", rule: "ref/unknown-transceiver", noun: "transceiver" },
} as const satisfies Readonly<
  Record<string, { readonly section: CatalogSection; readonly rule: ModelRule; readonly noun: string }>
>;

/** What areas, distributors and settings of the WLAN name exists and fits together. */
export function checkWlanReferences(draft: DraftEstate): readonly Finding[] {
  const wlan = draft.settings?.wlan;
  const keys = ["accessPoint", "switch", "transceiver"] as const;
  return [
    ...(wlan === undefined
      ? []
      : keys.flatMap((key) => entry(draft, "estate.yaml", ["wlan"], key, wlan[key]))),
    ...draft.sites.flatMap((site) => [
      ...areaReferences(draft, site),
      ...distributorReferences(draft, site),
      ...powerFindings(draft, site),
    ]),
  ];
}

/** @param path - where the key stands */
function entry(
  draft: DraftEstate,
  file: string,
  path: readonly string[],
  key: keyof typeof TARGETS,
  id: string | undefined,
): readonly Finding[] {
  if (id === undefined) return [];
  const { section, ...target } = TARGETS[key];
  return reference({ file, pointer: pointerTo(...path, key) }, id, {
    ...target,
    known: draft.catalogComplete ? draft.ids.catalog[section] : undefined,
    nothing: `describe it under ${section} in catalog/`,
  });
}

function areaReferences(draft: DraftEstate, { file, areas, distributors }: Site): readonly Finding[] {
  const known = new Set(Object.keys(distributors));
  return Object.entries(areas).flatMap(([id, { distributor, accessPoint }]) => [
    ...reference({ file, pointer: pointerTo("areas", id, "distributor") }, distributor, {
      rule: "ref/unknown-distributor",
      noun: "distributor",
      known,
      nothing: "describe it under distributors in the same file",
    }),
    ...entry(draft, file, ["areas", id], "accessPoint", accessPoint),
  ]);
}

function distributorReferences(draft: DraftEstate, { file, distributors }: Site): readonly Finding[] {
  return Object.entries(distributors).flatMap(([id, { switch: model }]) =>
    entry(draft, file, ["distributors", id], "switch", model),
  );
}

/** An access point without enough power starts with some of its radios switched off, or not at all. */
function powerFindings({ settings, catalog }: DraftEstate, site: Site): readonly Finding[] {
  const wlan = settings?.wlan;
  if (wlan === undefined) return [];
  return Object.entries(site.areas).flatMap(([id, area]) => {
    const model = area.accessPoint ?? wlan.accessPoint;
    const feeding = site.distributors[area.distributor]?.switch ?? wlan.switch;
    const asks = catalog.accessPoints[model]?.poe;
    const gives = catalog.switches[feeding]?.poe;
    if (asks === undefined || gives === undefined) return [];
    if (POE_CLASSES.indexOf(asks) <= POE_CLASSES.indexOf(gives)) return [];
    const place = { file: site.file, pointer: pointerTo("areas", id, "distributor") };
    const message = `access point "${model}" of area "${id}" needs power of class ${asks}; switch "${feeding}" of distributor "${area.distributor}" gives ${gives} at most`;
    return [errorAt(place, "wlan/poe-class", message, "choose another switch or another access point")];
  });
}
