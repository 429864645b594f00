import { fittingWays } from "../../compatibility/fitting-way";
import { formFor, type DeliveryMode } from "../../compatibility/delivery-mode";
import type { RemediationId } from "../../compatibility/remediation-catalog";
import { RULES } from "../../compatibility/rule-catalog";
import type { Application } from "../../model/estate";

type Forms = Application["forms"];

describe("ways out that fit", () => {
  it.each<[string, Forms, DeliveryMode | undefined, readonly RemediationId[], readonly RemediationId[]]>([
    [
      "all where nothing speaks against them",
      ["installed"],
      "pooled",
      ["retest", "personal-desktop"],
      ["retest", "personal-desktop"],
    ],
    [
      "no web version for what is a web application",
      ["web"],
      undefined,
      ["web-successor", "migrate-product"],
      ["migrate-product"],
    ],
    ["no web version for what exists as one too", ["installed", "web"], "pooled", ["web-successor"], []],
    ["the web version for what is installed", ["installed"], "pooled", ["web-successor"], ["web-successor"]],
    [
      "no installation of what is a web application",
      ["web"],
      "web",
      ["local-client", "remoteapp-same-os", "retest"],
      ["retest"],
    ],
    ["no move to where it stands", ["installed"], "local", ["local-client", "retest"], ["retest"]],
    ["a change where it stands", ["installed"], "pooled", ["grant-rights"], ["grant-rights"]],
    [
      "moves to anywhere where no delivery is meant",
      ["installed"],
      undefined,
      ["local-client"],
      ["local-client"],
    ],
  ])("are %s", (_why, forms, mode, remediation, expected) => {
    expect(fittingWays({ remediation }, { forms }, mode)).toEqual(expected);
  });

  const refused = RULES.flatMap((rule) =>
    Object.entries(rule.effects)
      .filter(([, effect]) => effect === "blocker" || effect === "condition")
      .map(([mode]) => [rule.id, mode as DeliveryMode, rule] as const),
  );

  it.each(refused)("of %s are there %s", (_id, mode, rule) => {
    expect(fittingWays(rule, { forms: [formFor(mode)] }, mode)).not.toEqual([]);
  });
});
