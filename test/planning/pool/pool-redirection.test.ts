import { poolRedirection } from "../../../planning/pool/pool-redirection";
import { redirection, scenario } from "../../support/estate-object";

const open = scenario({ id: "open", redirection: redirection({ clipboard: true, microphone: true }) });
const closed = scenario({ id: "closed", redirection: redirection({ clipboard: true }) });

test("a single scenario keeps what it opens", () => {
  expect(poolRedirection("p", [open, open])).toEqual({ redirection: open.redirection, findings: [] });
});

test("only what every scenario opens stays open, and the loser is warned at its file", () => {
  const { redirection: result, findings } = poolRedirection("azure-pool-x", [open, closed]);
  expect(result).toEqual(redirection({ clipboard: true }));
  expect(findings).toMatchObject([
    {
      rule: "sizing/mixed-redirection",
      severity: "warning",
      file: "scenarios/open.yaml",
      pointer: "/redirection/microphone",
    },
  ]);
  expect(findings[0]!.message).toBe(
    'scenario "open" opens microphone, but pool "azure-pool-x" keeps it closed because "closed" does not open it',
  );
});

test("rejects a pool without scenario", () => {
  expect(() => poolRedirection("p", [])).toThrow('pool "p" has no scenario');
});
