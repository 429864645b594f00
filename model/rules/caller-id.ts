import type { EstateSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import { isOfRange, nationalNumber } from "../telephone-number";

/**
 * Numbers that nobody may show: emergency, directory enquiries and other short codes, premium and mass traffic (source: § 120 (2) TKG,
 * https://www.vodafone.de/business/hilfe-support/hinweis-fuer-das-aufsetzen-auslaendischer-rufnummern.html).
 */
const FORBIDDEN = /^0(110|112|118|900|137)/;

type TelephonySettings = NonNullable<EstateSpec["telephony"]>;

/** What people outside see is a number that the city may show. */
export function checkCallerIds({ settings, userGroups }: DraftEstate): readonly Finding[] {
  const telephony = settings?.telephony;
  if (telephony === undefined) return [];
  return [
    ...telephony.furtherNumbers.flatMap((number, index) =>
      forbidden({ file: "estate.yaml", pointer: pointerTo("telephony", "furtherNumbers", index) }, number),
    ),
    ...userGroups.flatMap(({ file, telephony: { callerId } }) =>
      callerId === undefined ? [] : callerIdFindings(file, callerId, telephony),
    ),
  ];
}

function callerIdFindings(
  file: string,
  callerId: string,
  { numberRanges, furtherNumbers }: TelephonySettings,
): readonly Finding[] {
  const place = { file, pointer: "/telephony/callerId" };
  const findings = forbidden(place, callerId);
  if (findings.length > 0) return findings;
  if (isOfRange(callerId, numberRanges) || furtherNumbers.includes(callerId)) return [];
  const message = `caller id ${callerId} is no number of the city`;
  const hint =
    "use a number of telephony.numberRanges, or list it under furtherNumbers when the city holds it";
  return [errorAt(place, "telephony/caller-id-owned", message, hint)];
}

function forbidden(place: Place, number: string): readonly Finding[] {
  const national = nationalNumber(number);
  if (national !== undefined && !FORBIDDEN.test(national)) return [];
  const reason =
    national === undefined
      ? "is no German number"
      : "is an emergency, directory, premium or mass-traffic number";
  const message = `${number} ${reason}: it may not be shown to the called person (§ 120 TKG)`;
  const hint = "show an office number of the city, or leave it out: then everyone shows their own";
  return [errorAt(place, "telephony/caller-id-forbidden", message, hint)];
}
