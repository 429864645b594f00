import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { prosodyConfiguration } from "../../constructs/config/prosody";
import { describeWithDaemons, runProgram, type ProgramResult } from "./support/daemon";
import { debianPath } from "./support/daemon-packages";
import { SoftphoneLab } from "./support/softphone-lab";

/** VRRP does not run on the loopback interface, so its configuration names another one. */
const INTERFACE = Object.entries(networkInterfaces()).find(([, addresses]) =>
  addresses?.some(({ internal }) => !internal),
)?.[0];

describeWithDaemons("configuration that other daemons read", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "syntax-"))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function written(text: string): string {
    const path = join(folder, "file");
    writeFileSync(path, text);
    return path;
  }

  describe("keepalived", () => {
    let lab: SoftphoneLab;
    beforeAll(() => (lab = new SoftphoneLab([])));
    afterAll(() => lab.stop());

    function check(node: number, change: (text: string) => string = (text) => text): ProgramResult {
      const text = readFileSync(lab.path(node, "etc/keepalived/keepalived.conf"), "utf8")
        .replace(/interface .*/, `interface ${INTERFACE ?? "eth0"}`)
        .replace("script_user kamailio", `script_user ${userInfo().username}`)
        .replace("/usr/sbin/kamcmd", debianPath("/usr/sbin/kamcmd"));
      return runProgram("/usr/sbin/keepalived", ["-t", "-f", written(change(text))]);
    }

    it.each([0, 1])("accepts the configuration of node %i", (node) => {
      expect(check(node)).toEqual({ status: 0, output: "" });
    });

    it("rejects an impossible one", () => {
      const { status, output } = check(0, (text) => text.replace("priority 150", "priority 1500"));
      expect([status, output]).toEqual([5, expect.stringContaining("1500")]);
    });
  });

  it("is a program of Lua for prosody", () => {
    const text = prosodyConfiguration({
      domain: "conference.stadt.example",
      relays: ["ms-cturn-1.stadt.example"],
      relaySecret: "a-secret",
    });
    const compile = (program: string): ProgramResult =>
      runProgram("/usr/bin/luac5.4", ["-p", written(program)]);
    expect(compile(text)).toEqual({ status: 0, output: "" });
    expect(compile(text.replace("}", "")).status).not.toBe(0);
  });
});
