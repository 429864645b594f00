import type { Estate, Scenario, UserGroup } from "../model/estate";
import type { AssessedApplication } from "./assessed-application";
import { isShared } from "./environments";
import { groupImages, type ImageGrouping, type ImageTenant } from "./image-grouping";
import type { Portfolio } from "./portfolio";
import { highestClass, type ProtectionClass } from "./protection-class";
import { currentDelivery } from "./replacement";
import type { RemediationId } from "./remediation-catalog";
import type { RuleId } from "./rule";
import { catalogued } from "./rule-catalog";
import { verdictWithout } from "./way-out";

/** Desktops that could share an image. */
export interface DesktopKind {
  readonly platform: "azure" | "vsphere";
  readonly sessionType: Exclude<Scenario["delivery"], "local">;
  readonly protectionClass: ProtectionClass;
}

/** Images that desktops of one kind need. */
export interface KindImages extends DesktopKind {
  readonly grouping: ImageGrouping;
  /** Installed there although a fact is missing: an answer can add a clash. Sorted ids. */
  readonly unknown: readonly string[];
}

/**
 * Images that the applications people use need, by kind of desktop.
 *
 * An application belongs to the image where it is installed on the desktop; what runs in the browser, is attached or
 * stands on the device does not. One that only a pool of its own would help is counted as if it had it. An application
 * that needs a higher class of protection than its users have belongs to desktops of that class.
 *
 * @returns sorted by platform, session type and class from low to high
 */
export function portfolioImages(estate: Estate, portfolio: Portfolio): readonly KindImages[] {
  const inventory = new Map(estate.applications.map((application) => [application.id, application]));
  return [...tenantsByKind(estate, portfolio)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { kind, tenants }]) => {
      const all = [...tenants.values()];
      return {
        ...kind,
        grouping: groupImages(all, inventory, isShared(kind.sessionType)),
        unknown: all.filter(({ open }) => open).map(({ application }) => application.id),
      };
    });
}

interface Tenant extends ImageTenant {
  readonly open: boolean;
}

interface KindTenants {
  readonly kind: DesktopKind;
  /** By id, sorted. */
  readonly tenants: Map<string, Tenant>;
}

function tenantsByKind(estate: Estate, { applications }: Portfolio): ReadonlyMap<string, KindTenants> {
  const kinds = new Map<string, KindTenants>();
  const scenarios = new Map(estate.scenarios.map((scenario) => [scenario.id, scenario]));
  for (const assessed of applications) {
    const { id } = assessed.application;
    for (const group of estate.userGroups) {
      if ((group.applications[id] ?? 0) === 0) continue;
      for (const [scenarioId, people] of Object.entries(group.scenarios)) {
        const scenario = scenarios.get(scenarioId);
        const tenant = scenario === undefined || people === 0 ? undefined : tenantOf(assessed, scenario);
        if (scenario === undefined || tenant === undefined) continue;
        const kind = kindOf(estate, group, scenario, tenant.mode, assessed.protectionClass);
        const key = `${kind.platform} ${kind.sessionType} ${CLASS_ORDER[kind.protectionClass]}`;
        const known = kinds.get(key) ?? { kind, tenants: new Map<string, Tenant>() };
        kinds.set(key, known);
        known.tenants.set(id, tenant);
      }
    }
  }
  return kinds;
}

const CLASS_ORDER: Readonly<Record<ProtectionClass, number>> = { normal: 0, high: 1, "very-high": 2 };

/** Undefined where it is not installed on the desktop, or cannot be. */
function tenantOf(
  assessed: AssessedApplication,
  scenario: Scenario,
): (Tenant & { readonly mode: InstalledMode }) | undefined {
  const { mode } = currentDelivery(assessed, scenario);
  const assessment = assessed.scenarios[scenario.id]?.[mode];
  if (!isInstalled(mode) || assessment === undefined) return undefined;
  const { application } = assessed;
  const helped = assessment.reasons
    .filter(({ rule, effect }) => effect === "blocker" && lists(rule, "dedicated-pool"))
    .map(({ rule }) => rule);
  const verdict = verdictWithout(assessed, assessment, new Set(helped));
  if (verdict === "incompatible" || verdict === "not-applicable") return undefined;
  const alone = helped.find((rule) => !KNOWN_CLASHES.has(rule));
  return { application, mode, open: verdict === "unknown", ...(alone === undefined ? {} : { alone }) };
}

/** Rules whose pool of one's own can be shared by all applications that ask for the same. */
const KNOWN_CLASHES: ReadonlySet<RuleId> = new Set<RuleId>(["RT-050", "RT-053", "RT-056", "RT-057"]);

type InstalledMode = "pooled" | "personal" | "remote-app";

function isInstalled(mode: string): mode is InstalledMode {
  return mode === "pooled" || mode === "personal" || mode === "remote-app";
}

function lists(rule: RuleId, remediation: RemediationId): boolean {
  return catalogued(rule).remediation.includes(remediation);
}

function kindOf(
  { settings }: Estate,
  group: UserGroup,
  scenario: Scenario,
  mode: InstalledMode,
  needed: ProtectionClass,
): DesktopKind {
  const protectionClass = highestClass([group.protectionClass, needed]);
  const own = protectionClass === group.protectionClass ? group.platform : undefined;
  const platform = own ?? settings.placement[protectionClass].platforms[0];
  if (platform === undefined) {
    throw new RangeError(`placement of protection class "${protectionClass}" lists no platform`);
  }
  return {
    platform,
    sessionType: mode === "personal" && scenario.delivery === "gpu" ? "gpu" : mode,
    protectionClass,
  };
}
