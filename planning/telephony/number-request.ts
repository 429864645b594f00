import type { Estate, Site } from "../../model/estate";
import { extensionOf, extensionsOf } from "../../model/telephone-number";
import type { LockRequest, NumberSiteRequest } from "../lock-request";
import type { TelephonySizing } from "./telephony-plan";

type SitePhone = NonNullable<Site["telephone"]>;

/** What the lock file must give out for telephony: numbers for everybody and everything that has one. */
export function numberRequest(
  estate: Estate,
  sizing: TelephonySizing | undefined,
): NonNullable<LockRequest["numbers"]> {
  const { telephony } = estate.settings;
  if (telephony === undefined || sizing === undefined) return { ranges: [], sites: [] };
  const files = new Map(estate.sites.map((site) => [site.id, site]));
  const people = peopleBySite(estate);
  const sites = sizing.sites.flatMap(({ id, telephoneNumbers }): readonly NumberSiteRequest[] => {
    const site = files.get(id);
    if (site?.telephone === undefined) return [];
    const emergency = extensionOf(site.telephone.emergencyNumber, telephony.numberRanges);
    if (emergency === undefined) return [];
    return [
      {
        id,
        file: site.file,
        range: emergency.range,
        emergency: emergency.extension,
        numbers: telephoneNumbers.value,
        holders: [
          ...(people.get(id) ?? []),
          ...functionsOf(site.telephone),
          ...Object.entries(telephony.hotlines)
            .filter(([, hotline]) => hotline.site === id)
            .map(([hotline]) => ({ id: `hotline/${hotline}`, count: 1 })),
        ],
      },
    ];
  });
  return {
    ranges: Object.entries(telephony.numberRanges).map(([id, range]) => ({
      id,
      blockSize: range.blockSize,
      ...extensionsOf(range),
    })),
    sites,
  };
}

type Holder = NumberSiteRequest["holders"][number];

function peopleBySite({ userGroups }: Estate): ReadonlyMap<string, readonly Holder[]> {
  const bySite = new Map<string, Holder[]>();
  for (const { id, sites } of userGroups) {
    for (const [site, count] of Object.entries(sites)) {
      if (count === 0) continue;
      const holders = bySite.get(site) ?? [];
      holders.push({ id: `user-group/${id}`, count });
      bySite.set(site, holders);
    }
  }
  return bySite;
}

function functionsOf({ functions }: SitePhone): readonly Holder[] {
  return Object.entries(functions).map(([id, count]) => ({ id: `function/${id}`, count }));
}
