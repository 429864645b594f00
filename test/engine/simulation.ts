import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inventory } from "../../simulator/engine/inventory";
import { ObjectStore } from "../../simulator/engine/object-store";
import { simulate, type SimulateOptions, type SimulateResult, type StackOutcome } from "../../simulator/run";
import { FIXTURE_INVENTORY, synthFixture, type FixtureOptions } from "./fixture-stacks";

/** A fixture with a simulated estate of its own. */
export class FixtureSimulation {
  readonly folder = mkdtempSync(join(tmpdir(), "workplace-engine-"));
  readonly outDir = join(this.folder, "cdktf.out");
  readonly stateDir = join(this.folder, "simulation");

  /** Another one in the same condition: stacks, clouds and Terraform's states. */
  fork(): FixtureSimulation {
    const copy = new FixtureSimulation();
    cpSync(this.folder, copy.folder, { recursive: true });
    return copy;
  }

  /** Synthesises the fixture again; the simulated estate stays. */
  synth(options: FixtureOptions = {}): void {
    synthFixture(this.outDir, options);
  }

  run(action: SimulateOptions["action"], more: Partial<SimulateOptions> = {}): Promise<SimulateResult> {
    return simulate({
      outDir: this.outDir,
      stateDir: this.stateDir,
      action,
      inventory: Inventory.from(FIXTURE_INVENTORY),
      environment: process.env,
      ...more,
    });
  }

  get store(): ObjectStore {
    return new ObjectStore(join(this.stateDir, "estate"));
  }

  /** Number of objects that exist in the simulated clouds. */
  get objectCount(): number {
    return this.store.types().reduce((sum, type) => sum + this.store.list(type).length, 0);
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The outcome of one stack. */
export function stackOf(result: SimulateResult, name: string): StackOutcome {
  const outcome = result.stacks.find(({ stack }) => stack === name);
  if (!outcome) throw new Error(`no outcome of stack "${name}"`);
  return outcome;
}

/** "create 2, replace 1", or "nothing". */
export function countsText({ counts }: StackOutcome): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.length === 0 ? "nothing" : parts.map(([action, count]) => `${action} ${count}`).join(", ");
}

/** Errors of all stacks, one text per error. */
export function errorsOf(result: SimulateResult): readonly string[] {
  return result.stacks.flatMap(({ diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ summary, detail }) => `${summary}: ${detail}`),
  );
}
