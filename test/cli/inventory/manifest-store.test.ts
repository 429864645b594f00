import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { writeManifests } from "../../../cli/inventory/manifest-store";
import { withEstate } from "../../support/estate-builder";

const texts = new Map(Array.from({ length: 50 }, (_, at) => [`app-${at}`, "name: x\n"]));

/** Id of a process that is gone. */
const gone = (): number => spawnSync(process.execPath, ["--version"]).pid;

test("an import that is interrupted while it writes leaves nothing behind", () =>
  withEstate({ "applications/kept.yaml": "" }, async (dir) => {
    const sent: unknown[] = [];
    const kill = jest.spyOn(process, "kill").mockImplementation((_pid, signal) => {
      sent.push(signal);
      return true;
    });
    let seen: readonly string[] = [];
    try {
      const writing = writeManifests(dir, texts);
      seen = readdirSync(join(dir, "applications"));
      process.emit("SIGINT", "SIGINT");
      // The process would be gone here; ours goes on and finds its folder missing.
      await expect(writing).rejects.toThrow("cannot be written (ENOENT)");
    } finally {
      kill.mockRestore();
    }
    expect(seen).toEqual([`.import-${process.pid}`, "kept.yaml"]);
    expect([sent, readdirSync(join(dir, "applications"))]).toEqual([["SIGINT"], ["kept.yaml"]]);
  }));

test("what a killed import has left is removed by the next one, what a running one needs is not", () => {
  const running = `.import-${process.ppid}`;
  return withEstate(
    {
      [`applications/.import-${gone()}/a.yaml`]: "",
      [`applications/${running}/a.yaml`]: "",
      "applications/.import-notes/a.yaml": "",
    },
    async (dir) => {
      await writeManifests(dir, new Map());
      expect(readdirSync(join(dir, "applications")).sort()).toEqual([running, ".import-notes"].sort());
    },
  );
});

test("an import with nothing to write makes no folder", () =>
  withEstate({}, async (dir) => {
    await writeManifests(dir, new Map());
    expect(existsSync(join(dir, "applications"))).toBe(false);
  }));
