import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { edited, minimalEstate, writeEstate } from "../support/estate-builder";
import { brokenEstate, commandEstate, recorder, withCommand } from "../support/run-command";

const STACKS = [
  "azure-platform",
  "azure-pool-office-standard-pooled-normal",
  "vsphere-platform",
  "vsphere-pool-social-server-pooled-high",
];

test("writes the stacks and a summary, and nothing to stderr in a pipe", () =>
  withCommand(async ({ dir, run }) => {
    await run(["lock"]);
    const { exitCode, stdout, stderr } = await run(["synth"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Musterstadt (fictitious)");
    expect(stdout).toContain("4 (4 written, 0 unchanged) in cdktf.out");
    expect(stdout).toContain("next: npx cdktf diff azure-platform");
    expect(readdirSync(join(dir, "cdktf.out/stacks")).sort()).toEqual(STACKS);
  }));

test("shows progress on a terminal and wipes it", () =>
  withCommand(async ({ run }) => {
    await run(["lock"]);
    const stderr = recorder(true);
    await run(["synth"], { stderr });
    expect(stderr.text()).toContain("synthesising azure-platform");
    expect(stderr.text().endsWith("\r\u001b[K")).toBe(true);
  }));

test("fails on a stale lock file and leaves the previous output as it is", () =>
  withCommand(async ({ dir, run }) => {
    await run(["lock"]);
    await run(["synth"]);
    const manifest = readFileSync(join(dir, "cdktf.out/manifest.json"), "utf8");
    rmSync(join(dir, "estate.lock.yaml"));
    const { exitCode, stdout, stderr } = await run(["synth"]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("[lock/stale]");
    expect(readFileSync(join(dir, "cdktf.out/manifest.json"), "utf8")).toBe(manifest);
  }));

test("fails on a broken estate with the finding, and writes nothing", () =>
  withCommand(async ({ dir, run }) => {
    const { exitCode, stderr } = await run(["synth"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("estate.yaml:");
    expect(existsSync(join(dir, "cdktf.out"))).toBe(false);
  }, brokenEstate()));

test("writes where cdktf-cli expects it", () =>
  withCommand(async ({ dir, run }) => {
    await run(["lock"]);
    await run(["synth"], { env: { CDKTF_OUTDIR: "elsewhere" } });
    expect(existsSync(join(dir, "elsewhere/manifest.json"))).toBe(true);
    await run(["synth", "--output", "chosen"], { env: { CDKTF_OUTDIR: "elsewhere" } });
    expect(existsSync(join(dir, "chosen/manifest.json"))).toBe(true);
  }));

test("a machine format has stdout for itself", () =>
  withCommand(async ({ run }) => {
    await run(["lock"]);
    const { stdout, stderr } = await run(["synth", "--format", "json"]);
    expect(() => JSON.parse(stdout)).not.toThrow();
    expect(stderr).toContain("peak sessions");
  }));

test("two folders and any order of files give the same bytes, without a path in them", async () => {
  const outputs = await Promise.all(
    [minimalEstate(), Object.fromEntries(Object.entries(minimalEstate()).reverse())].map((files) =>
      withCommand(async ({ dir, run }) => {
        await run(["lock"]);
        await run(["synth"]);
        const out = join(dir, "cdktf.out");
        const paths = [
          "manifest.json",
          ".workplace.json",
          ...STACKS.map((name) => `stacks/${name}/cdk.tf.json`),
        ];
        const texts = paths.map((path) => readFileSync(join(out, path), "utf8"));
        for (const text of texts) expect(text).not.toContain(dir);
        return texts;
      }, commandEstate(files)),
    ),
  );
  expect(outputs[1]).toEqual(outputs[0]);
});

test("no number in the output is a token that was calculated with", () =>
  withCommand(async ({ dir, run }) => {
    await run(["lock"]);
    await run(["synth"]);
    for (const stack of STACKS) {
      const text = readFileSync(join(dir, `cdktf.out/stacks/${stack}/cdk.tf.json`), "utf8");
      expect(text).not.toMatch(/\d[eE]\+\d{2}/);
      expect(text).not.toContain("TfToken");
    }
  }));

test("keeps what terraform init has put beside a stack", () =>
  withCommand(async ({ dir, run }) => {
    await run(["lock"]);
    await run(["synth"]);
    const plugins = join(dir, "cdktf.out/stacks/azure-platform/.terraform");
    mkdirSync(plugins);
    writeFileSync(join(plugins, "plugin"), "x");
    await run(["synth", "--fresh"]);
    writeEstate(dir, edited(commandEstate(), "estate.yaml", "language: en", "language: de"));
    await run(["synth"]);
    expect(readFileSync(join(plugins, "plugin"), "utf8")).toBe("x");
  }));
