import type { RolloutSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Site } from "../estate";
import { errorAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import { isDay, missingDay } from "./calendar-day";

/** Days of the roll-out exist and follow one another. Days in the form YYYY-MM-DD compare as texts. */
export function checkRollout({ settings, sites }: DraftEstate): readonly Finding[] {
  const rollout = settings?.rollout;
  return [
    ...(rollout === undefined ? [] : settingFindings(rollout)),
    ...sites.flatMap((site) => [
      ...siteDayFindings(site),
      ...fibreFindings(site),
      ...(settings === undefined || rollout !== undefined ? [] : sectionFindings(site)),
    ]),
  ];
}

function settingFindings({ start, target, freezes }: RolloutSpec): readonly Finding[] {
  const at = (...keys: readonly string[]): Place => ({
    file: "estate.yaml",
    pointer: pointerTo("rollout", ...keys),
  });
  const days = [
    { place: at("start"), day: start },
    { place: at("target"), day: target },
    ...freezes.flatMap(({ from, to }, index) => [
      { place: at("freezes", String(index), "from"), day: from },
      { place: at("freezes", String(index), "to"), day: to },
    ]),
  ];
  const findings = [...dayFindings(days)];
  if (target !== undefined && target <= start) {
    const message = `the roll-out begins on ${start} and is to be done by ${target}`;
    const hint = "let target be a day after start";
    findings.push(errorAt(at("target"), "rollout/target", message, hint));
  }
  for (const [index, { name, from, to }] of freezes.entries()) {
    if (from <= to) continue;
    const message = `freeze "${name}" ends on ${to}, before it begins on ${from}`;
    const place = at("freezes", String(index), "to");
    findings.push(errorAt(place, "rollout/freeze", message, "swap the days, or correct the year"));
  }
  return findings;
}

function dayFindings(
  days: readonly { readonly place: Place; readonly day: string | undefined }[],
): readonly Finding[] {
  return days.flatMap(({ place, day }) => (day === undefined || isDay(day) ? [] : [missingDay(place, day)]));
}

function at({ file }: Site, ...keys: readonly string[]): Place {
  return { file, pointer: pointerTo("rollout", ...keys) };
}

function siteDayFindings(site: Site): readonly Finding[] {
  const { fibreReady, permits, blocked } = site.rollout;
  return dayFindings([
    { place: at(site, "fibreReady"), day: fibreReady },
    { place: at(site, "blocked", "until"), day: blocked?.until },
    ...Object.entries(permits).map(([id, day]) => ({ place: at(site, "permits", id), day })),
  ]);
}

function fibreFindings(site: Site): readonly Finding[] {
  const { fibreReady, done } = site.rollout;
  if (fibreReady === undefined || !done.includes("fibre")) return [];
  const message = `site "${site.id}" has fibre, and waits for it until ${fibreReady}`;
  const hint = "remove fibreReady, or fibre from done";
  return [errorAt(at(site, "fibreReady"), "rollout/fibre", message, hint)];
}

function sectionFindings(site: Site): readonly Finding[] {
  const { fibreReady, permits, blocked, done } = site.rollout;
  const saysNothing = fibreReady === undefined && blocked === undefined && done.length === 0;
  if (saysNothing && Object.keys(permits).length === 0) return [];
  const message = `site "${site.id}" describes its roll-out; estate.yaml says nothing about one`;
  const hint = "write the section rollout into estate.yaml";
  return [errorAt({ ...at(site), atKey: true }, "rollout/section", message, hint)];
}
