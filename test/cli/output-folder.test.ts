import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../cli/exit-code";
import { withNextOutput } from "../../cli/output-folder";
import { withProcessLock } from "../../cli/process-lock";
import { testWithUnwritableFolder, UNWRITABLE_FOLDER } from "../support/unwritable-folder";

/** No process has this id: Linux and macOS end far below it. */
const DEAD_PID = 2 ** 30;

let root: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "output-"));
  target = join(root, "cdktf.out");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function commit(files: Readonly<Record<string, string>>): Promise<void> {
  await withNextOutput(target, async (next) => {
    for (const [path, text] of Object.entries(files)) next.write(path, text);
    next.commit();
  });
}

const read = (path: string): string => readFileSync(join(target, path), "utf8");

test("a committed output replaces the one before", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a1", "stacks/b/cdk.tf.json": "b1" });
  await commit({ "manifest.json": "2", "stacks/a/cdk.tf.json": "a2" });
  expect(read("manifest.json")).toBe("2");
  expect(read("stacks/a/cdk.tf.json")).toBe("a2");
  expect(readdirSync(join(target, "stacks"))).toEqual(["a"]);
});

test("a run without commit, or one that throws, leaves the output and no temporary files", async () => {
  await commit({ "manifest.json": "1" });
  await withNextOutput(target, async (next) => next.write("manifest.json", "2"));
  const broken = withNextOutput(target, async (next) => {
    next.write("manifest.json", "3");
    throw new RangeError("boom");
  });
  await expect(broken).rejects.toThrow(RangeError);
  expect(read("manifest.json")).toBe("1");
  expect(readdirSync(join(root, ".workplace"))).toEqual([]);
});

test("what Terraform and people have put into the folders moves along", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a1" });
  mkdirSync(join(target, "stacks/a/.terraform/providers"), { recursive: true });
  writeFileSync(join(target, "stacks/a/.terraform/providers/x"), "x");
  writeFileSync(join(target, "stacks/a/.terraform.lock.hcl"), "lock");
  writeFileSync(join(target, "notes.txt"), "mine");
  await commit({ "manifest.json": "2", "stacks/a/cdk.tf.json": "a2" });
  expect(read("stacks/a/.terraform/providers/x")).toBe("x");
  expect(read("stacks/a/.terraform.lock.hcl")).toBe("lock");
  expect(read("notes.txt")).toBe("mine");
});

test("a stack that is gone takes its plugins along, but not a state that could not be uploaded", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a", "stacks/b/cdk.tf.json": "b" });
  for (const stack of ["a", "b"]) mkdirSync(join(target, `stacks/${stack}/.terraform`));
  writeFileSync(join(target, "stacks/b/errored.tfstate"), "state");
  await commit({ "manifest.json": "2" });
  expect(readdirSync(join(target, "stacks"))).toEqual(["b"]);
  expect(readdirSync(join(target, "stacks/b"))).toEqual(["errored.tfstate"]);
});

test("a kept file is taken over byte by byte", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a" });
  await withNextOutput(target, async (next) => {
    expect(next.present("stacks/a/cdk.tf.json")).toBe("a");
    expect(next.present("stacks/b/cdk.tf.json")).toBeUndefined();
    next.keep("stacks/a/cdk.tf.json");
    next.write("manifest.json", "2");
    next.commit();
  });
  expect(read("stacks/a/cdk.tf.json")).toBe("a");
});

test("a run killed between the two renames is taken back by the next one", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a" });
  mkdirSync(join(root, ".workplace/cdktf.out"), { recursive: true });
  renameSync(target, join(root, `.workplace/cdktf.out/old-${DEAD_PID}`));
  mkdirSync(join(root, `.workplace/cdktf.out/new-${DEAD_PID}`));
  await withNextOutput(target, async (next) => {
    expect(next.present("manifest.json")).toBe("1");
  });
  expect(read("stacks/a/cdk.tf.json")).toBe("a");
});

test("a run killed after the renames is finished by the next one", async () => {
  await commit({ "manifest.json": "2", "stacks/a/cdk.tf.json": "a" });
  const old = join(root, `.workplace/cdktf.out/old-${DEAD_PID}`);
  mkdirSync(join(old, "stacks/a/.terraform"), { recursive: true });
  writeFileSync(join(old, "manifest.json"), "1");
  await withNextOutput(target, async () => undefined);
  expect(read("manifest.json")).toBe("2");
  expect(existsSync(join(target, "stacks/a/.terraform"))).toBe(true);
  expect(readdirSync(join(root, ".workplace"))).toEqual([]);
});

