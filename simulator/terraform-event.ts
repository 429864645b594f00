/** What Terraform does to one resource. */
export type ResourceAction = "create" | "update" | "replace" | "delete";

/** A planned change of one resource. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: ResourceAction;
}

/** An error or warning of Terraform. */
export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** Resource that it is about. */
  readonly address?: string;
}

/** What the lines of `terraform … -json` said. */
export class TerraformEvents {
  readonly changes: ResourceChange[] = [];
  /** Changes that somebody else made to the objects since the last run. */
  readonly drift: ResourceChange[] = [];
  readonly diagnostics: TerraformDiagnostic[] = [];

  /** Reads the answer of `terraform validate -json`, which is one document instead of lines. */
  readDocument(text: string): void {
    try {
      const { diagnostics = [] } = JSON.parse(text) as { readonly diagnostics?: readonly EventDiagnostic[] };
      this.diagnostics.push(...diagnostics.map(diagnosticOf));
    } catch {
      // No document: the caller reports the exit code and what was printed.
    }
  }

  /** Reads one line; lines that are no events (a crash, a warning of the shell) are left out. */
  readLine(line: string): void {
    const event = parseEvent(line);
    if (!event) return;
    if (event.type === "planned_change" || event.type === "resource_drift") {
      const change = changeOf(event);
      if (change) (event.type === "planned_change" ? this.changes : this.drift).push(change);
    }
    if (event.type === "diagnostic" && event.diagnostic)
      this.diagnostics.push(diagnosticOf(event.diagnostic));
  }
}

interface TerraformEvent {
  readonly type?: string;
  readonly change?: {
    readonly action: string;
    readonly resource: { readonly addr: string; readonly resource_type: string };
  };
  readonly diagnostic?: EventDiagnostic;
}

interface EventDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string };
}

function diagnosticOf({ severity, summary, detail, address, snippet }: EventDiagnostic): TerraformDiagnostic {
  // Errors of the configuration name their place only in the snippet: "resource.azurerm_subnet.hosts".
  const place = address ?? snippet?.context?.replace(/^resource\./, "");
  return { severity, summary, detail: detail ?? "", ...(place === undefined ? {} : { address: place }) };
}

const ACTIONS: readonly string[] = ["create", "update", "replace", "delete"] satisfies ResourceAction[];

function parseEvent(line: string): TerraformEvent | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as TerraformEvent;
  } catch {
    return undefined;
  }
}

function changeOf({ change }: TerraformEvent): ResourceChange | undefined {
  if (!change || !ACTIONS.includes(change.action)) return undefined;
  const { addr, resource_type: type } = change.resource;
  return { address: addr, type, action: change.action as ResourceAction };
}
