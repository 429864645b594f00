import type { DeliveryMode } from "../../compatibility/delivery-mode";
import { DistinctEnvironments } from "../../compatibility/distinct-environments";
import type { Environment } from "../../compatibility/environment";
import { environmentOf } from "../../compatibility/environments";
import type { Application, Estate, UserGroup } from "../../model/estate";
import { poolFor, type PoolDemand } from "../pool/pool-demand";
import { poolRedirection } from "../pool/pool-redirection";
import { offeredModes } from "./offered-mode";
import { startsPublished } from "./published-member";
import { byPreference, seatsOf, type Seat } from "./seat";

/** Where people of a seat meet an application that is delivered in a certain way. */
export interface Meeting {
  readonly environment: Environment;
  /** Id of the pool; undefined on the device. */
  readonly pool?: string;
}

/** A seat and where its people meet an application, best first. */
export interface SeatMeetings {
  readonly seat: Seat;
  readonly meetings: readonly Meeting[];
}

/** The environments that the pools of an estate really are; equal ones are the same object. */
export class PoolEnvironments {
  private readonly environments = new DistinctEnvironments();
  private readonly redirections = new Map<PoolDemand, Environment["redirection"]>();
  private readonly own = new Map<string, PoolDemand>();
  private readonly published = new Map<string, PoolDemand>();
  /** Forms and choice of an application → user group → seats: hundreds of applications share a handful. */
  private readonly known = new Map<string, Map<UserGroup, readonly SeatMeetings[]>>();
  private readonly distinct = new Map<string, readonly (readonly Meeting[])[]>();

  constructor(
    private readonly estate: Estate,
    pools: readonly PoolDemand[],
  ) {
    for (const pool of pools) {
      for (const member of pool.members) {
        if (member.published === undefined) this.own.set(seatKey(member), pool);
        // Zone, image, platform and class are the group's: it has one pool for single windows.
        if (pool.sessionType === "remote-app") this.published.set(member.group.id, pool);
      }
    }
  }

  /** The seats of a group in the order of preference, with the meetings that each offers an application. */
  meetings(application: Pick<Application, "forms" | "decision">, group: UserGroup): readonly SeatMeetings[] {
    const kind = kindOf(application);
    const ofKind = this.known.get(kind) ?? new Map<UserGroup, readonly SeatMeetings[]>();
    this.known.set(kind, ofKind);
    const known = ofKind.get(group);
    if (known !== undefined) return known;
    const sorted = [...seatsOf(this.estate.scenarios, [group])].sort(
      byPreference(({ scenario }) => startsPublished(scenario)),
    );
    const seats = sorted.map((seat) => ({
      seat,
      meetings: offeredModes(application, seat.scenario)
        .filter((mode) => mode !== "app-attach" || this.estate.settings.compatibility.appAttach)
        .map((mode) => this.meet(seat, mode)),
    }));
    ofKind.set(group, seats);
    return seats;
  }

  /** What the seats of all groups offer an application, each choice once; see `meetings`. */
  choices(application: Pick<Application, "forms" | "decision">): readonly (readonly Meeting[])[] {
    const kind = kindOf(application);
    const known = this.distinct.get(kind);
    if (known !== undefined) return known;
    const choices = new Map<string, readonly Meeting[]>();
    const numbers = new Map<Environment, number>();
    for (const group of this.estate.userGroups) {
      for (const { meetings } of this.meetings(application, group)) {
        for (const { environment } of meetings) {
          if (!numbers.has(environment)) numbers.set(environment, numbers.size);
        }
        choices.set(meetings.map(({ environment }) => numbers.get(environment)).join(" "), meetings);
      }
    }
    const distinct = [...choices.values()];
    this.distinct.set(kind, distinct);
    return distinct;
  }

  /**
   * What an application meets when people of a seat get it in a mode that the seat offers. Where nobody opens single
   * windows yet, that is the pool which would be made for them.
   *
   * @throws RangeError when the seat has no desktop for the mode
   */
  meet(seat: Seat, mode: DeliveryMode): Meeting {
    const pool = this.poolOf(seat, mode);
    return {
      environment: this.environments.single(this.environmentAt(seat, mode, pool)),
      ...(pool === undefined ? {} : { pool: pool.id }),
    };
  }

  private poolOf(seat: Seat, mode: DeliveryMode): PoolDemand | undefined {
    if (mode === "local" || (mode === "web" && seat.scenario.delivery === "local")) return undefined;
    const pool =
      mode === "remote-app"
        ? (this.published.get(seat.group.id) ?? poolFor(this.estate, { ...seat, published: [] }))
        : this.own.get(seatKey(seat));
    if (pool === undefined)
      throw new RangeError(`${seatKey(seat)} has no pool for the delivery mode ${mode}`);
    return pool;
  }

  private environmentAt(seat: Seat, mode: DeliveryMode, pool: PoolDemand | undefined): Environment {
    const { settings } = this.estate;
    const { scenario } = seat;
    if (pool === undefined) {
      return environmentOf(settings, mode, {
        place: "device",
        sessionType: "local",
        operatingSystem: "windows-11",
        protectionClass: seat.group.protectionClass,
        scenario,
      });
    }
    const image = settings.images[pool.image];
    if (image === undefined) throw new RangeError(`image "${pool.image}" is not in the estate`);
    return environmentOf(settings, mode, {
      place: pool.platform,
      sessionType: pool.sessionType,
      operatingSystem: image.operatingSystem,
      protectionClass: pool.protectionClass,
      scenario: { ...scenario, redirection: this.redirectionOf(pool) },
    });
  }

  /** The setting belongs to the pool, whatever a single scenario opens. */
  private redirectionOf(pool: PoolDemand): Environment["redirection"] {
    const known = this.redirections.get(pool);
    if (known !== undefined) return known;
    const { redirection } = poolRedirection(
      pool.id,
      pool.members.map(({ scenario }) => scenario),
    );
    this.redirections.set(pool, redirection);
    return redirection;
  }
}

/** What decides in which modes a scenario offers an application. */
function kindOf({ forms, decision }: Pick<Application, "forms" | "decision">): string {
  return `${forms.join(" ")} ${decision.delivery ?? ""}`;
}

function seatKey({ group, scenario }: Pick<Seat, "group" | "scenario">): string {
  return `${group.id}/${scenario.id}`;
}