test("runs at the same time follow one another, and the output is one of theirs", async () => {
  let running = 0;
  const texts = ["1", "2", "3", "4"];
  await Promise.all(
    texts.map((text) =>
      withNextOutput(target, async (next) => {
        running += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        next.write("manifest.json", text);
        next.write("stacks/a/cdk.tf.json", text);
        next.commit();
        running -= 1;
      }),
    ),
  );
  expect(texts).toContain(read("manifest.json"));
  expect(read("stacks/a/cdk.tf.json")).toBe(read("manifest.json"));
});

test("the lock of a killed run is taken over", async () => {
  const { hostname } = await import("node:os");
  mkdirSync(join(root, ".workplace"));
  writeFileSync(join(root, ".workplace/cdktf.out.lock"), `${hostname()} ${DEAD_PID}`);
  await commit({ "manifest.json": "1" });
  expect(read("manifest.json")).toBe("1");
});

test("rejects a folder that holds something else", async () => {
  mkdirSync(target);
  writeFileSync(join(target, "thesis.txt"), "years of work");
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow(UsageError);
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow('holds "thesis.txt"');
  expect(read("thesis.txt")).toBe("years of work");
});

test("rejects a path below a file and says that nothing was changed", async () => {
  writeFileSync(join(root, "file"), "");
  target = join(root, "file", "cdktf.out");
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow("the previous output is as it was");
});

test("a stray file among the stacks costs nobody the state", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a1", "stacks/b/cdk.tf.json": "b1" });
  writeFileSync(join(target, "stacks/.DS_Store"), "x");
  writeFileSync(join(target, "stacks/a/terraform.tfstate"), "state of a");
  writeFileSync(join(target, "stacks/b/terraform.tfstate"), "state of b");
  await commit({ "manifest.json": "2", "stacks/a/cdk.tf.json": "a2", "stacks/b/cdk.tf.json": "b2" });
  expect(read("stacks/a/terraform.tfstate")).toBe("state of a");
  expect(read("stacks/b/terraform.tfstate")).toBe("state of b");
  expect(read("stacks/.DS_Store")).toBe("x");
  expect(existsSync(join(root, ".workplace/cdktf.out"))).toBe(false);
});

test("state that could not be moved along stays for the next run", async () => {
  await commit({ "manifest.json": "1", "stacks/a/cdk.tf.json": "a1" });
  mkdirSync(join(target, "stacks/a/data"));
  writeFileSync(join(target, "stacks/a/data/terraform.tfstate"), "state");
  // The new output has a file where the old one's folder would have to go.
  await expect(commit({ "manifest.json": "2", "stacks/a": "a file" })).rejects.toThrow(
    /files of Terraform stay in ".*old-/,
  );
  const workshop = join(root, ".workplace/cdktf.out");
  const [old = "nothing"] = readdirSync(workshop);
  expect(readFileSync(join(workshop, old, "stacks/a/data/terraform.tfstate"), "utf8")).toBe("state");
});

test("fails when the output folder is a file or a link that leads nowhere", async () => {
  writeFileSync(target, "x");
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow(/is not a folder; remove it/);
  expect(readFileSync(target, "utf8")).toBe("x");
  rmSync(target);
  symlinkSync(join(root, "nowhere"), target);
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow(UsageError);
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow(/is a link that leads nowhere/);
});

test("fails with the machine's own reason when a name is longer than it allows", async () => {
  await expect(commit({ [`${"x".repeat(300)}.json`]: "1" })).rejects.toThrow(
    /cannot be written \(ENAMETOOLONG\)/,
  );
});

testWithUnwritableFolder("fails at once where no folder can be made", async () => {
  target = `${UNWRITABLE_FOLDER}/cdktf.out`;
  await expect(commit({ "manifest.json": "1" })).rejects.toThrow(UsageError);
  await expect(withProcessLock(`${UNWRITABLE_FOLDER}/absent.lock`, async () => 0)).rejects.toThrow(
    UsageError,
  );
});

test("a run that is told to end leaves neither lock nor temporary files", async () => {
  const sent: unknown[] = [];
  const killed = jest.spyOn(process, "kill").mockImplementation((_pid, signal) => {
    sent.push(signal);
    return true;
  });
  const ending = withNextOutput(target, async (next) => {
    next.write("manifest.json", "1");
    process.emit("SIGINT", "SIGINT");
    expect(readdirSync(join(root, ".workplace"))).toEqual([]);
  });
  await ending;
  expect(sent).toEqual(["SIGINT"]);
  expect(existsSync(target)).toBe(false);
  killed.mockRestore();
});
