import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

/** One command of Terraform or OpenTofu. */
export interface TerraformCommand {
  /** "terraform", "tofu" or a path. */
  readonly binary: string;
  readonly folder: string;
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Called with every line of the standard output. */
  readonly onLine?: (line: string) => void;
}

/** How a command ended. */
export interface TerraformResult {
  /** Exit code; null when a signal ended the process. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface RunningTerraform {
  readonly result: Promise<TerraformResult>;
  /** Asks Terraform to finish what it is doing, save its state and end. */
  readonly interrupt: () => void;
  /** Ends the process at once, as a power cut would. */
  readonly kill: () => void;
}

/**
 * Starts a command. It gets its own process group: a Ctrl-C at the terminal reaches only us, and we pass it on once.
 * (At a second interrupt Terraform gives up and leaves its lock behind.)
 */
export function startTerraform(command: TerraformCommand): RunningTerraform {
  const child = spawn(command.binary, [...command.arguments], {
    cwd: command.folder,
    env: command.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const lines: string[] = [];
  let stderr = "";
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    command.onLine?.(line);
  });
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  let interrupted = false;
  return {
    result: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) => resolve({ exitCode, stdout: lines.join("\n"), stderr }));
    }),
    interrupt: () => {
      if (interrupted) return;
      interrupted = true;
      child.kill("SIGINT");
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

/**
 * The engine on this machine.
 *
 * @param environment - its PATH is searched; `TERRAFORM_BINARY_NAME` names another binary
 * @returns "terraform", "tofu" or the name in the variable; undefined when none answers
 */
export function findTerraform(environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment["TERRAFORM_BINARY_NAME"];
  const candidates = named === undefined || named === "" ? ["terraform", "tofu"] : [named];
  return candidates.find(
    (binary) => spawnSync(binary, ["version"], { env: environment, stdio: "ignore" }).status === 0,
  );
}

/** Variables of Terraform as it reads them from the environment. */
export function variableEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]));
}

/**
 * Environment for Terraform: without the caller's own Terraform settings and cloud credentials, so that a simulation
 * can neither be changed by them nor reach a real cloud.
 *
 * @param reattach - value of `TF_REATTACH_PROVIDERS`
 */
export function terraformEnvironment(caller: NodeJS.ProcessEnv, reattach: string): NodeJS.ProcessEnv {
  const foreign = /^(TF_|TOFU_|ARM_|AZURE_|VSPHERE_|GOVC_)/;
  const kept = Object.entries(caller).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    TF_REATTACH_PROVIDERS: reattach,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    // Terraform rewrites its state after every resource and spends most of the time collecting garbage
    // (999 resources: apply 40 s, with this 28 s). Kind: measurement.
    GOGC: caller["GOGC"] ?? "800",
  };
}
