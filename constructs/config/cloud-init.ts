import { createHash } from "node:crypto";
import { fillSecretsScript, FILL_SECRETS_PATH, TEMPLATE_FOLDER } from "./secret-reference";

/** A file of a daemon's configuration. */
export interface ConfigurationFile {
  /** Absolute path. */
  readonly path: string;
  /** Text; secrets as `secretReference`. */
  readonly content: string;
  /** Group that reads it beside root; it comes with the daemon's package. */
  readonly group: string;
}

/** What turns a Debian template into a server. */
export interface CloudInitConfiguration {
  /** Lower-case name without domain. */
  readonly hostname: string;
  readonly domain: string;
  /** Package sources beside Debian's own: name → line of sources.list. Their keys are in the template. */
  readonly packageSources?: Readonly<Record<string, string>>;
  /** Answers for debconf, a line each. */
  readonly packageAnswers?: readonly string[];
  readonly packages: readonly string[];
  readonly files: readonly ConfigurationFile[];
  /** Commands after the files are in place. */
  readonly commands: readonly (readonly string[])[];
}

/**
 * User data of cloud-init: packages, configuration, commands.
 *
 * Files that hold secrets are written as templates that only root reads, and become configuration once their packages,
 * and with them their groups, exist. Nobody can sign in by it: accounts come with the template.
 *
 * JSON is YAML, so no quoting can go wrong. Source: https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export function cloudInitUserData(machine: CloudInitConfiguration): string {
  const { packageSources, packageAnswers, packages, files, commands } = machine;
  const config = {
    hostname: machine.hostname,
    fqdn: `${machine.hostname}.${machine.domain}`,
    prefer_fqdn_over_hostname: false,
    // A machine's own name leads to its address, as DNS has it, and not to the loopback.
    manage_etc_hosts: false,
    ssh_pwauth: false,
    disable_root: true,
    ...(packageSources === undefined && packageAnswers === undefined
      ? {}
      : {
          apt: {
            ...(packageAnswers === undefined
              ? {}
              : { debconf_selections: { workplace: packageAnswers.join("\n") } }),
            ...(packageSources === undefined ? {} : { sources: sources(packageSources) }),
          },
        }),
    package_update: true,
    packages: [...packages],
    write_files: [
      file(FILL_SECRETS_PATH, fillSecretsScript(), "0700"),
      ...files.map(({ path, content }) => file(`${TEMPLATE_FOLDER}${path}`, content, "0600")),
    ],
    runcmd: [...files.map(({ path, group }) => [FILL_SECRETS_PATH, path, group]), ...commands],
  };
  return `#cloud-config\n${JSON.stringify(config, null, 1)}\n`;
}

/**
 * Keys of `extra_config` through which cloud-init finds its data.
 *
 * The instance id changes with the user data, so a machine takes over a changed configuration at its next start; its
 * disk stays. Source: https://cloudinit.readthedocs.io/en/latest/reference/datasources/vmware.html
 */
export function cloudInitGuestinfo(machine: CloudInitConfiguration): Readonly<Record<string, string>> {
  const userData = cloudInitUserData(machine);
  const mark = createHash("sha256").update(userData).digest("hex").slice(0, 12);
  const metadata = { "instance-id": `${machine.hostname}-${mark}`, "local-hostname": machine.hostname };
  return {
    "guestinfo.metadata": base64(`${JSON.stringify(metadata)}\n`),
    "guestinfo.metadata.encoding": "base64",
    "guestinfo.userdata": base64(userData),
    "guestinfo.userdata.encoding": "base64",
  };
}

function sources(packageSources: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(packageSources).map(([name, source]) => [name, { source }]));
}

function file(path: string, content: string, permissions: string): object {
  return { path, content, permissions, owner: "root:root" };
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
