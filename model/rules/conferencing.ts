import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";

/** Conferences with protected data stay at home, and the servers at home can be built. */
export function checkConferencing(draft: DraftEstate): readonly Finding[] {
  return [
    ...draft.userGroups.flatMap(cloudFindings),
    ...templateFindings(draft),
    ...(draft.settings === undefined || draft.settings.conferencing !== undefined
      ? []
      : draft.sites.flatMap(sectionFindings)),
  ];
}

function cloudFindings({
  id,
  file,
  protectionClass,
  conferencing: { service, reason },
}: DraftEstate["userGroups"][number]): readonly Finding[] {
  if (service !== "cloud" || protectionClass === "normal" || reason !== undefined) return [];
  const place = { file, pointer: "/conferencing/service" };
  const message = `user group "${id}" has protection class ${protectionClass} and confers in a cloud service without a reason; allowed is self-hosted`;
  return [
    errorAt(place, "conferencing/cloud-protection", message, "use self-hosted, or state conferencing.reason"),
  ];
}

function templateFindings({ settings, userGroups }: DraftEstate): readonly Finding[] {
  if (settings?.conferencing?.domain === undefined || settings.platforms.vsphere?.linuxTemplate !== undefined)
    return [];
  if (!userGroups.some(({ conferencing }) => conferencing.service === "self-hosted")) return [];
  const place = { file: "estate.yaml", pointer: "/conferencing/domain" };
  const message =
    "the self-hosted conference platform needs virtual machines with Linux; the estate names no template";
  return [
    errorAt(
      place,
      "conferencing/linux-template",
      message,
      "set platforms.vsphere.linuxTemplate, or leave conferencing.domain out",
    ),
  ];
}

function sectionFindings({ id, file, rooms }: DraftEstate["sites"][number]): readonly Finding[] {
  const count = Object.keys(rooms).length;
  if (count === 0) return [];
  const place = { file, pointer: "/rooms", atKey: true };
  const message = `site "${id}" has meeting rooms; estate.yaml says nothing about conferences`;
  return [errorAt(place, "conferencing/section", message, "write the section conferencing into estate.yaml")];
}
