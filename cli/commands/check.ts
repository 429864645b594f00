import { choice, FINDING_FORMAT, FINDING_FORMATS, STRICT, WAIVERS_FROM, type Command } from "../command";

export const check: Command = {
  name: "check",
  summary: "validate the estate and say what is wrong, file by file and line by line",
  options: [FINDING_FORMAT, STRICT, WAIVERS_FROM],
  examples: [
    ["check the estate in the current folder", "workplace check"],
    ["check another estate, in a pipeline of GitLab", "workplace check --estate my-city --format gitlab"],
  ],
  async run(context, options) {
    const { assessEstate } = await import("../assess-estate.js");
    const { countText, exitCodeOf, plural, printFindings } = await import("../findings.js");
    const format = choice(options, "format", FINDING_FORMATS);
    const { exemptionsBase } = await import("../exemptions-base.js");
    const { diagnostics, sources, planned } = await assessEstate(context, options.estate, "require", {
      base: await exemptionsBase(context, options),
    });
    printFindings(context, context.stdout, { diagnostics, sources, format, options });
    if (format === "text") {
      const scope =
        planned === undefined
          ? ""
          : `${plural(planned.estate.userGroups.length, "user group")}, ${plural(planned.plan.pools.length, "pool")}, ` +
            `${plural(planned.estate.sites.length, "site")}: `;
      context.stdout.write(`${scope}${countText(diagnostics)}\n`);
    }
    return exitCodeOf(diagnostics, options["strict"] === true);
  },
};
