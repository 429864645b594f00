import type { RedirectionSpec } from "../../generated/scenario";

/** `i` = number, `s` = text, `b` = binary. */
export type RdpPropertyType = "i" | "s" | "b";

/**
 * Properties that a host pool may set, with their type.
 * Source: https://learn.microsoft.com/azure/virtual-desktop/rdp-properties
 */
export const RDP_PROPERTY_TYPES: Readonly<Record<string, RdpPropertyType>> = {
  audiocapturemode: "i",
  audiomode: "i",
  autoreconnectionenabled: "i",
  bandwidthautodetect: "i",
  camerastoredirect: "s",
  compression: "i",
  "desktop size id": "i",
  desktopheight: "i",
  desktopscalefactor: "i",
  desktopwidth: "i",
  devicestoredirect: "s",
  drivestoredirect: "s",
  "dynamic resolution": "i",
  enablecredsspsupport: "i",
  enablerdsaadauth: "i",
  "encode redirected video capture": "i",
  keyboardhook: "i",
  maximizetocurrentdisplays: "i",
  networkautodetect: "i",
  redirectclipboard: "i",
  redirectcomports: "i",
  "redirected video capture encoding quality": "i",
  redirectlocation: "i",
  redirectprinters: "i",
  redirectsmartcards: "i",
  redirectwebauthn: "i",
  "screen mode id": "i",
  selectedmonitors: "s",
  singlemoninwindowedmode: "i",
  "smart sizing": "i",
  targetisaadjoined: "i",
  usbdevicestoredirect: "s",
  "use multimon": "i",
  videoplaybackmode: "i",
};

/** One property of an RDP file. */
export interface RdpProperty {
  readonly name: string;
  readonly type: RdpPropertyType;
  readonly value: string;
}

/** What a property string says, and what is wrong with it. */
export interface ParsedRdpProperties {
  readonly properties: readonly RdpProperty[];
  /** Lower case, no trailing stop; empty when the string is sound. */
  readonly problems: readonly string[];
}

/**
 * Property string of a host pool: every channel between device and desktop is named and closed unless it is opened,
 * because what is not named falls back to the client's default, which is often open.
 *
 * @param redirection - what every scenario of the pool opens
 * @param entraJoined - hosts are joined to Microsoft Entra ID: single sign-on, and devices outside of it may connect
 * @returns properties sorted by name, each ended by `;`
 */
export function rdpProperties(
  redirection: Readonly<Required<RedirectionSpec>>,
  entraJoined: boolean,
): string {
  const flag = (open: boolean): number => (open ? 1 : 0);
  const list = (open: boolean): string => (open ? "*" : "");
  return [
    `audiocapturemode:i:${flag(redirection.microphone)}`,
    "audiomode:i:0",
    `camerastoredirect:s:${list(redirection.camera)}`,
    "devicestoredirect:s:",
    `drivestoredirect:s:${list(redirection.drives)}`,
    ...(entraJoined ? ["enablerdsaadauth:i:1"] : []),
    `redirectclipboard:i:${flag(redirection.clipboard)}`,
    "redirectcomports:i:0",
    "redirectlocation:i:0",
    `redirectprinters:i:${flag(redirection.printers)}`,
    `redirectsmartcards:i:${flag(redirection.smartcards)}`,
    `redirectwebauthn:i:${flag(redirection.smartcards)}`,
    "screen mode id:i:2",
    ...(entraJoined ? ["targetisaadjoined:i:1"] : []),
    `usbdevicestoredirect:s:${list(redirection.usb)}`,
    "use multimon:i:1",
  ]
    .map((property) => `${property};`)
    .join("");
}

/**
 * Reads a property string; the service itself checks nothing and ignores what it does not know.
 *
 * @param text - `name:type:value;` repeated, the last `;` included
 */
export function parseRdpProperties(text: string): ParsedRdpProperties {
  const properties: RdpProperty[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  if (!text.endsWith(";")) problems.push(`property string does not end with ";"`);
  for (const part of text.replace(/;$/, "").split(";")) {
    const property = parseProperty(part);
    if (property === undefined) {
      problems.push(`"${part}" is not of the form name:type:value with type i, s or b`);
      continue;
    }
    properties.push(property);
    problems.push(...problemsOf(property));
    if (seen.has(property.name)) problems.push(`"${property.name}" is set twice`);
    seen.add(property.name);
  }
  return { properties, problems };
}

function parseProperty(part: string): RdpProperty | undefined {
  const match = /^([^:]+):([isb]):(.*)$/.exec(part);
  if (match === null) return undefined;
  const [, name = "", type = "", value = ""] = match;
  return { name, type: type as RdpPropertyType, value };
}

function problemsOf({ name, type, value }: RdpProperty): readonly string[] {
  const expected = RDP_PROPERTY_TYPES[name];
  if (expected === undefined) return [`"${name}" is not a known property`];
  if (expected !== type) return [`"${name}" has type ${type}; expected ${expected}`];
  if (type === "i" && !/^-?\d+$/.test(value)) return [`"${name}" is "${value}"; expected a whole number`];
  return [];
}
