import type { ApplicationEstate } from "../model/estate";
import { loadApplications } from "../model/load-applications";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { UsageError } from "./exit-code";
import { countText } from "./findings";

/**
 * The applications at the revision that `--waivers-from` names, whose waivers and corrections decide; undefined without
 * the option. Manifests that have an error of their own there grant nothing.
 *
 * @throws UsageError when there is no such revision, or nothing can be judged at it
 */
export async function exemptionsBase(
  context: Context,
  options: CommandOptions,
): Promise<ApplicationEstate | undefined> {
  const revision = options["waiversFrom"];
  if (typeof revision !== "string") return undefined;
  const { revisionFiles } = await import("./revision-files.js");
  const { files } = await revisionFiles(context, options.estate, revision);
  const { estate, diagnostics } = await loadApplications(options.estate, files);
  if (estate !== undefined) return estate;
  throw new UsageError(
    `the estate at "${revision}" has ${countText(diagnostics)} by the rules of this version of workplace, so its ` +
      "waivers cannot be told; choose another revision",
  );
}
