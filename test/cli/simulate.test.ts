import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulateOptions } from "../../simulator/run";
import { played } from "../support/played-simulator";
import { recorder, withLocked } from "../support/run-command";

jest.mock("../../simulator/main", () =>
  jest.requireActual<{ simulatorMain(): object }>("../support/played-simulator").simulatorMain(),
);

const PLATFORM = "azure-platform";
const POOL = "azure-pool-office-standard-pooled-normal";

const change = (action: "create" | "replace" | "delete", address: string) => ({
  action,
  address,
  type: address.split(".")[0] ?? "",
});

test("plan synthesises and shows a row per stack", () =>
  withLocked(async ({ dir, run }) => {
    played.answer = () => [
      { stack: POOL, changes: [change("create", "azurerm_a.x"), change("create", "azurerm_a.y")] },
    ];
    const { exitCode, stdout, stderr } = await run(["simulate", "plan"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`^${POOL} +2 +· +· +· +\\d+\\.\\d {2}planned$`, "m"));
    expect(stdout).toMatch(/^azure-platform +· +· +· +· +\d+\.\d {2}nothing to do$/m);
    expect(stdout).toMatch(/^\d+ stacks planned in \d+ s: 2 create\n$/m);
    const [{ outDir, stateDir, action, parallel, allowDestroy } = {} as SimulateOptions] = played.calls;
    expect({ outDir, stateDir, action, parallel, allowDestroy }).toEqual({
      outDir: join(dir, "cdktf.out"),
      stateDir: join(dir, ".workplace", "simulation"),
      action: "plan",
      parallel: 2,
      allowDestroy: false,
    });
  }));

test("named stacks, other folders and options reach the simulator", () =>
  withLocked(async ({ dir, run }) => {
    writeFileSync(join(dir, "faults.json"), '[{ "kind": "fail", "nth": 3 }]');
    const argv = ["simulate", "apply", PLATFORM, POOL, "--output", "out", "--state", "state"];
    await run([...argv, "--parallel", "4", "--allow-destroy", "--inject", "faults.json"]);
    expect(played.calls).toEqual([
      expect.objectContaining({
        outDir: join(dir, "out"),
        stateDir: join(dir, "state"),
        stacks: [PLATFORM, POOL],
        parallel: 4,
        allowDestroy: true,
        faults: [{ kind: "fail", nth: 3 }],
      }),
    ]);
  }));

