import type { ApplicationSpec } from "../generated/application";
import type { CatalogSpec } from "../generated/catalog";
import type { EstateSpec } from "../generated/estate";
import type { LockSpec } from "../generated/lock";
import type { ScenarioSpec } from "../generated/scenario";
import type { SiteSpec } from "../generated/site";
import type { UserGroupSpec } from "../generated/user-group";

/** An element that has a file of its own; the file's base name is the id. */
export interface Identified {
  readonly id: string;
  /** Path relative to the estate's folder, with forward slashes. */
  readonly file: string;
}

export type UserGroup = Readonly<UserGroupSpec> & Identified;
export type Scenario = Readonly<ScenarioSpec> & Identified;
export type Application = Readonly<ApplicationSpec> & Identified;
export type Site = Readonly<SiteSpec> & Identified;

/** What can be bought: all catalogue files merged, every section present. */
export type Catalog = Readonly<Required<CatalogSpec>> & {
  /** Section and id → file the entry stands in, for explanations: `workloads/heavy` → `catalog/workloads.yaml`. */
  readonly files: ReadonlyMap<string, string>;
};

/**
 * A city as its YAML describes it: typed, defaults filled in, references checked, elements sorted by id.
 * Plain readonly data; everything downstream is a function of it.
 */
export interface Estate {
  readonly settings: Readonly<EstateSpec>;
  readonly userGroups: readonly UserGroup[];
  readonly scenarios: readonly Scenario[];
  readonly sites: readonly Site[];
  readonly applications: readonly Application[];
  readonly catalog: Catalog;
  /** The lock file's content; undefined when there is none yet. */
  readonly lock: Readonly<LockSpec> | undefined;
}

/** What applications are judged by: who needs them, and what they meet. */
export type ApplicationBasis = Pick<Estate, "settings" | "userGroups" | "scenarios">;

/** The part of an estate that is about applications. */
export type ApplicationEstate = ApplicationBasis & Pick<Estate, "applications">;
