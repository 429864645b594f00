import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Debian packages of the daemons that the generated configuration is for; names as in Debian 12. */
const PACKAGES: readonly string[] = [
  "coturn",
  "eapoltest",
  "freeradius",
  "kamailio",
  "kamailio-extra-modules",
  "kamailio-tls-modules",
  "kea-dhcp4-server",
  "keepalived",
  "openssl",
  "prosody",
  "rtpengine-daemon",
  "sip-tester",
];

/** Where the packages are unpacked: the machine itself stays as it is, and no service starts. */
const CACHE = join(__dirname, "..", "..", "..", "node_modules", ".cache", "daemons");
const ROOT = join(CACHE, "root");
const STAMP = join(CACHE, "complete");

/** Longest time for the lists or the packages of Debian's archive; unit: milliseconds. Assumption: 80 MB at 1 MB/s. */
const DOWNLOAD_LIMIT_MS = 300_000;

/** Changes with the list, so that an added package is fetched at the next run. */
const WANTED = createHash("sha256").update(PACKAGES.join("\n")).digest("hex");

/** Whether all packages are there, in the cache; `installDaemons` puts them there. */
export function daemonsAreInstalled(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === WANTED;
}

/**
 * Fetches and unpacks Debian's packages with what they need and the machine lacks. Needs apt-get and dpkg, no root.
 *
 * @returns what is missing, in one sentence; undefined when all is there
 */
export function installDaemons(): string | undefined {
  if (daemonsAreInstalled()) return undefined;
  if (["apt-get", "dpkg"].some((tool) => spawnSync(tool, ["--version"]).error)) {
    return `they need Debian or Ubuntu with apt-get, for the packages ${PACKAGES.join(", ")}`;
  }
  rmSync(CACHE, { recursive: true, force: true });
  const problem = download(false) && download(true);
  if (problem !== undefined) return `apt-get could not fetch ${PACKAGES.join(", ")}: ${problem}`;
  unpack();
  writeFileSync(STAMP, WANTED);
  return undefined;
}

/** @returns the last line of apt's complaint; undefined when all is in the archive folder */
function download(renewLists: boolean): string | undefined {
  const folders = { archives: join(CACHE, "archives"), lists: join(CACHE, "lists") };
  for (const folder of Object.values(folders)) mkdirSync(join(folder, "partial"), { recursive: true });
  const options = ["-o", "Debug::NoLocking=1", "-o", `Dir::Cache::Archives=${folders.archives}`];
  // Without root the machine's own lists cannot be renewed: a second set of them can.
  if (renewLists) options.push("-o", `Dir::State::Lists=${folders.lists}`, "-o", "APT::Sandbox::User=");
  const steps = [["install", "-y", "--no-install-recommends", "--download-only", ...PACKAGES]];
  if (renewLists) steps.unshift(["update"]);
  for (const step of steps) {
    const run = spawnSync("apt-get", [...options, ...step], { encoding: "utf8", timeout: DOWNLOAD_LIMIT_MS });
    if (run.status !== 0) return run.stderr.trim().split("\n").at(-1) || "no reason given";
  }
  return undefined;
}

/** The C library stays the machine's own: a second one beside its loader crashes every program. */
function unpack(): void {
  const archives = join(CACHE, "archives");
  mkdirSync(ROOT, { recursive: true });
  for (const file of readdirSync(archives)) {
    if (file.endsWith(".deb") && !/^libc\d/.test(file))
      execFileSync("dpkg", ["-x", join(archives, file), ROOT]);
  }
  rmSync(archives, { recursive: true });
}

/**
 * Path of a file of Debian's packages.
 *
 * @param path as on a Debian machine, "/usr/lib/freeradius"
 * @returns the file in the cache, else the machine's own
 */
export function debianPath(path: string): string {
  const unpacked = join(ROOT, path);
  return existsSync(unpacked) ? unpacked : path;
}

/** Environment in which an unpacked program finds its libraries; the machine's own variables stay out of it. */
export function daemonEnvironment(): NodeJS.ProcessEnv {
  const triplet = { arm64: "aarch64-linux-gnu", x64: "x86_64-linux-gnu" }[process.arch as string];
  const libraries = [
    `/usr/lib/${triplet}`,
    `/lib/${triplet}`,
    `/usr/lib/${triplet}/kamailio`,
    "/usr/lib/freeradius",
    "/usr/lib",
  ];
  const programs = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];
  return {
    LC_ALL: "C",
    LD_LIBRARY_PATH: libraries.map((folder) => join(ROOT, folder)).join(":"),
    PATH: [...programs.map((folder) => join(ROOT, folder)), ...programs].join(":"),
  };
}