test("what Terraform refuses is told with stack, address and its own words", () =>
  withLocked(async ({ run }) => {
    const address = "azurerm_subnet.hosts";
    const error = { severity: "error", summary: "SubnetTaken", detail: "line 1\nline 2", address } as const;
    played.answer = () => [
      { stack: PLATFORM, succeeded: false, diagnostics: [error] },
      { stack: POOL, succeeded: false, skipped: 'stack "azure-platform" failed' },
    ];
    const { exitCode, stdout } = await run(["simulate", "apply"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "error  azure-platform: azurerm_subnet.hosts: SubnetTaken\n       line 1\n       line 2\n",
    );
    expect(stdout).toMatch(new RegExp(`^${POOL} .*skipped: stack "azure-platform" failed$`, "m"));
    expect(stdout).toContain("; 2 failed or skipped");
  }));

describe("what would lose data", () => {
  test("is marked: by type, and by what the configuration guards", () =>
    withLocked(async ({ run }) => {
      await run(["synth"]);
      played.answer = ({ action }) => [
        {
          stack: POOL,
          changes:
            action === "plan"
              ? [change("replace", "azurerm_storage_account.a"), change("delete", "azurerm_monitor_x.m")]
              : [],
        },
      ];
      const { exitCode, stdout } = await run(["simulate", "plan"]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`!! REPLACED  ${POOL}: azurerm_storage_account.a\n`);
      expect(stdout).not.toContain("!! DELETED");
    }));

  test("is remembered from the last apply when it has left the configuration", () =>
    withLocked(async ({ dir, run }) => {
      await run(["simulate", "apply"]);
      const address = "azurerm_windows_virtual_machine.personal";
      const file = join(dir, ".workplace/simulation/guarded.json");
      writeFileSync(file, JSON.stringify({ [POOL]: [address] }));
      played.answer = () => [{ stack: POOL, changes: [change("delete", address)] }];
      expect((await run(["simulate", "plan"])).stdout).toContain(`!! DELETED   ${POOL}: ${address}\n`);
      await run(["simulate", "apply"]);
      expect((await run(["simulate", "plan"])).stdout).not.toContain("!! DELETED");
    }));
});

describe("deploy", () => {
  test("validates, applies, and plans again", () =>
    withLocked(async ({ run }) => {
      const { exitCode, stdout } = await run(["simulate", "deploy"]);
      expect(exitCode).toBe(0);
      expect(played.calls.map(({ action }) => action)).toEqual(["validate", "apply", "plan"]);
      expect(stdout).toMatch(
        /^\d+ stacks applied in \d+ s: nothing to do; the second plan finds nothing to do$/m,
      );
    }));

  test("fails when the second plan still finds something to do", () =>
    withLocked(async ({ run }) => {
      played.answer = ({ action }) =>
        action === "plan" ? [{ stack: POOL, changes: [change("replace", "azurerm_a.x")] }] : [];
      const { exitCode, stdout } = await run(["simulate", "deploy"]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain(`second plan  ${POOL}: would replace azurerm_a.x`);
      expect(stdout).toContain("the second plan is not clean in 1 stack");
    }));

  test("stops when a stack is not valid", () =>
    withLocked(async ({ run }) => {
      played.answer = () => [{ stack: POOL, succeeded: false }];
      const { exitCode, stdout } = await run(["simulate", "deploy"]);
      expect(exitCode).toBe(1);
      expect(played.calls.map(({ action }) => action)).toEqual(["validate"]);
      expect(stdout).toMatch(new RegExp(`^${POOL} .*failed$`, "m"));
      expect(stdout).not.toContain(PLATFORM);
    }));
});

test("json holds everything that Terraform said", () =>
  withLocked(async ({ run }) => {
    played.answer = () => [{ stack: POOL, changes: [change("delete", "azurerm_storage_share.s")] }];
    const { stdout } = await run(["simulate", "plan", "--format", "json", POOL]);
    expect(JSON.parse(stdout)).toMatchObject({
      action: "plan",
      succeeded: true,
      interrupted: false,
      stacks: [{ stack: POOL, atRisk: [{ address: "azurerm_storage_share.s" }], counts: { delete: 1 } }],
    });
  }));

test("status needs neither Terraform nor a synthesis of its own", () =>
  withLocked(async ({ run }) => {
    await run(["synth"]);
    played.terraform = undefined;
    const { exitCode, stdout } = await run(["simulate", "status"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^azure-platform +3$/m);
    expect(stdout).toMatch(/objects in the simulated clouds$/m);
  }));

test("progress appears on a terminal only", () =>
  withLocked(async ({ run }) => {
    const stderr = recorder(true);
    await run(["simulate", "apply"], { stderr });
    expect(stderr.text()).toContain(`applying ${PLATFORM} (0 of `);
    expect((await run(["simulate", "apply"])).stderr).toBe("");
  }));

test("Ctrl-C is passed on, and told as such", () =>
  withLocked(async ({ run }) => {
    const listeners = process.listenerCount("SIGINT");
    played.answer = ({ signal }) => {
      process.emit("SIGINT");
      return [{ stack: POOL, succeeded: signal?.aborted !== true }];
    };
    const { exitCode, stdout } = await run(["simulate", "apply"]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${POOL} .*interrupted$`, "m"));
    expect(stdout).toContain("what was done is kept, the next run goes on from there");
    expect(process.listenerCount("SIGINT")).toBe(listeners);
  }));

test("--reset forgets what earlier runs have made", () =>
  withLocked(async ({ dir, run }) => {
    const left = join(dir, ".workplace/simulation/estate");
    mkdirSync(left, { recursive: true });
    await run(["simulate", "apply", "--reset"]);
    const { stdout } = await run(["simulate", "status"]);
    expect(stdout).toContain("objects in the simulated clouds");
    expect(() => mkdirSync(left)).not.toThrow();
  }));
