import type { ApplicationBasis, Scenario } from "../model/estate";
import { platformOf } from "../model/group-platform";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import { DistinctEnvironments } from "./distinct-environments";
import type { Environment, Place } from "./environment";
import { PROTECTION_CLASSES, type ProtectionClass } from "./protection-class";

type Settings = ApplicationBasis["settings"];
type SharedSystem = Settings["images"][string]["operatingSystem"];
type SessionType = Scenario["delivery"];

/** A desktop, or the device itself, as planning or the matrix knows it. */
export interface Desktop {
  readonly place: Place;
  /** How people reach it: pooled and remote-app hosts are shared, local is the device on the desk. */
  readonly sessionType: SessionType;
  readonly operatingSystem: Environment["operatingSystem"];
  /** Highest need for protection of the data that is processed there. */
  readonly protectionClass: ProtectionClass;
  /** Device, monitors and what passes between device and desktop. */
  readonly scenario: Pick<Scenario, "monitors" | "onSiteShare" | "redirection">;
  /**
   * Whether another host takes over at once.
   * @default true for shared hosts
   */
  readonly redundant?: boolean;
}

/** One field of the matrix: how a mode looks to people in a scenario whose application needs a class of protection. */
export interface ScenarioEnvironment {
  /** Id of the scenario. */
  readonly scenario: string;
  readonly mode: DeliveryMode;
  readonly protectionClass: ProtectionClass;
  /** The same object wherever the content is the same. */
  readonly environment: Environment;
}

/**
 * What an application meets on a desktop when it is delivered in a mode. A web application runs in the browser of the
 * desktop, or of the device where there is no desktop; on the device everything is at hand.
 *
 * `mixedDpi` holds for more than one monitor and for people who work outside as well: they see the same session on the
 * display of a mobile device.
 */
export function environmentOf(settings: Settings, mode: DeliveryMode, desktop: Desktop): Environment {
  const { place, sessionType, scenario } = desktop;
  const shared = isShared(sessionType);
  const { monitors, onSiteShare, redirection } = scenario;
  return {
    mode,
    place,
    operatingSystem: desktop.operatingSystem,
    multiSession: shared,
    persistent: !shared,
    join: place === "azure" ? settings.identity.azureJoin : "active-directory",
    gpu: sessionType === "gpu",
    redirection: place === "device" ? AT_HAND : redirection,
    mixedDpi: monitors > 1 || onSiteShare < 1,
    protectionClass: desktop.protectionClass,
    // Whoever loses the desktop opens a web application in the next browser.
    redundant: mode === "web" || (desktop.redundant ?? shared),
    latencyMs: settings.compatibility.latency[place],
  };
}

/**
 * Every scenario × delivery mode × class of protection, on the first platform that the placement of the class allows.
 *
 * Shared hosts have the operating system of the image that most people on that platform share; where nobody does yet,
 * Windows 11 multi-session on Azure and Windows Server 2025 on vSphere. Desktops of one's own and devices have Windows
 * 11. Local delivery is left out where the scenario does not allow it.
 *
 * @returns sorted by scenario, mode in the order of tables, class from low to high
 */
export function scenarioEnvironments(estate: ApplicationBasis): readonly ScenarioEnvironment[] {
  const distinct = new DistinctEnvironments();
  const systems = {
    azure: sharedOperatingSystem(estate, "azure"),
    vsphere: sharedOperatingSystem(estate, "vsphere"),
  };
  return estate.scenarios.flatMap((scenario) =>
    DELIVERY_MODES.filter((mode) => mode !== "local" || allowsLocal(scenario)).flatMap((mode) =>
      PROTECTION_CLASSES.map((protectionClass) => {
        const desktop = desktopFor(estate.settings, systems, scenario, mode, protectionClass);
        const environment = distinct.single(environmentOf(estate.settings, mode, desktop));
        return { scenario: scenario.id, mode, protectionClass, environment };
      }),
    ),
  );
}

/** Whether several people work on a host at the same time. */
export function isShared(sessionType: SessionType): boolean {
  return sessionType === "pooled" || sessionType === "remote-app";
}

/** Whether specialist applications may be installed on the device of a scenario. */
export function allowsLocal({ delivery, localApplications }: Scenario): boolean {
  return delivery === "local" || localApplications;
}

/** Everything is at hand where the application runs on the device itself. */
const AT_HAND: Environment["redirection"] = {
  clipboard: true,
  drives: true,
  printers: true,
  smartcards: true,
  usb: true,
  microphone: true,
  camera: true,
};

function desktopFor(
  settings: Settings,
  systems: Readonly<Record<"azure" | "vsphere", SharedSystem>>,
  scenario: Scenario,
  mode: DeliveryMode,
  protectionClass: ProtectionClass,
): Desktop {
  const sessionType = sessionTypeFor(mode, scenario);
  const platform = settings.placement[protectionClass].platforms[0];
  if (platform === undefined) {
    throw new RangeError(`placement of protection class "${protectionClass}" lists no platform`);
  }
  return {
    place: sessionType === "local" ? "device" : platform,
    sessionType,
    operatingSystem: isShared(sessionType) ? systems[platform] : "windows-11",
    protectionClass,
    scenario,
  };
}

function sessionTypeFor(mode: DeliveryMode, { delivery }: Scenario): SessionType {
  if (mode === "web") return delivery;
  if (mode === "app-attach") return "pooled";
  return mode === "personal" && delivery === "gpu" ? "gpu" : mode;
}

function sharedOperatingSystem(
  { settings, userGroups, scenarios }: ApplicationBasis,
  platform: "azure" | "vsphere",
): SharedSystem {
  const shared = new Set(scenarios.filter(({ delivery }) => isShared(delivery)).map(({ id }) => id));
  const people = new Map<SharedSystem, number>();
  for (const group of userGroups) {
    if (platformOf(group, settings) !== platform) continue;
    const system = settings.images[group.image]?.operatingSystem;
    if (system === undefined) continue;
    for (const [scenario, count] of Object.entries(group.scenarios)) {
      if (shared.has(scenario)) people.set(system, (people.get(system) ?? 0) + count);
    }
  }
  const [most] = [...people].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? (platform === "azure" ? "windows-11-multi-session" : "windows-server-2025");
}
