import type { Finding } from "../diagnostic";
import type { Application } from "../estate";
import { errorAt, warningAt, type Place } from "../finding";
import { parseIpv4Network } from "../ipv4-network";
import { pointerTo } from "../json-pointer";
import { isDay, missingDay } from "./calendar-day";
import { misaligned, notANetwork } from "./network-form";

/** Highest port number of TCP and UDP; RFC 6335, section 6. */
const HIGHEST_PORT = 65_535;

/** Sections about a program that is installed. */
const INSTALLED_SECTIONS = ["multiSession", "installation"] as const;

/** Facts of one manifest fit each other. There are thousands, and nothing is wrong with most: one list for all. */
export function applicationFacts(application: Application): readonly Finding[] {
  const findings: Finding[] = [];
  addConnections(application, findings);
  addDates(application, findings);
  addForm(application, findings);
  addDelivery(application, findings);
  addOpenAndAnswered(application, findings);
  return findings;
}

function addConnections({ file, network }: Application, findings: Finding[]): void {
  network?.connections.forEach(({ ports, network: cidr }, index) => {
    const at = (...keys: readonly (string | number)[]): Place => ({
      file,
      pointer: pointerTo("network", "connections", index, ...keys),
    });
    if (cidr !== undefined) findings.push(...networkForm(() => at("network"), cidr));
    ports.forEach((text, number) => {
      const wrong = portFault(text);
      if (wrong !== undefined) findings.push(portFinding(at("ports", number), text, wrong));
    });
  });
}

function networkForm(place: () => Place, text: string): readonly Finding[] {
  const network = parseIpv4Network(text);
  if (network === undefined) return [notANetwork(place(), text)];
  return network.address === network.first ? [] : misaligned(place(), `network ${text}`, network);
}

/** What is wrong with a port or a range of ports. */
function portFault(text: string): string | undefined {
  const dash = text.indexOf("-");
  const from = Number(dash === -1 ? text : text.slice(0, dash));
  const to = dash === -1 ? from : Number(text.slice(dash + 1));
  if (to > HIGHEST_PORT || from > HIGHEST_PORT) return `reaches beyond ${HIGHEST_PORT}`;
  return from > to ? "ends before it begins" : undefined;
}

function portFinding(place: Place, text: string, wrong: string): Finding {
  const hint = `write a port from 1 to ${HIGHEST_PORT}, or "from-to"`;
  return errorAt(place, "application/port", `port "${text}" ${wrong}`, hint);
}

function addDates(application: Application, findings: Finding[]): void {
  const { file, reviewedOn, licence, support, evidence, decision } = application;
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
}

function addForm(application: Application, findings: Finding[]): void {
  if (application.forms.includes("installed")) return;
  for (const section of INSTALLED_SECTIONS) {
    if (application[section] === undefined) continue;
    const message = `section "${section}" is about an installed program, but "forms" says web only`;
    const place = { file: application.file, pointer: pointerTo(section), atKey: true };
    findings.push(
      warningAt(place, "application/form", message, "add installed to forms, or remove the section"),
    );
  }
}

function addDelivery({ file, forms, decision }: Application, findings: Finding[]): void {
  if (decision.delivery === undefined) return;
  const needed = decision.delivery === "web" ? "web" : "installed";
  if (forms.includes(needed)) return;
  const message = `"decision.delivery" is "${decision.delivery}", but "forms" does not list ${needed}`;
  const hint = `add ${needed} to forms, or choose another delivery mode`;
  findings.push(errorAt({ file, pointer: "/decision/delivery" }, "application/delivery", message, hint));
}

/** Sections that list what is open. */
export const OPEN_SECTIONS = [
  "system",
  "multiSession",
  "installation",
  "runtimes",
  "officeSuite",
  "browser",
  "graphics",
  "peripherals",
  "network",
  "signIn",
  "data",
  "protection",
  "licence",
  "demands",
  "support",
  "accessibility",
] as const satisfies readonly (keyof Application)[];

/** Keys that are answered and listed as open at the same time; what is no flag and no list may have to be there. */
function addOpenAndAnswered(application: Application, findings: Finding[]): void {
  for (const name of OPEN_SECTIONS) {
    const section = application[name];
    if (section === undefined || section.unknown.length === 0) continue;
    const values = section as unknown as Readonly<Record<string, unknown>>;
    section.unknown.forEach((key, index) => {
      const value = values[key];
      const isAnswered = value === true || (Array.isArray(value) && value.length > 0);
      if (!isAnswered) return;
      const message = `"${name}.${key}" is answered and listed as unknown`;
      const place = { file: application.file, pointer: pointerTo(name, "unknown", index) };
      findings.push(errorAt(place, "application/answered", message, "remove one of the two"));
    });
  }
}
