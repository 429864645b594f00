import type { Application, Catalog, Scenario, Site, UserGroup } from "./estate";
import type { EstateSpec } from "../generated/estate";
import type { LockSpec } from "../generated/lock";
import type { CatalogSection } from "./catalog";

/** Ids that may be referred to; undefined when a fault hides them, then references are not judged. */
export type KnownIds = ReadonlySet<string> | undefined;

/**
 * What rules that look at several files see: every file that is valid on its own, and the ids of all files, so that a
 * fault in one file does not make references to it dangle.
 */
export interface DraftEstate {
  /** Undefined when estate.yaml is missing or invalid. */
  readonly settings?: Readonly<EstateSpec>;
  readonly lock?: Readonly<LockSpec>;
  readonly userGroups: readonly UserGroup[];
  readonly scenarios: readonly Scenario[];
  readonly sites: readonly Site[];
  readonly applications: readonly Application[];
  readonly catalog: Catalog;
  readonly ids: {
    readonly userGroups: ReadonlySet<string>;
    readonly scenarios: ReadonlySet<string>;
    readonly sites: ReadonlySet<string>;
    readonly applications: ReadonlySet<string>;
    readonly zones: KnownIds;
    readonly images: KnownIds;
    readonly workingTimeModels: KnownIds;
    readonly platforms: KnownIds;
    readonly catalog: Readonly<Record<CatalogSection, ReadonlySet<string>>>;
  };
  /** Price books that exist, and the one that estate.yaml names, when it was found. */
  readonly priceBooks: ReadonlySet<string>;
  /** All user-group files are valid, so what nobody uses can be told. */
  readonly userGroupsComplete: boolean;
  /** Catalogue files exist that could not be parsed, so their ids are unknown. */
  readonly catalogComplete: boolean;
  /** Every valid file with its data, for rules that look at all of them; that of elements holds `id` and `file`, too. */
  readonly documents: readonly { readonly file: string; readonly data?: unknown }[];
}
