import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulate, type SimulateOptions, type SimulateResult } from "../../simulator/run";
import { writeEstate, type EstateFiles } from "../support/estate-builder";
import { runCommand, type CommandResult } from "../support/run-command";

/** The parts of an estate that a test may rename or remove. */
const USER_FILES = ["user-groups", "scenarios", "sites", "applications"];

/** An estate in a folder of its own, its synthesised stacks, and the simulated clouds that they are applied to. */
export class EstateSimulation {
  private readonly folder = mkdtempSync(join(tmpdir(), "workplace-engine-"));
  private readonly estateDir = join(this.folder, "estate");

  /** Another one in the same condition: lock file, stacks, clouds and Terraform's states. */
  fork(): EstateSimulation {
    const copy = new EstateSimulation();
    cpSync(this.folder, copy.folder, { recursive: true });
    return copy;
  }

  /** Replaces the estate's files, lock and synthesises; a finding of either command is an error. */
  async synth(files: EstateFiles): Promise<void> {
    this.write(files);
    for (const command of ["lock", "synth"]) {
      const { exitCode, stdout, stderr } = await this.command(command);
      if (exitCode !== 0) throw new Error(`workplace ${command} failed:\n${stdout}${stderr}`);
    }
  }

  /** Replaces the estate's files; lock file and output stay. */
  write(files: EstateFiles): void {
    mkdirSync(this.estateDir, { recursive: true });
    for (const part of USER_FILES) rmSync(join(this.estateDir, part), { recursive: true, force: true });
    writeEstate(this.estateDir, files);
  }

  /** Runs `workplace <args>` on the estate. */
  command(...args: readonly string[]): Promise<CommandResult> {
    return runCommand(this.estateDir, args);
  }

  run(action: SimulateOptions["action"], more: Partial<SimulateOptions> = {}): Promise<SimulateResult> {
    return simulate({
      outDir: join(this.estateDir, "cdktf.out"),
      stateDir: join(this.folder, "simulation"),
      action,
      environment: process.env,
      ...more,
    });
  }

  /**
   * What applying the estate with these files does; see `actionsOf`.
   *
   * @throws Error when a command or a stack fails
   */
  async apply(files: EstateFiles): Promise<Actions> {
    await this.synth(files);
    return actionsOf(await this.run("apply"));
  }

  /** Number of objects in Terraform's state per stack. */
  async objects(): Promise<Readonly<Record<string, number>>> {
    const { stacks } = await this.run("status");
    return Object.fromEntries(stacks.map(({ stack, objects }) => [stack, objects]));
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Applies an estate once for the tests of a block, each of which gets a copy of the result.
 *
 * @param created - what applying it has to do at least, per stack
 * @returns the copy of the test that runs
 */
export function appliedEstate(files: EstateFiles, created: Actions): () => EstateSimulation {
  let applied: EstateSimulation;
  let copy: EstateSimulation;
  beforeAll(async () => {
    applied = new EstateSimulation();
    expect(await applied.apply(files)).toMatchObject(created);
  });
  beforeEach(() => (copy = applied.fork()));
  afterEach(() => copy.delete());
  afterAll(() => applied.delete());
  return () => copy;
}

/** Stack → "create azurerm_subnet" → how many. A stack without any is there, and empty. */
export type Actions = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * Actions per stack and kind.
 *
 * @throws Error when a stack failed
 */
export function actionsOf({ stacks }: SimulateResult): Actions {
  return Object.fromEntries(
    stacks.map(({ stack, changes, succeeded, diagnostics, skipped }) => {
      if (!succeeded) throw new Error(`${stack} failed: ${skipped ?? JSON.stringify(diagnostics, null, 1)}`);
      const counts: Record<string, number> = {};
      for (const { action, type } of changes) {
        const kind = `${action} ${type}`;
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return [stack, counts];
    }),
  );
}
