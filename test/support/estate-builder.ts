import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AZURE_VM_SIZES, CODECS, DEVICES, LICENCES, PRICES, VSPHERE, WORKLOADS } from "./minimal-catalog";
import { BACK_OFFICE, CASE_WORK, CONVERTIBLE, ESTATE, THIN_CLIENT, TOWN_HALL } from "./minimal-estate";

/** Files of an estate: path below the estate's folder → text (or bytes, for hostile input). */
export type EstateFiles = Readonly<Record<string, string | Buffer>>;

/** Writes the files below `dir` and creates the folders they need. */
export function writeEstate(dir: string, files: EstateFiles): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Writes the files to a new temporary folder, hands it to `use`, and removes it afterwards. */
export async function withEstate<T>(files: EstateFiles, use: (dir: string) => Promise<T> | T): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "estate-"));
  try {
    writeEstate(dir, files);
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * The files with one text replaced by another in one of them; throws when the text is not there, so that a fixture
 * cannot silently lose its fault.
 */
export function edited(files: EstateFiles, path: string, from: string, to: string): EstateFiles {
  const text = String(files[path]);
  if (!text.includes(from)) {
    throw new Error(`"${path}" of the test estate does not contain ${JSON.stringify(from)}`);
  }
  return { ...files, [path]: text.replace(from, () => to) };
}

/** The files without some of them. */
export function without(files: EstateFiles, ...paths: readonly string[]): EstateFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

/**
 * A small valid estate without warnings: both platforms, two user groups (100 people in the back office on Azure, 40
 * case workers of class high on-premises), two scenarios, one site, and a catalogue of its own in `catalog/`.
 */
export function minimalEstate(): EstateFiles {
  return {
    "estate.yaml": ESTATE,
    "user-groups/back-office.yaml": BACK_OFFICE,
    "user-groups/case-work.yaml": CASE_WORK,
    "scenarios/thin-client.yaml": THIN_CLIENT,
    "scenarios/convertible.yaml": CONVERTIBLE,
    "sites/town-hall.yaml": TOWN_HALL,
    "catalog/azure-vm-sizes.yaml": AZURE_VM_SIZES,
    "catalog/vsphere.yaml": VSPHERE,
    "catalog/workloads.yaml": WORKLOADS,
    "catalog/codecs.yaml": CODECS,
    "catalog/devices.yaml": DEVICES,
    "catalog/licences.yaml": LICENCES,
    "catalog/prices/test-2026.yaml": PRICES,
  };
}
