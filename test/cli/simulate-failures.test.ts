import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { played } from "../support/played-simulator";
import { brokenEstate, withCommand, withLocked, type CommandRunner } from "../support/run-command";

jest.mock("../../simulator/main", () =>
  jest.requireActual<{ simulatorMain(): object }>("../support/played-simulator").simulatorMain(),
);

const failure = async (runner: CommandRunner, ...argv: string[]): Promise<string> => {
  const { exitCode, stderr } = await runner.run(["simulate", ...argv]);
  expect(exitCode).toBe(2);
  expect(played.calls).toEqual([]);
  return stderr;
};

test("fails without Terraform", () =>
  withLocked(async (runner) => {
    played.terraform = undefined;
    const stderr = await failure(runner, "plan");
    expect(stderr).toContain("neither terraform nor tofu is on the PATH");
    expect(stderr).toContain("https://developer.hashicorp.com/terraform/install");
  }));

test("fails with another program than was named", () =>
  withLocked(async (runner) => {
    played.terraform = undefined;
    const { exitCode, stderr } = await runner.run(["simulate", "plan"], {
      env: { TERRAFORM_BINARY_NAME: "terrafrom" },
    });
    expect([exitCode, played.calls]).toEqual([2, []]);
    expect(stderr).toContain('TERRAFORM_BINARY_NAME is "terrafrom"');
  }));

test.each([
  ["manifest.json", "{", "does not list the stacks of a synthesis; run workplace synth"],
  ["manifest.json", '{"stacks":{"a":{"workingDirectory":"stacks/a"}}}', 'stack "a" has no cdk.tf.json'],
])("fails on an output folder whose %s is %j", (name, text, expected) =>
  withLocked(async (runner) => {
    mkdirSync(join(runner.dir, "cdktf.out"));
    writeFileSync(join(runner.dir, "cdktf.out", name), text);
    expect(await failure(runner, "apply", "--no-synth")).toContain(expected);
  }),
);

test("fails on a folder that cannot be written", () =>
  withLocked(async (runner) => {
    writeFileSync(join(runner.dir, "file"), "");
    const stderr = await failure(runner, "plan", "--state", "file/simulation");
    expect(stderr).toMatch(
      /"\S+simulation\.lock" cannot be written \(\w+\); choose another folder with --state/,
    );
  }));

test.each([
  [["aply"], 'did you mean "apply"?'],
  [["plan", "--parallel", "0"], "whole numbers from 1 to 16"],
  [["plan", "--parallel", "many"], '--parallel is "many"'],
  [["plan", "no-such-stack"], 'stack "no-such-stack" does not exist; there are azure-platform'],
  [["plan", "--inject", "absent.json"], "--inject absent.json"],
  [["plan", "--inventory", "absent.yaml"], "--inventory absent.yaml: inventory"],
  [["status", "--no-synth"], "run workplace synth"],
  [["plan", "--no-synth"], "run workplace synth"],
])("fails on %j", (argv, expected) =>
  withLocked(async (runner) => {
    expect(await failure(runner, ...argv)).toContain(expected);
  }),
);

test("fails on an estate with errors, before Terraform is asked", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run(["simulate", "plan"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[schema/type]");
    expect(played.calls).toEqual([]);
  }, brokenEstate()));
