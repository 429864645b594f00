import type { HotlineSpec, SessionBorderSpec, TelephonySpec } from "../../generated/estate";
import type { Estate } from "../../model/estate";
import { estate, settings, site } from "./estate-object";
import { conferenceEstate } from "./room-object";

/** One range with numbers that the regulator keeps free for films, and no hotline. */
export function telephony(overrides: Partial<TelephonySpec> = {}): TelephonySpec {
  return {
    numberRanges: {
      main: { headNumber: "+496990009", areaCode: "69", extensionDigits: 3, blockSize: 10 },
    },
    furtherNumbers: [],
    codec: "g711",
    mediaPath: "endpoint",
    internalShare: 0.2,
    devicesPerPerson: 2,
    numberGrowthShare: 0.5,
    trunk: { kind: "sip", blockingShare: 0.01, emergencyChannels: 4, secondPath: "second-trunk" },
    admission: { uplinkShare: 0.33, exempt: ["110", "112"] },
    hotlines: {},
    ...overrides,
  };
}

/** 60 calls an hour of four minutes each, for ten hours; the promise of the 115. */
export function hotline(overrides: Partial<HotlineSpec> = {}): HotlineSpec {
  return {
    name: "Citizens",
    site: "town-hall",
    openingHours: { days: ["monday"], from: "08:00", to: "18:00" },
    intervalMinutes: 60,
    callsPerInterval: Array.from({ length: 10 }, () => 60),
    handlingSeconds: 240,
    answeredShare: 0.75,
    answeredWithinSeconds: 30,
    shrinkageShare: 0.3,
    announcements: {},
    ...overrides,
  };
}

/** A building with an identity for emergency calls: extension 100 and its first ten numbers. */
export function phoneSite(overrides: Parameters<typeof site>[0] = {}): ReturnType<typeof site> {
  return site({
    address: { street: "Marktplatz 1", postcode: "48143", city: "Musterstadt" },
    telephone: {
      range: "main",
      emergencyNumber: "+496990009100",
      psapArea: "Musterstadt",
      functions: {},
    },
    ...overrides,
  });
}

/** The estate of `estate-object.ts` with telephony. */
export function phoneEstate(spec: Partial<TelephonySpec> = {}, overrides: Partial<Estate> = {}): Estate {
  return estate({
    settings: settings({ telephony: telephony(spec) }),
    sites: [phoneSite()],
    ...overrides,
  });
}

/** {@link phoneEstate} with session border controllers in two clusters, and people outside. */
export function borderEstate(
  border: Partial<SessionBorderSpec> = {},
  overrides: Partial<Estate> = {},
): ReturnType<typeof phoneEstate> {
  const { platforms } = conferenceEstate().settings;
  const sessionBorder: SessionBorderSpec = {
    domain: "telephony.stadt.example",
    trunkGateways: ["sip.provider.example"],
    secondPathGateways: ["sip.other.example"],
    remoteNetworks: ["192.168.0.0/16"],
    networkInterface: "ens192",
    ...border,
  };
  const spec = telephony({ sessionBorder });
  return phoneEstate({}, { settings: settings({ platforms, telephony: spec }), ...overrides });
}
