/** What the hosts of an image generation are built from. */
export interface ImageSource {
  /** Generation number (1 to 1295). */
  readonly number: number;
  /** Azure: `<image definition>/<version>`; vSphere: the template. */
  readonly source: string;
  /** JSON pointer of the generation in estate.yaml. */
  readonly pointer: string;
}

/** A number range from which buildings get blocks. */
export interface NumberRangeRequest {
  readonly id: string;
  /** First and last extension that may be given out; multiples of the block size, the last one minus 1. */
  readonly first: number;
  readonly last: number;
  /** Numbers in a block. */
  readonly blockSize: number;
}

/** What a building needs of the number plan. */
export interface NumberSiteRequest {
  readonly id: string;
  /** File of the building. */
  readonly file: string;
  readonly range: string;
  /** Extension that emergency calls show; a new building gets the block around it. */
  readonly emergency: number;
  /** Numbers that fresh blocks should hold, growth included. */
  readonly numbers: number;
  /** `user-group/<id>`, `function/<id>`, `hotline/<id>` with how many numbers each needs. */
  readonly holders: readonly { readonly id: string; readonly count: number }[];
}

/** What a building needs of address space and VLAN ids. */
export interface SiteRequest {
  readonly id: string;
  readonly addresses: number;
  /** Networks of the building. @default none */
  readonly networks?: readonly { readonly name: string; readonly addresses: number }[];
  /** Whether its networks need VLAN ids by now. @default false */
  readonly needsVlans?: boolean;
}

/** What a plan needs from the lock file: input of `reconcileLock`. Order is irrelevant. */
export interface LockRequest {
  /** Settings that name or place everything, with their JSON pointer in estate.yaml. */
  readonly settings?: readonly { readonly name: string; readonly value: string; readonly pointer: string }[];
  /** Role → cluster that has it, decided with the lock in view. @default none */
  readonly clusters?: Readonly<Record<string, string>>;
  /** Address spaces to allocate from; azure is absent without the platform. */
  readonly addressSpaces: { readonly azure?: string; readonly vsphere: string };
  readonly vlanIds: { readonly first: number; readonly last: number };
  readonly pools: readonly {
    readonly id: string;
    readonly platform: "azure" | "vsphere";
    /** Addresses a fresh subnet should hold, growth included. */
    readonly addresses: number;
    /** Hosts the pool needs now (one generation). */
    readonly hosts: number;
    /** Image generations that exist at the same time (1 or 2, 3 at most). */
    readonly generations: number;
    /** First slot the estate declares drained; undefined = none. */
    readonly drainedFromSlot?: number;
    /** Shape of its hosts, decided with the lock in view; undefined = whatever the lock says. */
    readonly host?: string;
    /** Image generations in use; undefined = whatever the lock says. */
    readonly images?: readonly ImageSource[];
  }[];
  readonly networks: readonly {
    readonly name: string;
    readonly platform: "azure" | "vsphere";
    readonly addresses: number;
  }[];
  /** Buildings; their blocks come from the on-premises address space. */
  readonly sites: readonly SiteRequest[];
  /** Names of firewall rules that need a priority of their own. @default none */
  readonly connectionRules?: readonly string[];
  /** Telephone numbers. @default none */
  readonly numbers?: {
    readonly ranges: readonly NumberRangeRequest[];
    readonly sites: readonly NumberSiteRequest[];
  };
}
