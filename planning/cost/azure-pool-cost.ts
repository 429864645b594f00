import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import type { Figure } from "../figure";
import { isMultiSession } from "../pool/host-limit";
import { poolSubject } from "../pool/pool-context";
import type { PoolDraft } from "../pool/pool-size";
import { itemPriceInput, priceInput } from "./price-book";
import { roundTo } from "../rounding";
import {
  HOURS_PER_MONTH,
  hostHoursPerWeek,
  PERSONAL_START_HOUR,
  personalHoursPerDay,
  WEEKS_PER_MONTH,
  WORKING_DAYS_PER_MONTH,
} from "../pool/running-hours";
import { minutesOf } from "../pool/working-day";
import { RAMP_DOWN_MINIMUM_SHARE, RAMP_UP_MINIMUM_SHARE } from "../pool/scaling-schedule";

/** Monthly cost of an Azure pool: running hosts, their disks, profile shares with their endpoints. */
export function azurePoolCost(draft: PoolDraft): {
  readonly cost: Figure;
  readonly workings: readonly Figure[];
} {
  const { pool, context, candidate } = draft;
  const { catalog } = context.estate;
  const hours = isMultiSession(pool.sessionType) ? scaledHours(draft) : personalHours(draft);
  const hourPrice = priceInput(catalog, candidate.price ?? "");
  const disk = itemPriceInput(catalog, "azureSystemDisk");
  const files = itemPriceInput(catalog, "azureFiles");
  const endpoint = itemPriceInput(catalog, "azurePrivateEndpoint");
  const { profiles } = pool;
  const shares = profiles?.shares.value ?? 0;
  const storage = shares * ((profiles?.shareQuotaGiB.value ?? 0) * files.value + endpoint.value);
  const machines = hours.value * hourPrice.value + pool.hosts.value * disk.value;
  return {
    workings: [hours],
    cost: {
      subject: poolSubject(context, "monthlyCostEur"),
      value: roundTo(machines + storage, 2),
      unit: "EUR/month",
      formula: `hostHoursPerMonth × ${hourPrice.name} + hosts × ${disk.name}${profiles === undefined ? "" : ` + shares × (shareQuotaGiB × ${files.name} + ${endpoint.name})`}`,
      inputs: [
        fromFigure("hostHoursPerMonth", hours),
        hourPrice,
        fromFigure("hosts", pool.hosts),
        disk,
        ...(profiles === undefined
          ? []
          : [
              fromFigure("shares", profiles.shares),
              fromFigure("shareQuotaGiB", profiles.shareQuotaGiB),
              files,
              endpoint,
            ]),
      ],
    },
  };
}

function scaledHours({ pool, context, load }: PoolDraft): Figure {
  return {
    subject: poolSubject(context, "hostHoursPerMonth"),
    value: roundTo(hostHoursPerWeek(load, pool.schedules) * WEEKS_PER_MONTH.value, 1),
    unit: "h/month",
    formula:
      "WEEKS_PER_MONTH × host hours of the scaling schedules: the hosts of the peak between peakFrom and peakTo, minimum shares outside the frame, the mean of both in between",
    inputs: [
      fromFigure("hosts", pool.hosts),
      fromFigure("sessionsPerHost", pool.sessionsPerHost),
      ...pool.members.map((member) => fromFigure("memberPeakSessions", member.peakSessions)),
      fromConstant(RAMP_UP_MINIMUM_SHARE),
      fromConstant(RAMP_DOWN_MINIMUM_SHARE),
      fromConstant(WEEKS_PER_MONTH),
    ],
  };
}

/** Nothing but the estate's daily shutdown stops a desktop that belongs to one person. */
function personalHours({ pool, context }: PoolDraft): Figure {
  const { members } = context.demand;
  const { estate } = context;
  const shutdownTime = estate.settings.platforms.azure?.personalShutdownTime;
  const subject = poolSubject(context, "hostHoursPerMonth");
  if (shutdownTime === undefined) {
    return {
      subject,
      value: roundTo(pool.hosts.value * HOURS_PER_MONTH.value, 1),
      unit: "h/month",
      formula:
        "hosts × HOURS_PER_MONTH; nothing stops them while platforms.azure.personalShutdownTime is not set",
      inputs: [fromFigure("hosts", pool.hosts), fromConstant(HOURS_PER_MONTH)],
    };
  }
  const used = members.reduce((sum, { group, people }) => sum + people * group.attendanceShare, 0);
  const shutdownHour = minutesOf(shutdownTime) / 60;
  return {
    subject,
    value: roundTo(used * WORKING_DAYS_PER_MONTH.value * personalHoursPerDay(shutdownTime), 1),
    unit: "h/month",
    formula:
      "sum(people × attendanceShare) × WORKING_DAYS_PER_MONTH × (shutdown − PERSONAL_START_HOUR); desktops start on connect",
    inputs: [
      ...members.flatMap(({ group, scenario, people }) => [
        fromYaml("people", people, "people", group.file, "scenarios", scenario.id),
        fromYaml("attendanceShare", group.attendanceShare, "share", group.file, "attendanceShare"),
      ]),
      fromConstant(WORKING_DAYS_PER_MONTH),
      fromYaml("shutdown", shutdownHour, "h", ESTATE_FILE, "platforms", "azure", "personalShutdownTime"),
      fromConstant(PERSONAL_START_HOUR),
    ],
  };
}
