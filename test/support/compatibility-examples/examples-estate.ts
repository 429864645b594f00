import { join } from "node:path";
import { CORE_SCHEMA, dump, load } from "js-yaml";
import type { Finding } from "../../../model/diagnostic";
import type { ApplicationEstate } from "../../../model/estate";
import { loadEstate } from "../../../model/load-estate";
import { loadApplications } from "../../../model/load-applications";
import { sizeEstate } from "../../../planning/plan-estate";
import { application } from "../application-object";
import { checkedApplications } from "../checked-applications";
import { minimalEstate, withEstate, type EstateFiles } from "../estate-builder";

/** Day on which the examples are judged. */
export const EXAMPLES_DAY = "2026-11-21";

/** What the examples' estate says about applications, beside the minimal estate. */
export const EXAMPLES_SETTINGS = `compatibility:
  usedUntil: 2031-12-31
  profileLimitMiB: 500
  unknownApplications: warn
  specialNetworks: { federal: [vsphere, device], land: [vsphere] }
`;

const NOTEBOOK = `name: Notebook
description: Notebook with a desktop of one's own and applications on the device.
devices:
  convertible: 1
delivery: personal
localApplications: true
workloadClass: heavy
monitors: 1
`;

/** Files of the minimal estate with both platforms, shared and personal desktops and devices, and further settings. */
export function examplesEstate(settings: string = EXAMPLES_SETTINGS): EstateFiles {
  const files = minimalEstate();
  return {
    ...files,
    "estate.yaml": `${String(files["estate.yaml"])}${settings}`,
    "scenarios/notebook.yaml": NOTEBOOK,
  };
}

/**
 * A manifest in which everything is answered and harmless but what a fragment says.
 *
 * @param omitted - keys of the manifest that are left out unless the fragment has them
 */
export function manifestWith(id: string, fragment: string, omitted: readonly string[] = []): EstateFiles {
  const { id: _, file, ...harmless } = application({ id, cmdbId: id, name: `Application ${id}` });
  const kept = Object.entries(harmless).filter(([key]) => !omitted.includes(key));
  const manifest = {
    ...Object.fromEntries(kept),
    ...(load(fragment, { schema: CORE_SCHEMA }) as object | undefined),
  };
  return { [file]: dump(manifest, { noRefs: true, schema: CORE_SCHEMA }) };
}

/** Everything that `workplace apps check` says about the applications of an estate. */
export function findingsAbout(files: EstateFiles, base?: EstateFiles): Promise<readonly Finding[]> {
  return withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadApplications(dir);
    if (estate === undefined) return diagnostics;
    const decisive = base === undefined ? undefined : await estateOf(base);
    const options = { today: EXAMPLES_DAY, base: decisive, withNotes: true };
    return [...diagnostics, ...checkedApplications(estate, options).findings];
  });
}

/** Everything that planning says about an estate. */
export function gateFindings(files: EstateFiles): Promise<readonly Finding[]> {
  return withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    return estate === undefined ? diagnostics : sizeEstate(estate, EXAMPLES_DAY).findings;
  });
}

function estateOf(files: EstateFiles): Promise<ApplicationEstate> {
  return withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadApplications(dir);
    if (estate === undefined) throw new Error(JSON.stringify(diagnostics));
    return estate;
  });
}
