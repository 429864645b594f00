import type { ApplicationWaiver } from "../generated/application";
import type { Finding } from "../model/diagnostic";
import type { Application, Estate } from "../model/estate";
import { pointerTo } from "../model/json-pointer";
import { governanceFinding } from "./governance/governance-finding";

/** What exempts applications from rules: waivers in their manifests, corrections and leniency in estate.yaml. */
type Exempting = Pick<Estate, "settings" | "applications">;

/**
 * The exemptions that another version of an estate grants, so that a change cannot exempt itself.
 *
 * A waiver counts as far as the other version waives the same rule of the same application: where it reaches further,
 * in modes or days, the other version's waivers of that rule take its place. The corrections of rules, and what happens
 * to applications without a verdict, are the other version's.
 */
export class GrantedExemptions {
  private readonly waivers: ReadonlyMap<string, readonly ApplicationWaiver[]>;

  /** @param base - the version that decides */
  constructor(private readonly base: Exempting) {
    this.waivers = new Map(base.applications.map(({ id, decision }) => [id, decision.waivers]));
  }

  /** Settings with no more exemptions than that version grants. */
  settingsOf(own: Estate["settings"]): Estate["settings"] {
    const { rules, unknownApplications } = this.base.settings.compatibility;
    return { ...own, compatibility: { ...own.compatibility, rules, unknownApplications } };
  }

  /** An application with no more waivers than that version grants. */
  applicationOf(application: Application): Application {
    const { decision, id } = application;
    const waivers = decision.waivers.flatMap((waiver) => asGranted(waiver, this.waivers.get(id) ?? []));
    return { ...application, decision: { ...decision, waivers } };
  }

  /** Exemptions in settings that do not count under {@link settingsOf}, each at its place. */
  ungrantedSettings({ compatibility }: Estate["settings"]): readonly Finding[] {
    return ungrantedSettings(compatibility, this.base.settings.compatibility);
  }

  /** Waivers that do not count under {@link applicationOf}, each at its place. */
  ungrantedWaivers({ id, file, decision }: Application): readonly Finding[] {
    return decision.waivers.flatMap((waiver, index) => {
      if (isGranted(waiver, this.waivers.get(id) ?? [])) return [];
      const pointer = pointerTo("decision", "waivers", index, "rule");
      return [ungranted({ file, pointer }, `the waiver of ${waiver.rule}`)];
    });
  }
}

/** The estate with no more exemptions than another version of it grants. */
export function withExemptionsOf<E extends Exempting>(estate: E, base: Exempting): E {
  const granted = new GrantedExemptions(base);
  const applications = estate.applications.map((application) => granted.applicationOf(application));
  return { ...estate, settings: granted.settingsOf(estate.settings), applications };
}

/** Exemptions that do not count under {@link withExemptionsOf}, each at its place in the estate. */
export function ungrantedExemptions(estate: Exempting, base: Exempting): readonly Finding[] {
  const granted = new GrantedExemptions(base);
  return [
    ...granted.ungrantedSettings(estate.settings),
    ...estate.applications.flatMap((application) => granted.ungrantedWaivers(application)),
  ];
}

type Compatibility = Estate["settings"]["compatibility"];

function ungrantedSettings(own: Compatibility, base: Compatibility): readonly Finding[] {
  const at = (...path: readonly string[]) => ({
    file: "estate.yaml",
    pointer: pointerTo("compatibility", ...path),
    atKey: true,
  });
  const corrections = Object.entries(own.rules).flatMap(([id, { effects }]) =>
    isSame(effects, base.rules[id]?.effects) ? [] : [ungranted(at("rules", id), `the correction of ${id}`)],
  );
  const removed = Object.keys(base.rules).filter((id) => own.rules[id] === undefined);
  return [
    ...corrections,
    ...(removed.length === 0 ? [] : [ungranted(at(), `the end of the correction of ${removed.join(", ")}`)]),
    ...(own.unknownApplications === base.unknownApplications
      ? []
      : [ungranted(at("unknownApplications"), `"unknownApplications: ${own.unknownApplications}"`)]),
  ];
}

function ungranted(place: Parameters<typeof governanceFinding>[0], subject: string): Finding {
  const message = `${subject} does not count in this check: it differs from the version that decides`;
  const hint = "have it merged by itself first; what needs it follows in another change";
  return governanceFinding(place, "app/ungranted-exemption", message, hint);
}

function asGranted(
  waiver: ApplicationWaiver,
  granted: readonly ApplicationWaiver[],
): readonly ApplicationWaiver[] {
  return isGranted(waiver, granted) ? [waiver] : granted.filter(({ rule }) => rule === waiver.rule);
}

function isGranted(waiver: ApplicationWaiver, granted: readonly ApplicationWaiver[]): boolean {
  return granted.some(
    ({ rule, modes, expires }) =>
      rule === waiver.rule &&
      expires >= waiver.expires &&
      (modes.length === 0 || (waiver.modes.length > 0 && waiver.modes.every((mode) => modes.includes(mode)))),
  );
}

/** Whether two corrections have the same effects; the order of delivery modes means nothing. */
function isSame(
  own: Readonly<Record<string, string>>,
  base: Readonly<Record<string, string>> | undefined,
): boolean {
  const modes = Object.keys(own);
  return (
    base !== undefined &&
    modes.length === Object.keys(base).length &&
    modes.every((mode) => own[mode] === base[mode])
  );
}
