import { expectGolden } from "../support/golden";
import { platformJson } from "../support/azure-context";

describe("the stack of the Azure platform", () => {
  it("is the reviewed one", () => {
    expectGolden(platformJson(), "azure-platform");
  });
});
