import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  fillSecretsScript,
  SECRETS_FOLDER,
  secretReference,
  TEMPLATE_FOLDER,
} from "../../../constructs/config/secret-reference";

const FILE = "/etc/daemon/daemon.conf";
const GROUP = String(process.getgid?.() ?? 0);

describe("a reference to a secret", () => {
  test("names a file of the machine", () => {
    expect(secretReference("conference-turn")).toBe("@secret:conference-turn@");
  });

  test.each(["", "Turn", "../shadow", "a b", "1st"])('fails for the name "%s"', (name) => {
    expect(() => secretReference(name)).toThrow("is no name of a secret");
  });
});

describe("the command that fills secrets in", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "secrets-"));
    for (const folder of [SECRETS_FOLDER, `${TEMPLATE_FOLDER}/etc/daemon`]) {
      mkdirSync(join(root, folder), { recursive: true });
    }
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function fill(template: string, secrets: Readonly<Record<string, string>>): ReturnType<typeof spawnSync> {
    writeFileSync(join(root, `${TEMPLATE_FOLDER}${FILE}`), template);
    for (const [name, text] of Object.entries(secrets)) writeFileSync(join(root, SECRETS_FOLDER, name), text);
    return spawnSync("sh", ["-s", FILE, GROUP], {
      input: fillSecretsScript(),
      env: { ...process.env, WORKPLACE_ROOT: root },
      encoding: "utf8",
    });
  }

  const written = (): string => readFileSync(join(root, FILE), "utf8");

  test("replaces every reference by the first line of its file", () => {
    const template = 'a = "@secret:one@"; b = "@secret:two@@secret:one@"\nplain @ text\n';
    expect(fill(template, { one: "first\nsecond\n", two: "2" }).status).toBe(0);
    expect(written()).toBe('a = "first"; b = "2first"\nplain @ text\n');
  });

  test("takes secrets literally, whatever else they hold", () => {
    const hostile = "&$(id)%s/#;`@secret:two@ ä";
    fill("x=@secret:one@\n", { one: `${hostile}\n`, two: "no" });
    expect(written()).toBe(`x=${hostile}\n`);
  });

  test("lets only root and the daemon's group read the file", () => {
    fill("x\n", {});
    expect(statSync(join(root, FILE)).mode & 0o777).toBe(0o640);
  });

  test("fails when a secret is missing, and leaves the old file as it was", () => {
    fill("old\n", {});
    const { status, stderr } = fill("new @secret:none@\n", {});
    expect(status).not.toBe(0);
    expect(stderr).toContain("secret none is missing");
    expect(written()).toBe("old\n");
    expect(readdirSync(join(root, "/etc/daemon"))).toEqual(["daemon.conf"]);
  });

  test.each(["it's", 'a"b', String.raw`a\b`, "a\tb", "a\r"])(
    "fails for a secret that would end its quotes, and does not show it: %j",
    (secret) => {
      const { status, stderr } = fill("x = '@secret:one@'\n", { one: `${secret}\n` });
      expect(status).not.toBe(0);
      expect(stderr).toContain("secret one holds a quote, a backslash or a control character");
      expect(stderr).not.toContain(secret);
      expect(existsSync(join(root, FILE))).toBe(false);
    },
  );

  test("fails without a template", () => {
    rmSync(join(root, `${TEMPLATE_FOLDER}/etc/daemon`), { recursive: true });
    const { status } = spawnSync("sh", ["-s", FILE, GROUP], {
      input: fillSecretsScript(),
      env: { ...process.env, WORKPLACE_ROOT: root },
    });
    expect(status).not.toBe(0);
    expect(existsSync(join(root, FILE))).toBe(false);
  });
});
