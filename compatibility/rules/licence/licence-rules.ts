import type { CompatibilityRule } from "../../rule";
import { hardwareBoundActivation } from "./li-080-hardware-bound-activation";
import { standaloneLicenceKey } from "./li-081-standalone-licence-key";
import { sharedHostClause } from "./li-082-shared-host-clause";
import { machineMetric } from "./li-083-machine-metric";
import { licenceTerm } from "./li-084-licence-term";

/** Licences: what contracts count, bind and forbid. */
export const LICENCE_RULES: readonly CompatibilityRule[] = [
  hardwareBoundActivation,
  standaloneLicenceKey,
  sharedHostClause,
  machineMetric,
  licenceTerm,
];
