import type { TelephonySpec } from "../../generated/estate";
import type { Estate, UserGroup } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml } from "../figure-input";
import { channelsFor } from "./erlang-b";
import type { HotlinePlan } from "./telephony-plan";

/** People of a user group who phone from one place. */
export interface Phoning {
  readonly group: string;
  readonly people: number;
  readonly peopleInput: FigureInput;
}

/** Traffic of one person of each user group with people outside, in the busy hour. */
export interface VoiceTraffic {
  /** User group → erlang per person. */
  readonly perPerson: ReadonlyMap<string, Figure>;
  /** Groups whose calls arrive through a hotline, which has channels of its own. */
  readonly hotlineGroups: ReadonlySet<string>;
}

/**
 * Busy-hour traffic per person: what the group declares, or its part of the hotline that it answers.
 *
 * @param hotlines - sized hotlines of the estate
 */
export function voiceTraffic(estate: Estate, hotlines: readonly HotlinePlan[]): VoiceTraffic {
  const byId = new Map(hotlines.map((hotline) => [hotline.id, hotline]));
  return {
    perPerson: new Map(
      estate.userGroups.map((group) => [
        group.id,
        personErlang(group, byId.get(group.telephony.hotline ?? "")),
      ]),
    ),
    hotlineGroups: new Set(
      estate.userGroups.filter(({ telephony }) => telephony.hotline !== undefined).map(({ id }) => id),
    ),
  };
}

function personErlang(group: UserGroup, hotline: HotlinePlan | undefined): Figure {
  const subject = `user-group/${group.id}/externalErlangPerPerson`;
  if (hotline === undefined || hotline.people.value === 0) {
    const { busyHourErlangPerPerson } = group.telephony;
    return {
      subject,
      value: busyHourErlangPerPerson,
      unit: "erlang",
      formula: "busyHourErlangPerPerson",
      inputs: [
        fromYaml(
          "busyHourErlangPerPerson",
          busyHourErlangPerPerson,
          "erlang",
          group.file,
          "telephony",
          "busyHourErlangPerPerson",
        ),
      ],
    };
  }
  return {
    subject,
    value: hotline.erlang.value / hotline.people.value,
    unit: "erlang",
    formula: "erlang of the hotline ÷ people who answer it",
    inputs: [fromFigure("erlang", hotline.erlang), fromFigure("people", hotline.people)],
  };
}

/** `sum(people × externalErlangPerPerson)`; not rounded. */
export function externalErlang(
  subject: string,
  phoning: readonly Phoning[],
  { perPerson }: VoiceTraffic,
): Figure {
  const parts = phoning.flatMap(({ group, people, peopleInput }) => {
    const erlang = perPerson.get(group);
    return erlang === undefined ? [] : [{ erlang, people, peopleInput }];
  });
  return {
    subject,
    value: parts.reduce((sum, { people, erlang }) => sum + people * erlang.value, 0),
    unit: "erlang",
    formula: "sum(people × externalErlangPerPerson)",
    inputs: parts.flatMap(({ erlang, peopleInput }) => [
      peopleInput,
      fromFigure("externalErlangPerPerson", erlang),
    ]),
  };
}

/** External traffic together with calls between colleagues: `external ÷ (1 − internalShare)`. */
export function withInternalCalls(
  subject: string,
  external: Figure,
  { internalShare }: TelephonySpec,
): Figure {
  return {
    subject,
    value: external.value / (1 - internalShare),
    unit: "erlang",
    formula: "external ÷ (1 − internalShare)",
    inputs: [
      fromFigure("external", external),
      fromYaml("internalShare", internalShare, "share", ESTATE_FILE, "telephony", "internalShare"),
    ],
  };
}

/** Fewest channels, or calls at a time, that all but `trunk.blockingShare` of the calls find room in. */
export function channelsFigure(
  subject: string,
  unit: string,
  erlang: Figure,
  { trunk }: TelephonySpec,
): Figure {
  return {
    subject,
    value: channelsFor(erlang.value, trunk.blockingShare),
    unit,
    formula: "fewest channels that lose at most blockingShare of the calls (Erlang B)",
    inputs: [
      fromFigure("erlang", erlang),
      fromYaml(
        "blockingShare",
        trunk.blockingShare,
        "share",
        ESTATE_FILE,
        "telephony",
        "trunk",
        "blockingShare",
      ),
    ],
  };
}
