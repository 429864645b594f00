import { Testing, TerraformStack } from "cdktf";
import { SpreadRule } from "../../../constructs/vsphere/spread-rule";

test("fails with nothing to spread", () => {
  const stack = new TerraformStack(Testing.app(), "test");
  expect(() => new SpreadRule(stack, "rule", { name: "brokers", clusterId: "c", machines: [] })).toThrow(
    'spread rule "brokers" has 0 machines; allowed are 2 or more',
  );
});
