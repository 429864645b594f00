import type { ApplicationOperatingSystem, BackendLocation } from "../generated/application";
import type { EstateSpec } from "../generated/estate";
import type { RedirectionSpec } from "../generated/scenario";
import type { DeliveryMode } from "./delivery-mode";

/** Where the application's code runs: on a desktop of one of the platforms, or on the device on the desk. */
export type Place = "azure" | "vsphere" | "device";

/**
 * What an application meets when it is delivered in a certain way: the facts that rules compare manifests with. Plain
 * data without ids of scenarios or pools, so that scenarios that offer the same share one assessment.
 */
export interface Environment {
  readonly mode: DeliveryMode;
  readonly place: Place;
  readonly operatingSystem: ApplicationOperatingSystem;
  /** Several people work on the machine at the same time. */
  readonly multiSession: boolean;
  /** The machine is theirs and keeps what they install and store. */
  readonly persistent: boolean;
  /** How the machine is known to the domain. */
  readonly join: "entra" | "active-directory";
  readonly gpu: boolean;
  /** What passes between device and desktop; everything is at hand where the application runs on the device. */
  readonly redirection: Required<RedirectionSpec>;
  /** Windows show on several monitors or on a high-resolution display of a mobile device. */
  readonly mixedDpi: boolean;
  /** Highest need for protection of data that is processed there. */
  readonly protectionClass: "normal" | "high" | "very-high";
  /** The loss of one host does not interrupt work for longer than a new sign-in takes. */
  readonly redundant: boolean;
  /** Round-trip time to servers by where they run (ms). */
  readonly latencyMs: Readonly<Record<BackendLocation, number>>;
}

/** Where the application runs, apart from what passes between desktop and device. */
export type Machine = Pick<
  Environment,
  "mode" | "place" | "operatingSystem" | "protectionClass" | "latencyMs"
>;

/** What holds for the whole estate and on which day. */
export interface Policy {
  /** Day of the assessment, YYYY-MM-DD. */
  readonly today: string;
  readonly compatibility: EstateSpec["compatibility"];
  /** Ids of all manifests, for references between them. */
  readonly applicationIds: ReadonlySet<string>;
}
