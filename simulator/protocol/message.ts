/** Requests and responses of tfplugin5.proto as proto-loader hands them over (camelCase, absent messages are null). */

export interface WireValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

export interface WireDiagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: WirePath;
}

export interface WirePath {
  readonly steps: readonly { readonly attributeName: string }[];
}

export interface WireAttribute {
  readonly name: string;
  readonly type: Uint8Array;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
}

export interface WireBlock {
  readonly attributes: readonly WireAttribute[];
  readonly blockTypes: readonly WireNestedBlock[];
}

export interface WireNestedBlock {
  readonly typeName: string;
  readonly block: WireBlock;
  readonly nesting: "SINGLE" | "LIST" | "SET";
  readonly minItems: number;
  readonly maxItems: number;
}

export interface WireSchema {
  readonly version: number;
  readonly block: WireBlock;
}

/** Every field that any request of the service can have; each call reads those of its own message. */
export interface WireRequest {
  readonly typeName: string;
  readonly id: string;
  readonly config: WireValue | null;
  readonly currentState: WireValue | null;
  readonly priorState: WireValue | null;
  readonly plannedState: WireValue | null;
  readonly proposedNewState: WireValue | null;
  readonly rawState: { readonly json: Uint8Array } | null;
  readonly private: Uint8Array;
  readonly priorPrivate: Uint8Array;
  readonly plannedPrivate: Uint8Array;
}

/** Every field that any response of the service can have. */
export interface WireResponse {
  readonly diagnostics?: readonly WireDiagnostic[];
  readonly preparedConfig?: WireValue | null;
  readonly upgradedState?: WireValue;
  readonly newState?: WireValue | null;
  readonly state?: WireValue;
  readonly plannedState?: WireValue;
  readonly requiresReplace?: readonly WirePath[];
  readonly plannedPrivate?: Uint8Array;
  readonly private?: Uint8Array;
  readonly importedResources?: readonly { readonly typeName: string; readonly state: WireValue }[];
  readonly resources?: readonly { readonly typeName: string }[];
  readonly dataSources?: readonly { readonly typeName: string }[];
  readonly serverCapabilities?: WireCapabilities;
}

export interface WireCapabilities {
  readonly planDestroy: boolean;
  readonly getProviderSchemaOptional: boolean;
}
