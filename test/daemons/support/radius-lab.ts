import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  RADIUS_CLIENT_SCRIPT,
  RADIUS_FOLDER,
  RADIUS_GROUP,
  RADIUS_PORT,
  radiusFiles,
  type RadiusConfiguration,
} from "../../../constructs/config/free-radius";
import { radiusSecret } from "../../../constructs/config/free-radius-clients";
import { DEVICE_AUTHORITIES, SESSION_FOLDER } from "../../../constructs/config/free-radius-eap";
import {
  FILL_SECRETS_PATH,
  fillSecretsScript,
  SECRETS_FOLDER,
  TEMPLATE_FOLDER,
} from "../../../constructs/config/secret-reference";
import { SERVER_CERTIFICATE, SERVER_PRIVATE_KEY } from "../../../constructs/config/server-certificate";
import { CertificateAuthority, type Certificate } from "./certificate-authority";
import { Daemon, freePort, runBeside, runProgram } from "./daemon";
import { debianPath } from "./daemon-packages";

/** Text of the generated configuration with one place of it changed, to see that tests notice. */
export type Sabotage = (text: string) => string;

/** How a device signs in. */
export interface SignIn {
  readonly device: Certificate;
  /** Address of the access point; its network decides on the building. */
  readonly accessPoint: string;
  /** Secret of the access point. @default that of the building of `accessPoint` */
  readonly secret?: string;
  /** Lines of a network block of wpa_supplicant. */
  readonly lines?: readonly string[];
  /** Sign-ins after the first one that may resume its session. @default 0 */
  readonly again?: number;
}

export interface SignInResult {
  readonly accepted: boolean;
  /** VLAN ids in the answers, one for each sign-in that was accepted. */
  readonly vlanIds: readonly string[];
  readonly output: string;
}

/**
 * A machine with the generated configuration, its paths moved into a folder: secrets are filled in by the machine's own
 * script, and the daemon listens on a free port of the loopback network.
 */
export class RadiusLab {
  readonly authority: CertificateAuthority;
  readonly #root = mkdtempSync(join(tmpdir(), "workplace-radius-"));
  #port = 0;
  #daemon: Daemon | undefined;

  constructor(
    private readonly configuration: RadiusConfiguration,
    sabotage: Sabotage = (text) => text,
  ) {
    this.authority = new CertificateAuthority(join(this.#root, "authority"));
    for (const folder of [
      SESSION_FOLDER,
      SECRETS_FOLDER,
      dirname(SERVER_CERTIFICATE),
      RADIUS_FOLDER,
      "/run/freeradius",
    ])
      mkdirSync(this.path(folder), { recursive: true });
    const server = this.authority.issue("server", "/O=Stadt/CN=radius", "server");
    symlinkSync(server.certificate, this.path(SERVER_CERTIFICATE));
    symlinkSync(server.key, this.path(SERVER_PRIVATE_KEY));
    for (const { site } of configuration.clients)
      writeFileSync(this.path(`${SECRETS_FOLDER}/${radiusSecret(site)}`), `${secretOf(site)}\n`);
    this.#writeConfiguration(sabotage);
  }

  /** What `freeradius -XC` says. */
  check(): { readonly status: number | null; readonly output: string } {
    this.authority.publish(this.path(DEVICE_AUTHORITIES));
    return runProgram("/usr/sbin/freeradius", ["-XC", ...this.#arguments]);
  }

  async start(): Promise<void> {
    this.authority.publish(this.path(DEVICE_AUTHORITIES));
    this.#port = await freePort("0.0.0.0");
    this.#edit("radiusd.conf", (text) => text.replace(`port = ${RADIUS_PORT}`, `port = ${this.#port}`));
    this.#daemon = await Daemon.start(
      "/usr/sbin/freeradius",
      ["-X", ...this.#arguments],
      /Ready to process requests/,
    );
  }

  async signIn({ device, accessPoint, secret, lines, again = 0 }: SignIn): Promise<SignInResult> {
    const file = join(this.#root, "device.conf");
    writeFileSync(file, `network={\n${(lines ?? this.tlsLines(device)).join("\n")}\n}\n`);
    const site = this.configuration.clients.find(({ network }) =>
      accessPoint.startsWith(network.replace(/\d+\/\d+$/, "")),
    );
    const { status, output } = await runBeside("/usr/bin/eapol_test", [
      ...["-c", file, "-a", "127.0.0.1", "-p", `${this.#port}`, "-A", accessPoint],
      ...["-s", secret ?? secretOf(site?.site ?? ""), "-t", "4", "-r", `${again}`],
    ]);
    const values = [
      ...output.matchAll(/Attribute 81 \(Tunnel-Private-Group-Id\)[^\n]*\n\s+Value: ([0-9a-f]+)/g),
    ];
    return {
      accepted: status === 0 && /^SUCCESS$/m.test(output),
      vlanIds: values.map(([, hex = ""]) => Buffer.from(hex, "hex").toString()),
      output: `${output}\n${this.#daemon?.output ?? ""}`,
    };
  }

  /** EAP-TLS as a laptop of the city does it. */
  tlsLines({ certificate, key }: Certificate, phase1 = "tls_disable_tlsv1_3=0"): readonly string[] {
    return [
      "key_mgmt=WPA-EAP",
      "eap=TLS",
      'identity="device"',
      `ca_cert="${this.authority.certificate}"`,
      `client_cert="${certificate}"`,
      `private_key="${key}"`,
      `phase1="${phase1}"`,
    ];
  }

  async delete(): Promise<void> {
    await this.#daemon?.stop();
    rmSync(this.#root, { recursive: true, force: true });
  }

  path(absolute: string): string {
    return `${this.#root}${absolute}`;
  }

  get #arguments(): readonly string[] {
    return ["-d", this.path(RADIUS_FOLDER), "-D", debianPath("/usr/share/freeradius")];
  }

  #writeConfiguration(sabotage: Sabotage): void {
    const script = this.path(FILL_SECRETS_PATH);
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, fillSecretsScript(), { mode: 0o700 });
    // The package's group does not exist here.
    const group = `${process.getgid?.() ?? 0}`;
    const env = { ...process.env, WORKPLACE_ROOT: this.#root };
    for (const { path, content } of radiusFiles(this.configuration)) {
      const template = this.path(`${TEMPLATE_FOLDER}${path}`);
      mkdirSync(dirname(template), { recursive: true });
      const text = sabotage(content);
      // The script finds its way by WORKPLACE_ROOT.
      const moved = text.replace(/(?<=[\s"])\/(etc|var|run)\//g, `${this.#root}/$1/`);
      writeFileSync(template, path === RADIUS_CLIENT_SCRIPT ? text : moved);
      execFileSync("sh", [script, path, group], { env });
    }
    this.#edit("workplace-clients.sh", (text) => text.replace(` ${RADIUS_GROUP}\n`, ` ${group}\n`));
    execFileSync("sh", [this.path(RADIUS_CLIENT_SCRIPT)], { env });
    this.#edit("radiusd.conf", (text) =>
      text
        .replace("libdir = /usr/lib/freeradius", `libdir = ${debianPath("/usr/lib/freeradius")}`)
        .replace("destination = syslog", "destination = stdout"),
    );
  }

  #edit(file: string, change: Sabotage): void {
    const path = this.path(`${RADIUS_FOLDER}/${file}`);
    const text = readFileSync(path, "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${file} of the lab did not change:\n${text}`);
    writeFileSync(path, changed);
  }
}

function secretOf(site: string): string {
  return `secret-of-${site}`;
}
