import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { daemonEnvironment, daemonsAreInstalled, debianPath } from "./daemon-packages";

/** `describe` for tests that run daemons; without Debian's packages it skips them. That this happens, provide-daemons.js says once. */
export const describeWithDaemons = (daemonsAreInstalled() ? describe : describe.skip) as jest.Describe;

/** Longest time of one run of a program; unit: milliseconds. */
const RUN_LIMIT_MS = 60_000;

/** Longest time until a daemon says that it is ready; unit: milliseconds. */
const READY_LIMIT_MS = 30_000;

export interface ProgramResult {
  readonly status: number | null;
  /** Standard output and errors, as written. */
  readonly output: string;
}

/**
 * Runs a program to its end, at most a minute.
 *
 * @param program path as on a Debian machine, "/usr/sbin/freeradius"
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd = process.cwd() }: { readonly cwd?: string } = {},
): ProgramResult {
  const run = spawnSync(debianPath(program), args, {
    encoding: "utf8",
    env: daemonEnvironment(),
    timeout: RUN_LIMIT_MS,
    killSignal: "SIGKILL",
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error) throw new Error(`${program}: ${run.error.message}\n${run.stdout}${run.stderr}`);
  return { status: run.status, output: run.stdout + run.stderr };
}

/**
 * The same beside daemons of the test: their output is read meanwhile, so that none of them waits for a full pipe.
 *
 * @param program path as on a Debian machine
 */
export function runBeside(program: string, args: readonly string[]): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(debianPath(program), args, {
      env: daemonEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: RUN_LIMIT_MS,
      killSignal: "SIGKILL",
    });
    let output = "";
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}

/** A daemon in the foreground, a child of the test: it ends with `stop`, at the latest with the test process. */
export class Daemon {
  #output = "";
  #ended = false;

  private constructor(
    private readonly program: string,
    private readonly child: ChildProcess,
  ) {
    const keep = (chunk: Buffer) => (this.#output += chunk.toString());
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => ((this.#output += error.message), (this.#ended = true)));
    child.on("exit", () => (this.#ended = true));
    process.once("exit", this.#kill);
  }

  /**
   * Starts a daemon and waits for the line that says it is ready.
   *
   * @param program path as on a Debian machine
   * @param ready what its output says when it listens
   * @throws with all its output when it ends or stays silent
   */
  static async start(program: string, args: readonly string[], ready: RegExp): Promise<Daemon> {
    const child = spawn(debianPath(program), args, {
      env: daemonEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const daemon = new Daemon(program, child);
    await daemon.waitFor(ready);
    return daemon;
  }

  get output(): string {
    return this.#output;
  }

  /** @throws with all output when the daemon ends or does not say it in time */
  async waitFor(said: RegExp): Promise<void> {
    for (let waited = 0; !said.test(this.#output); waited += 50) {
      if (this.#ended || waited > READY_LIMIT_MS) {
        const what = this.#ended ? "ended" : `was silent for ${READY_LIMIT_MS} ms`;
        await this.stop();
        throw new Error(`${this.program} ${what} before ${said}:\n${this.#output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    process.removeListener("exit", this.#kill);
    if (this.#ended) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const impatience = setTimeout(this.#kill, 5_000);
    await gone;
    clearTimeout(impatience);
  }

  readonly #kill = () => void this.child.kill("SIGKILL");
}

/** A UDP and TCP port of the loopback address that nobody listens on at this moment. */
export async function freePort(address = "127.0.0.1"): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = await new Promise<number>((resolve, reject) => {
      const server = createServer().once("error", reject);
      server.listen(0, address, () => {
        const bound = server.address();
        server.close(() => resolve(typeof bound === "object" && bound ? bound.port : 0));
      });
    });
    if (await isFreeUdp(port, address)) return port;
  }
  throw new Error(`no free port on ${address}`);
}

function isFreeUdp(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4").once("error", () => resolve(false));
    socket.bind(port, address, () => socket.close(() => resolve(true)));
  });
}
