import { dump } from "js-yaml";
import type { Application } from "../../model/estate";
import { application } from "./application-object";
import type { EstateFiles } from "./estate-builder";

/** The estate's files with a manifest of its own for each application, written out in full. */
export function withManifests(files: EstateFiles, ...applications: readonly Application[]): EstateFiles {
  const manifests = applications.map(
    ({ id, file, ...spec }) => [file, dump(spec, { noRefs: true })] as const,
  );
  return { ...files, ...Object.fromEntries(manifests) };
}

/** A harmless application with a connection to a database outside the city's address space. */
export function connectedApplication(
  id: string,
  overrides: {
    readonly ports?: readonly string[];
    readonly delivery?: Application["decision"]["delivery"];
  } = {},
): Application {
  const { ports = ["1521"], delivery } = overrides;
  const base = application({ id, name: `Application ${id}`, cmdbId: `APP-${id}` });
  return {
    ...base,
    installation: { ...base.installation!, executable: `C:\\Program Files\\${id}\\${id}.exe` },
    network: {
      ...base.network!,
      connections: [
        { to: "azure", purpose: "Database", network: "192.168.10.0/24", protocol: "tcp", ports: [...ports] },
      ],
    },
    decision: { ...base.decision, ...(delivery === undefined ? {} : { delivery }) },
  };
}
