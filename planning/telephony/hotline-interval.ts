import type { HotlineSpec } from "../../generated/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml } from "../figure-input";
import { roundTo } from "../rounding";
import { agentsFor, answeredShare, averageWaitSeconds, type Queue } from "./erlang-c";

/** Minutes of an hour, seconds of a minute. */
const SIXTY = 60;

/** An interval of a hotline's day, with what the hotline as a whole is sized from. */
export interface SizedInterval {
  /** HH:MM. */
  readonly from: string;
  readonly queue: Queue;
  readonly erlang: Figure;
  readonly agents: Figure;
  readonly answered: Figure;
  readonly wait: Figure;
  /** Callers in conversation and in the queue. */
  readonly inSystem: Figure;
}

/** Input that stands in a hotline of estate.yaml; named like its key. */
export function hotlineInput(
  id: string,
  value: number,
  unit: string,
  ...keys: readonly string[]
): FigureInput {
  return fromYaml(keys.at(-1) ?? "", value, unit, ESTATE_FILE, "telephony", "hotlines", id, ...keys);
}

/** Agents of an interval, what callers get from them, and the lines they take. */
export function sizeInterval(id: string, hotline: HotlineSpec, index: number): SizedInterval {
  const { intervalMinutes, handlingSeconds, openingHours, callsPerInterval } = hotline;
  const from = timeAfter(openingHours.from, index * intervalMinutes);
  const subject = (figure: string): string => `hotline/${id}/${from}/${figure}`;
  const calls = callsPerInterval[index] ?? 0;
  const callsInput = {
    ...hotlineInput(id, calls, "calls", "callsPerInterval", String(index)),
    name: "calls",
  };
  const minutesInput = hotlineInput(id, intervalMinutes, "min", "intervalMinutes");
  const erlang: Figure = {
    subject: subject("erlang"),
    value: (calls * handlingSeconds) / (intervalMinutes * SIXTY),
    unit: "erlang",
    formula: "calls × handlingSeconds ÷ (intervalMinutes × 60)",
    inputs: [callsInput, hotlineInput(id, handlingSeconds, "s", "handlingSeconds"), minutesInput],
  };
  const served = service(id, hotline, subject, erlang);
  return {
    from,
    erlang,
    ...served,
    inSystem: {
      subject: subject("callersErlang"),
      value: erlang.value + (calls * served.wait.value) / (intervalMinutes * SIXTY),
      unit: "erlang",
      formula: "erlang + calls × averageWaitSeconds ÷ (intervalMinutes × 60)",
      inputs: [
        fromFigure("erlang", erlang),
        callsInput,
        fromFigure("averageWaitSeconds", served.wait),
        minutesInput,
      ],
    },
  };
}

function service(
  id: string,
  hotline: HotlineSpec,
  subject: (figure: string) => string,
  erlang: Figure,
): Pick<SizedInterval, "queue" | "agents" | "answered" | "wait"> {
  const { handlingSeconds, answeredWithinSeconds: within } = hotline;
  const withinInput = hotlineInput(id, within, "s", "answeredWithinSeconds");
  const callInputs = [
    fromFigure("erlang", erlang),
    hotlineInput(id, handlingSeconds, "s", "handlingSeconds"),
  ];
  const agents: Figure = {
    subject: subject("agents"),
    value: agentsFor({ erlang: erlang.value, handlingSeconds }, hotline.answeredShare, within),
    unit: "agents",
    formula: "fewest agents who answer answeredShare of the calls within answeredWithinSeconds (Erlang C)",
    inputs: [...callInputs, hotlineInput(id, hotline.answeredShare, "share", "answeredShare"), withinInput],
  };
  const queue = { erlang: erlang.value, agents: agents.value, handlingSeconds };
  const inputs = [...callInputs, fromFigure("agents", agents)];
  return {
    queue,
    agents,
    answered: {
      subject: subject("answeredShare"),
      value: roundTo(answeredShare(queue, within), 4),
      unit: "share",
      formula: "1 − C × e^(−(agents − erlang) × answeredWithinSeconds ÷ handlingSeconds), C by Erlang C",
      inputs: [...inputs, withinInput],
    },
    wait: {
      subject: subject("averageWaitSeconds"),
      value: roundTo(averageWaitSeconds(queue), 1),
      unit: "s",
      formula: "C × handlingSeconds ÷ (agents − erlang), C by Erlang C",
      inputs,
    },
  };
}

/** Time of day some minutes later: `08:00` and 90 → `09:30`. */
function timeAfter(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const total = hour * SIXTY + minute + minutes;
  return [Math.floor(total / SIXTY), total % SIXTY].map((part) => String(part).padStart(2, "0")).join(":");
}
