import { readDataSource } from "../engine/read-data-source";
import { conformToBlock } from "../engine/fill-object";
import type { ResourceEngine } from "../engine/resource-engine";
import type { FaultInjector } from "../fault/fault-injector";
import type { OverlayFamily } from "../overlay/resource-overlay";
import { SimulationError } from "../simulation-error";
import { isValueObject, type Value, type ValueObject } from "../value";
import type { WireDiagnostic, WireRequest, WireResponse } from "./message";
import { fromWire, toWire } from "./wire-value";
import { CAPABILITIES } from "./wire-schema";

/** One Terraform process as the server sees it. */
export interface Caller {
  /** Tells connections apart: every Terraform process and provider alias has its own. */
  readonly peer: string;
  /** Cuts the connection, as a crashed provider would. */
  readonly drop: () => void;
}

/** A method of the protocol. Answers undefined when the connection was cut on purpose. */
export type ProviderCall = (request: WireRequest, caller: Caller) => Promise<WireResponse | undefined>;

/** The methods of tfplugin5.proto over the simulated services. GetSchema is answered by the server. */
export class ProviderCalls {
  private readonly configurations = new Map<string, ValueObject>();

  constructor(
    private readonly engine: ResourceEngine,
    private readonly overlays: OverlayFamily,
    private readonly faults: FaultInjector,
  ) {}

  /** Forgets what a closed connection had configured. */
  forget(peer: string): void {
    this.configurations.delete(peer);
  }

  /** Methods by name. */
  methods(): Readonly<Record<string, ProviderCall>> {
    const answering =
      (call: (request: WireRequest, caller: Caller) => WireResponse): ProviderCall =>
      async (request, caller) =>
        answered(() => call(request, caller));
    return {
      GetMetadata: answering(() => this.metadata()),
      PrepareProviderConfig: answering(({ config }) => ({ preparedConfig: config })),
      Configure: answering(({ config }, { peer }) => this.configure(peer, config)),
      ValidateResourceTypeConfig: answering((request) => this.validate(request)),
      ValidateDataSourceConfig: answering(() => ({})),
      UpgradeResourceState: answering((request) => this.upgrade(request)),
      ReadResource: answering((request) => this.read(request)),
      PlanResourceChange: answering((request) => this.plan(request)),
      ApplyResourceChange: (request, caller) => this.apply(request, caller),
      ImportResourceState: answering((request) => this.import(request)),
      ReadDataSource: answering((request, { peer }) => this.readData(request, peer)),
      Stop: answering(() => ({})),
    };
  }

  private metadata(): WireResponse {
    const names = (types: object): { readonly typeName: string }[] =>
      Object.keys(types).map((typeName) => ({ typeName }));
    return {
      serverCapabilities: CAPABILITIES,
      resources: names(this.engine.schema.resources),
      dataSources: names(this.engine.schema.dataSources),
    };
  }

  private configure(peer: string, config: WireRequest["config"]): WireResponse {
    this.configurations.set(peer, objectFrom(fromWire(config)));
    return {};
  }

  private configuration(peer: string): ValueObject {
    return this.configurations.get(peer) ?? {};
  }

  private validate({ typeName, config }: WireRequest): WireResponse {
    return { diagnostics: this.engine.validate(typeName, objectFrom(fromWire(config))).map(diagnosticOf) };
  }

  private upgrade({ typeName, rawState }: WireRequest): WireResponse {
    const stored = fromWire(rawState);
    return { upgradedState: toWire(conformToBlock(this.engine.block(typeName), objectFrom(stored))) };
  }

  private read(request: WireRequest): WireResponse {
    const state = this.engine.read(request.typeName, objectFrom(fromWire(request.currentState)));
    return { newState: toWire(state), private: request.private };
  }

  private plan(request: WireRequest): WireResponse {
    const proposed = fromWire(request.proposedNewState);
    if (proposed === null) return { plannedState: toWire(null), plannedPrivate: request.priorPrivate };
    const { planned, replace } = this.engine.plan(
      request.typeName,
      objectOrNull(fromWire(request.priorState)),
      objectFrom(fromWire(request.config)),
    );
    return {
      plannedState: toWire(planned),
      plannedPrivate: request.priorPrivate,
      requiresReplace: replace.map((attributeName) => ({ steps: [{ attributeName }] })),
    };
  }

  private async apply(request: WireRequest, caller: Caller): Promise<WireResponse | undefined> {
    const type = request.typeName;
    const prior = objectOrNull(fromWire(request.priorState));
    const planned = objectOrNull(fromWire(request.plannedState));
    const action = planned === null ? "delete" : prior === null ? "create" : "update";
    const change = (): WireResponse => {
      const provider = this.configuration(caller.peer);
      if (planned === null) {
        this.engine.destroy(type, prior ?? {}, provider);
        return { newState: toWire(null), private: request.plannedPrivate };
      }
      const config = objectFrom(fromWire(request.config));
      const state = this.engine.apply({ type, prior, planned, config, provider });
      return { newState: toWire(state), private: request.plannedPrivate };
    };
    try {
      return await this.faults.around({ type, action }, change, caller.drop);
    } catch (error) {
      // The object is as it was before: Terraform keeps the old state.
      return { newState: request.priorState, diagnostics: [diagnosticOf(error)] };
    }
  }

  private import({ typeName, id }: WireRequest): WireResponse {
    return { importedResources: [{ typeName, state: toWire(this.engine.import(typeName, id)) }] };
  }

  private readData({ typeName, config }: WireRequest, peer: string): WireResponse {
    const question = {
      type: typeName,
      config: objectFrom(fromWire(config)),
      provider: this.configuration(peer),
    };
    return {
      state: toWire(readDataSource(this.engine.schema, this.overlays, this.engine.services, question)),
    };
  }
}

function answered(call: () => WireResponse): WireResponse {
  try {
    return call();
  } catch (error) {
    return { diagnostics: [diagnosticOf(error)] };
  }
}

function objectOrNull(value: Value): ValueObject | null {
  return isValueObject(value) ? value : null;
}

function objectFrom(value: Value): ValueObject {
  return objectOrNull(value) ?? {};
}

function diagnosticOf(error: unknown): WireDiagnostic {
  if (error instanceof SimulationError) {
    const { summary, message: detail, attribute } = error;
    const at = attribute === undefined ? {} : { attribute: { steps: [{ attributeName: attribute }] } };
    return { severity: "ERROR", summary, detail, ...at };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { severity: "ERROR", summary: "The simulator has a bug", detail: text };
}
