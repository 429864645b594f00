import type { WorkingTimeModelSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";

/** Times of a working day follow each other. Texts in the form HH:MM compare like times. */
export function checkWorkingTime({ settings }: DraftEstate): readonly Finding[] {
  return Object.entries(settings?.workingTimeModels ?? {}).flatMap(([id, model]) => checkModel(id, model));
}

function checkModel(
  id: string,
  { frame, coreTime, peakFrom, peakTo }: WorkingTimeModelSpec,
): readonly Finding[] {
  const at = (...keys: readonly string[]) => ({
    file: "estate.yaml",
    pointer: pointerTo("workingTimeModels", id, ...keys),
  });
  const frameWords = `the frame ${frame.from}–${frame.to}`;
  if (frame.from >= frame.to) {
    const message = `the frame of working-time model "${id}" ends at ${frame.to}, not after its beginning at ${frame.from}`;
    return [errorAt(at("frame", "to"), "time/frame", message, "let it end later the same day")];
  }
  const findings: Finding[] = [];
  if (!(frame.from < peakFrom && peakFrom < peakTo && peakTo < frame.to)) {
    const message = `the peak ${peakFrom}–${peakTo} of working-time model "${id}" does not lie inside ${frameWords}`;
    const hint = "set peakFrom and peakTo: frame.from < peakFrom < peakTo < frame.to";
    findings.push(errorAt(at("peakFrom"), "time/peak", message, hint));
  }
  if (coreTime !== undefined) {
    const inside = frame.from <= coreTime.from && coreTime.from < coreTime.to && coreTime.to <= frame.to;
    if (!inside) {
      const message = `core time ${coreTime.from}–${coreTime.to} of working-time model "${id}" does not lie inside ${frameWords}`;
      const hint = "shorten core time, or leave coreTime out when there is none";
      findings.push(errorAt({ ...at("coreTime"), atKey: true }, "time/core", message, hint));
    }
  }
  return findings;
}
