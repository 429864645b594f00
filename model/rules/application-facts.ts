import type { Finding } from "../diagnostic";
import type { Application } from "../estate";
import { errorAt, warningAt, type Place } from "../finding";
import { parseIpv4Network } from "../ipv4-network";
import { pointerTo } from "../json-pointer";
import { isMapping } from "../plain-yaml";
import { isDay, missingDay } from "./calendar-day";
import { misaligned, notANetwork } from "./network-form";

/** Highest port number of TCP and UDP; RFC 6335, section 6. */
const HIGHEST_PORT = 65_535;

/** Sections about a program that is installed. */
const INSTALLED_SECTIONS = ["multiSession", "installation"] as const;

/** Facts of one manifest fit each other. */
export function applicationFacts(application: Application): readonly Finding[] {
  return [
    ...connections(application),
    ...dates(application),
    ...form(application),
    ...delivery(application),
    ...openAndAnswered(application),
  ];
}

function connections({ file, network }: Application): readonly Finding[] {
  if (network === undefined) return [];
  return network.connections.flatMap(({ ports, network: cidr }, index) => {
    // Pointers are made for findings only: there are many applications.
    const at =
      (...keys: readonly (string | number)[]) =>
      () => ({
        file,
        pointer: pointerTo("network", "connections", index, ...keys),
      });
    return [
      ...(cidr === undefined ? [] : networkForm(at("network"), cidr)),
      ...ports.flatMap((text, number) => portForm(at("ports", number), text)),
    ];
  });
}

function networkForm(place: () => Place, text: string): readonly Finding[] {
  const network = parseIpv4Network(text);
  if (network === undefined) return [notANetwork(place(), text)];
  return network.address === network.first ? [] : misaligned(place(), `network ${text}`, network);
}

function portForm(place: () => Place, text: string): readonly Finding[] {
  const [from = 0, to = from] = text.split("-").map(Number);
  if (to <= HIGHEST_PORT && from <= to) return [];
  const what =
    to > HIGHEST_PORT || from > HIGHEST_PORT ? `reaches beyond ${HIGHEST_PORT}` : "ends before it begins";
  const message = `port "${text}" ${what}`;
  return [
    errorAt(place(), "application/port", message, `write a port from 1 to ${HIGHEST_PORT}, or "from-to"`),
  ];
}

function dates({ file, reviewedOn, licence, support, evidence, decision }: Application): readonly Finding[] {
  const findings: Finding[] = [];
  const check = (day: string | undefined, ...keys: readonly (string | number)[]): void => {
    if (day !== undefined && !isDay(day))
      findings.push(missingDay({ file, pointer: pointerTo(...keys) }, day));
  };
  check(reviewedOn, "reviewedOn");
  check(licence?.validUntil, "licence", "validUntil");
  check(support?.ends, "support", "ends");
  check(decision.on, "decision", "on");
  evidence.forEach(({ on }, index) => check(on, "evidence", index, "on"));
  decision.waivers.forEach(({ expires }, index) => check(expires, "decision", "waivers", index, "expires"));
  return findings;
}

function form(application: Application): readonly Finding[] {
  if (application.forms.includes("installed")) return [];
  return INSTALLED_SECTIONS.filter((section) => application[section] !== undefined).map((section) => {
    const message = `section "${section}" is about an installed program, but "forms" says web only`;
    const place = { file: application.file, pointer: pointerTo(section), atKey: true };
    return warningAt(place, "application/form", message, "add installed to forms, or remove the section");
  });
}

function delivery({ file, forms, decision }: Application): readonly Finding[] {
  if (decision.delivery === undefined) return [];
  const needed = decision.delivery === "web" ? "web" : "installed";
  if (forms.includes(needed)) return [];
  const message = `"decision.delivery" is "${decision.delivery}", but "forms" does not list ${needed}`;
  const hint = `add ${needed} to forms, or choose another delivery mode`;
  return [errorAt({ file, pointer: "/decision/delivery" }, "application/delivery", message, hint)];
}

/** Keys that are answered and listed as open at the same time; what is no flag and no list may have to be there. */
function openAndAnswered(application: Application): readonly Finding[] {
  const findings: Finding[] = [];
  const sections = application as unknown as Readonly<Record<string, unknown>>;
  for (const name in sections) {
    const section = sections[name];
    if (!isMapping(section) || !Array.isArray(section["unknown"])) continue;
    section["unknown"].forEach((key: unknown, index) => {
      const value = section[String(key)];
      const isAnswered = value === true || (Array.isArray(value) && value.length > 0);
      if (!isAnswered) return;
      const message = `"${name}.${String(key)}" is answered and listed as unknown`;
      const place = { file: application.file, pointer: pointerTo(name, "unknown", index) };
      findings.push(errorAt(place, "application/answered", message, "remove one of the two"));
    });
  }
  return findings;
}
