import type { EstateSpec, NumberRangeSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Site } from "../estate";
import { errorAt, warningAt } from "../finding";
import { pointerTo } from "../json-pointer";
import { extensionOf, extensionsOf } from "../telephone-number";
import { reference } from "./reference";

type TelephonySettings = NonNullable<EstateSpec["telephony"]>;

const ESTATE = "estate.yaml";

/** Digits of a number from the country code on (vendor limit: ITU-T E.164). */
const MAXIMUM_DIGITS = 15;

/** Numbers that must be reached at any time. */
const EMERGENCY_CALLS = ["110", "112"] as const;

/** Number ranges are distinct, and every building has an identity that brings help to the right door. */
export function checkTelephony(draft: DraftEstate): readonly Finding[] {
  const { settings, sites } = draft;
  if (settings === undefined) return [];
  const { telephony } = settings;
  if (telephony === undefined) return sites.flatMap((site) => rangeReference(site, {}));
  return [
    ...Object.entries(telephony.numberRanges).flatMap(([id, range]) => rangeForm(id, range)),
    ...rangeOverlaps(telephony.numberRanges),
    ...codecReference(draft, telephony),
    ...emergencyCalls(telephony),
    ...sites.flatMap((site) => siteFindings(site, telephony)),
    ...sharedNumbers(sites),
  ];
}

function rangeForm(id: string, range: NumberRangeSpec): readonly Finding[] {
  const { headNumber, areaCode, extensionDigits, blockSize } = range;
  const at = (key: string) => ({ file: ESTATE, pointer: pointerTo("telephony", "numberRanges", id, key) });
  const rule = "telephony/range-form";
  const findings: Finding[] = [];
  if (!headNumber.startsWith(`+49${areaCode}`)) {
    const message = `head number ${headNumber} of number range "${id}" does not begin with +49${areaCode}`;
    findings.push(errorAt(at("headNumber"), rule, message, "write country code, area code and head number"));
  }
  const digits = headNumber.length - 1 + extensionDigits;
  if (digits > MAXIMUM_DIGITS) {
    const message = `numbers of number range "${id}" have ${digits} digits, allowed are at most ${MAXIMUM_DIGITS}`;
    findings.push(errorAt(at("extensionDigits"), rule, message, "shorten the head number or the extensions"));
  }
  const { first } = extensionsOf(range);
  if (blockSize > first) {
    const message = `blocks of number range "${id}" have ${blockSize} numbers, with ${extensionDigits} digits allowed are at most ${first}`;
    findings.push(errorAt(at("blockSize"), rule, message, `use ${first} or less`));
  }
  return findings;
}

/** A head number that continues another one: dialling would never tell where the extension begins. */
function rangeOverlaps(ranges: TelephonySettings["numberRanges"]): readonly Finding[] {
  const all = Object.entries(ranges);
  return all.flatMap(([id, { headNumber }], index) =>
    all.slice(0, index).flatMap(([other, { headNumber: head }]) => {
      if (!headNumber.startsWith(head) && !head.startsWith(headNumber)) return [];
      const place = { file: ESTATE, pointer: pointerTo("telephony", "numberRanges", id, "headNumber") };
      const message = `number range "${id}" with head number ${headNumber} overlaps number range "${other}" with ${head}`;
      return [errorAt(place, "telephony/range-overlap", message, "describe each number in one range only")];
    }),
  );
}

function codecReference(
  { ids, catalogComplete }: DraftEstate,
  { codec }: TelephonySettings,
): readonly Finding[] {
  return reference({ file: ESTATE, pointer: "/telephony/codec" }, codec, {
    rule: "ref/unknown-codec",
    noun: "codec",
    known: catalogComplete ? ids.catalog.codecs : undefined,
    nothing: "describe it under codecs in catalog/",
  });
}

function emergencyCalls({ admission, trunk }: TelephonySettings): readonly Finding[] {
  const missing = EMERGENCY_CALLS.filter((number) => !admission.exempt.includes(number));
  const findings = missing.map((number) =>
    errorAt(
      { file: ESTATE, pointer: "/telephony/admission/exempt" },
      "telephony/emergency-exempt",
      `calls to ${number} would be refused when a building's link is full`,
      `add "${number}" to exempt`,
    ),
  );
  if (trunk.secondPath !== undefined) return findings;
  const place = { file: ESTATE, pointer: "/telephony", atKey: true };
  const message = "nothing carries emergency calls when the trunk is down";
  const hint = "order a second trunk or a mobile gateway and name it: trunk.secondPath";
  return [...findings, warningAt(place, "telephony/second-path", message, hint)];
}

function siteFindings(site: Site, { numberRanges }: TelephonySettings): readonly Finding[] {
  const { id, file, address, telephone, state } = site;
  if (state === "retired") return [];
  if (telephone === undefined) {
    const message = `site "${id}" has no telephone: emergency calls from it would lead help to another address`;
    const hint = "add telephone: with range, emergencyNumber and psapArea, or set state: retired";
    return [errorAt({ file, pointer: "" }, "telephony/emergency-identity", message, hint)];
  }
  const findings = [...rangeReference(site, numberRanges)];
  const missing = (["street", "postcode"] as const).filter((key) => address[key] === undefined);
  if (missing.length > 0) {
    const message = `the address of site "${id}" has no ${missing.join(" and no ")}: that is where help is sent`;
    const place = { file, pointer: "/address", atKey: true };
    findings.push(errorAt(place, "telephony/emergency-address", message, `add ${missing.join(" and ")}`));
  }
  const range = numberRanges[telephone.range];
  if (range === undefined) return findings;
  if (extensionOf(telephone.emergencyNumber, { [telephone.range]: range }) === undefined) {
    const { first, last } = extensionsOf(range);
    const message = `emergency number ${telephone.emergencyNumber} of site "${id}" is no extension of number range "${telephone.range}"`;
    const hint = `use ${range.headNumber}${first} to ${range.headNumber}${last}`;
    const place = { file, pointer: "/telephone/emergencyNumber" };
    findings.push(errorAt(place, "telephony/emergency-number", message, hint));
  }
  return findings;
}

function rangeReference(
  { file, telephone }: Site,
  ranges: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  if (telephone === undefined) return [];
  return reference({ file, pointer: "/telephone/range" }, telephone.range, {
    rule: "ref/unknown-number-range",
    noun: "number range",
    known: new Set(Object.keys(ranges)),
    nothing: "describe it under telephony.numberRanges in estate.yaml",
  });
}

function sharedNumbers(sites: readonly Site[]): readonly Finding[] {
  const owners = new Map<string, Site>();
  return sites.flatMap((site) => {
    const number = site.telephone?.emergencyNumber;
    if (number === undefined || site.state === "retired") return [];
    const owner = owners.get(number);
    if (owner === undefined) {
      owners.set(number, site);
      return [];
    }
    const place = { file: site.file, pointer: "/telephone/emergencyNumber" };
    const message = `emergency number ${number} of site "${site.id}" is that of site "${owner.id}" as well`;
    const hint = "give each building a number that is registered with its own address";
    return [errorAt(place, "telephony/emergency-shared", message, hint)];
  });
}
