import type { SsidSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt, warningAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import { revealingWord } from "./ssid-name";

/** Networks that a device hears without losing much of the air (count; https://revolutionwifi.net: 3 to 4 with voice). */
export const USUAL_SSIDS = 4;

/** Networks above which beacons are in the way of everything (count; https://revolutionwifi.net: 6 in general). */
export const MOST_SSIDS = 6;

/** Shortest passphrase (characters; BSI WLAN catalogue ARCH.3.4, platform team's reading). */
export const SHORTEST_PASSPHRASE = 20;

/** A network with what names it. */
interface Ssid {
  readonly id: string;
  readonly spec: Readonly<SsidSpec>;
}

/**
 * Networks on the air are few, safe, and each for one purpose (BSI WLAN catalogue ARCH.3.3 and ARCH.3.4,
 * https://github.com/BSI-Bund/Stand-der-Technik-Bibliothek).
 */
export function checkSsids(draft: DraftEstate): readonly Finding[] {
  const { settings } = draft;
  if (settings?.wlan === undefined) return [];
  const ssids = Object.entries(settings.wlan.ssids).map(([id, spec]) => ({ id, spec }));
  return [
    ...countFindings(ssids.length, settings.telephony !== undefined),
    ...ssids.flatMap((ssid, index) => [
      ...nameFindings(ssid, draft),
      ...securityFindings(ssid),
      ...migrationFindings(ssid),
      ...passphraseFindings(ssid),
      ...repetitions(ssid, ssids.slice(0, index)),
    ]),
    ...radiusFindings(settings, ssids),
    ...controllerFindings(settings, ssids),
    ...roleFindings(settings, ssids),
  ];
}

function at(...keys: readonly string[]): Place {
  return { file: "estate.yaml", pointer: pointerTo("wlan", "ssids", ...keys) };
}

function countFindings(count: number, hasVoice: boolean): readonly Finding[] {
  if (count <= USUAL_SSIDS) return [];
  const report = hasVoice || count > MOST_SSIDS ? errorAt : warningAt;
  const allowed = hasVoice
    ? `${USUAL_SSIDS} where people telephone over WLAN`
    : `${USUAL_SSIDS}, and never more than ${MOST_SSIDS}`;
  const message = `every access point sends ${count} networks; allowed are ${allowed}`;
  const hint = "let certificates decide on the network behind one name: wlan.radius.roles";
  return [report({ ...at(), atKey: true }, "wlan/ssid-count", message, hint)];
}

function nameFindings({ id, spec }: Ssid, draft: DraftEstate): readonly Finding[] {
  if (spec.nameReason !== undefined) return [];
  const word = revealingWord(spec.name, draft);
  if (word === undefined) return [];
  const message = `the name "${spec.name}" tells everybody on the street "${word}"; allowed are names that point to no organisation, place, technology or need of protection`;
  const hint = "choose a word that says nothing, or state nameReason; hiding the network is no safeguard";
  return [warningAt(at(id, "name"), "wlan/ssid-name", message, hint)];
}

function securityFindings({ id, spec: { name, purpose, security } }: Ssid): readonly Finding[] {
  const place = at(id, "security");
  if (security === "wep" || security === "wpa") {
    const message = `network "${name}" uses ${security.toUpperCase()}, which anybody nearby can break; allowed are wpa3-enterprise, wpa3-personal and owe, and WPA2 for a time`;
    return [errorAt(place, "wlan/ssid-legacy", message, "replace devices that know nothing newer")];
  }
  if ((security === "open" || security === "owe") && purpose !== "guests") {
    const message = `network "${name}" for ${purpose} lets everybody in; security ${security} is for guests only`;
    const hint =
      purpose === "staff" ? "set security: wpa3-enterprise" : "set security: wpa3-personal with a passphrase";
    return [errorAt(place, "wlan/ssid-open", message, hint)];
  }
  if (security.endsWith("-personal") && purpose === "staff") {
    const message = `network "${name}" for staff has one passphrase for all; allowed is wpa3-enterprise, a certificate for each device`;
    return [errorAt(place, "wlan/ssid-staff", message, "set security: wpa3-enterprise")];
  }
  return [];
}

function migrationFindings({ id, spec: { name, security, migration } }: Ssid): readonly Finding[] {
  const place = at(id, "security");
  if (security.startsWith("wpa2-")) {
    if (migration !== undefined) return [];
    const message = `network "${name}" uses WPA2 without an end; it is an exception with a last day and a plan`;
    return [errorAt(place, "wlan/wpa2-migration", message, "add migration with until and plan, or use WPA3")];
  }
  if (migration === undefined) return [];
  const message = `network "${name}" uses ${security} and has a plan for the end of WPA2`;
  return [errorAt(at(id, "migration"), "wlan/wpa2-migration", message, "remove migration")];
}

function passphraseFindings({ id, spec: { name, security, passphrase } }: Ssid): readonly Finding[] {
  const isPersonal = security.endsWith("-personal");
  if (isPersonal && passphrase === undefined) {
    const message = `network "${name}" needs a passphrase; the estate refers to none`;
    const hint = `add passphrase with the name of its secret and length, ${SHORTEST_PASSPHRASE} or more`;
    return [errorAt(at(id, "security"), "wlan/passphrase", message, hint)];
  }
  if (passphrase === undefined) return [];
  if (!isPersonal) {
    const message = `network "${name}" uses ${security}, which knows no passphrase`;
    return [errorAt(at(id, "passphrase"), "wlan/passphrase", message, "remove passphrase")];
  }
  if (passphrase.length >= SHORTEST_PASSPHRASE) return [];
  const message = `the passphrase of network "${name}" has ${passphrase.length} characters; allowed are ${SHORTEST_PASSPHRASE} to 63`;
  const hint = "put a longer one into the vault, then state its length";
  return [errorAt(at(id, "passphrase", "length"), "wlan/passphrase-short", message, hint)];
}

/** Two ways into the same segment are fine while one replaces the other, so security tells them apart. */
function repetitions({ id, spec }: Ssid, before: readonly Ssid[]): readonly Finding[] {
  const named = before.find((other) => other.spec.name === spec.name);
  if (named !== undefined) {
    const message = `networks "${named.id}" and "${id}" are both called "${spec.name}"`;
    return [errorAt(at(id, "name"), "wlan/ssid-repeated", message, "give each a name of its own")];
  }
  const same = before.find(
    (other) => other.spec.purpose === spec.purpose && other.spec.security === spec.security,
  );
  if (same === undefined) return [];
  const message = `networks "${same.id}" and "${id}" are both for ${spec.purpose} with ${spec.security}; each purpose has one network`;
  return [errorAt(at(id, "purpose"), "wlan/ssid-repeated", message, "remove one of them")];
}

/** Who lets devices with certificates in: servers of the plan, which need a template, or others. */
function radiusFindings(
  { platforms }: NonNullable<DraftEstate["settings"]>,
  ssids: readonly Ssid[],
): readonly Finding[] {
  const [first] = ssids.filter(({ spec }) => spec.security.endsWith("-enterprise"));
  const { vsphere } = platforms;
  if (first === undefined) return [];
  if (vsphere === undefined) {
    const message = `network "${first.spec.name}" needs RADIUS servers, which are planned on vSphere only; the estate has no platform vsphere, and without servers no device gets in`;
    const hint =
      "declare platforms.vsphere, or run RADIUS servers elsewhere, with the VLAN ids of each building from the plan";
    return [warningAt(at(first.id, "security"), "wlan/radius-elsewhere", message, hint)];
  }
  if (vsphere.linuxTemplate !== undefined) return [];
  const message = `network "${first.spec.name}" needs RADIUS servers, virtual machines with Linux; the estate names no template`;
  return [
    errorAt(
      at(first.id, "security"),
      "wlan/linux-template",
      message,
      "set platforms.vsphere.linuxTemplate, or leave wlan.ssids out",
    ),
  ];
}

/** Controllers stand beside RADIUS servers; where those are not built, nobody would notice that the others are missing. */
function controllerFindings(
  { wlan, platforms }: NonNullable<DraftEstate["settings"]>,
  ssids: readonly Ssid[],
): readonly Finding[] {
  if (wlan?.controller === undefined) return [];
  const isEnterprise = ssids.some(({ spec }) => spec.security.endsWith("-enterprise"));
  if (isEnterprise && platforms.vsphere !== undefined) return [];
  const missing = isEnterprise ? "platform vsphere" : "a network with certificates";
  const place = { file: "estate.yaml", pointer: pointerTo("wlan", "controller"), atKey: true };
  const message = `controllers stand beside the RADIUS servers on vSphere; the estate lacks ${missing}`;
  const hint = isEnterprise
    ? "declare it, or remove controller"
    : "add one to wlan.ssids, or remove controller";
  return [errorAt(place, "wlan/controller", message, hint)];
}

/** A role that leads nowhere: its devices would be refused in every building. */
function roleFindings(
  { wlan, conferencing }: NonNullable<DraftEstate["settings"]>,
  ssids: readonly Ssid[],
): readonly Finding[] {
  if (wlan === undefined || !ssids.some(({ spec }) => spec.security.endsWith("-enterprise"))) return [];
  const purposes = new Set(ssids.map(({ spec }) => spec.purpose));
  const hasDevices = purposes.has("devices") || conferencing !== undefined;
  const has = {
    staff: purposes.has("staff"),
    voice: purposes.has("staff"),
    devices: hasDevices,
    management: true,
  };
  return Object.entries(wlan.radius.roles).flatMap(([unit, segment]) => {
    if (has[segment]) return [];
    const purpose = segment === "voice" ? "staff" : segment;
    const message = `devices with unit "${unit}" in their certificate belong into network "${segment}", which no building has without a network for ${purpose}`;
    const place = { file: "estate.yaml", pointer: pointerTo("wlan", "radius", "roles", unit) };
    return [
      errorAt(
        place,
        "wlan/radius-role",
        message,
        "add one to wlan.ssids, or set wlan.radius.roles without it",
      ),
    ];
  });
}
